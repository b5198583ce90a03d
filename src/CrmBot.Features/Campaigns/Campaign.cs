using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Campaigns;

internal enum CampaignState
{
    /// <summary>Somebody who may decide has not yet.</summary>
    Asked = 0,

    /// <summary>Being decided on is over; whom it is for is written down, some hundred customers at a time.</summary>
    Gathering = 1,

    /// <summary>Everybody is written down, and its hour has not come.</summary>
    Scheduled = 2,

    Sending = 3,

    /// <summary>The first share is out; the rest waits for somebody's word.</summary>
    Tried = 4,

    Done = 5,

    Stopped = 10,

    Declined = 11,
}

/// <summary>The same offer to a group of customers, by mail, text message or through whoever looks after them.</summary>
[RecordKind("campaign")]
internal sealed class Campaign : Record
{
    public const int NameLength = 120, OfferLength = 200, TextLength = 1000;

    /// <summary>What <see cref="SplitShare"/> counts in: 10 % are 1000.</summary>
    public const int Whole = 10_000;

    /// <summary>What people call it, as typed; null when nobody gave it a name.</summary>
    public string? Name { get; set; }

    /// <summary>Code of the language contract's <c>campaign.seg</c>, or <c>grade_a</c> and the like.</summary>
    public required string Segment { get; init; }

    /// <summary>What customers get, as typed; null when it is about its name (春季新品).</summary>
    public string? Offer { get; set; }

    /// <summary>Code of the contract's <c>campaign.channel</c>; null for whatever reaches each of them.</summary>
    public string? Channel { get; init; }

    /// <summary>What is written to customers, as typed; null for our words around the offer, in each customer's language.</summary>
    public string? Text { get; set; }

    /// <summary>The share that goes first, of <see cref="Whole"/>; null for everybody at once.</summary>
    public int? SplitShare { get; init; }

    /// <summary>When it begins. Business time, Unix milliseconds.</summary>
    public long StartAt { get; init; }

    /// <summary>Only this person's customers; null for a team's or everybody's.</summary>
    public Guid? OfPerson { get; init; }

    /// <summary>The team whose customers they are, or whose the person is; null for everybody's.</summary>
    public string? Team { get; init; }

    public Guid MadeBy { get; init; }

    /// <summary>Business time, Unix milliseconds.</summary>
    public long MadeAt { get; init; }

    public CampaignState State { get; set; }

    /// <summary>Who said yes or no to it; null while nobody has.</summary>
    public Guid? DecidedBy { get; set; }

    public Guid? StoppedBy { get; set; }

    /// <summary>Somebody let the rest go after the first share.</summary>
    public bool RestGoes { get; set; }

    /// <summary>Something may still be sent.</summary>
    public bool IsOpen => State < CampaignState.Done;

    /// <summary>Nothing has left, so it can still be worded otherwise.</summary>
    public bool IsAhead => State <= CampaignState.Scheduled;

    public Subject Subject => new("campaign", MadeBy, Team);

    public static RecordRef RefOf(Guid id) => new("campaign", id);
}
