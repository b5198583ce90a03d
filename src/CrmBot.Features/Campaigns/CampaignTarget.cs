using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Campaigns;

internal enum TargetState
{
    /// <summary>Its turn has not come.</summary>
    Planned = 0,

    /// <summary>A message to the customer is written (<see cref="CampaignTarget.MessageId"/>).</summary>
    Written = 1,

    /// <summary>Given to whoever looks after the customer.</summary>
    WithOwner = 2,

    /// <summary>Left out, for <see cref="CampaignTarget.Reason"/>.</summary>
    Skipped = 3,
}

/// <summary>One customer of a campaign: whom it is for is settled once, when it is agreed on, and changes no more.</summary>
[RecordKind("campaign_target")]
internal sealed class CampaignTarget : Record
{
    /// <summary>Ways in which a campaign reaches customers.</summary>
    public const string Mail = "mail", Sms = "sms", Owner = "owner";

    public Guid CampaignId { get; init; }

    public Guid CustomerId { get; init; }

    /// <summary>Who looks after the customer, when it was written down and when it was given; null for the pool.</summary>
    public Guid? OwnerId { get; set; }

    /// <summary>mail, sms or owner.</summary>
    public required string Channel { get; init; }

    /// <summary>Of the share that goes first; all are when there is none.</summary>
    public bool IsFirst { get; set; }

    public TargetState State { get; set; }

    /// <summary>Why it was left out: optedOut, noOwner, noAddress or tooMuch; null when it was not.</summary>
    public string? Reason { get; set; }

    public Guid? MessageId { get; set; }

    /// <summary>When it was written or given. Business time, Unix milliseconds; 0 before.</summary>
    public long ReachedAt { get; set; }

    /// <summary>One for each customer, however often it is gathered.</summary>
    public static Guid IdOf(Guid campaign, Guid customer) => StableId.Of("campaign_target", campaign, customer);

    /// <summary>Whether a customer is of the share that goes first: the same whenever one asks.</summary>
    public static bool GoesFirst(Guid campaign, Guid customer, int? share) =>
        share is null || BitConverter.ToUInt32(StableId.Of("campaign_share", campaign, customer).ToByteArray(), 0) % Campaign.Whole < share;
}

/// <summary>What of a campaign one colleague does: the customers of theirs that no message reaches.</summary>
[RecordKind("campaign_part")]
internal sealed class CampaignPart : Record
{
    public Guid CampaignId { get; init; }

    public Guid OwnerId { get; init; }

    /// <summary>Customers given to them so far.</summary>
    public int Customers { get; set; }

    public static Guid IdOf(Guid campaign, Guid owner) => StableId.Of("campaign_part", campaign, owner);

    public static RecordRef RefOf(Guid id) => new("campaign_part", id);
}
