using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;

namespace CrmBot.Features.Digests;

/// <summary>Who gets which digest, when and about what. One per recipient and kind; switched off it stays, with its settings.</summary>
[RecordKind("digest_plan")]
internal sealed class DigestPlan : Record
{
    public const int FilterLength = 80;

    public static readonly TimeOnly Morning = new(9, 0);

    public DigestKind Kind { get; init; }

    /// <summary>Who gets it in the direct chat; null when it goes to a group.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The group it is posted in; null when it goes to a person.</summary>
    public string? PlaceKey { get; init; }

    /// <summary>Whose view of the numbers it shows, and who may change it.</summary>
    public Guid CreatedBy { get; set; }

    /// <summary>Wall time, <c>HH:mm</c>, in <see cref="Zone"/>.</summary>
    public string Clock { get; set; } = "09:00";

    /// <summary>IANA zone; also decides where days begin and end.</summary>
    public required string Zone { get; set; }

    /// <summary>Weekly: a weekday code; monthly: a day number or <c>last</c>.</summary>
    public string? Day { get; set; }

    /// <summary>Daily: also on days that are not worked.</summary>
    public bool EveryDay { get; set; }

    public string BlockText { get; private set; } = "";

    public string? Region { get; set; }

    public string? Team { get; set; }

    public string? Grade { get; set; }

    /// <summary>Only what this colleague did.</summary>
    public Guid? OwnerId { get; set; }

    public bool IsOn { get; set; } = true;

    /// <summary>Business time, Unix milliseconds.</summary>
    public long CreatedAt { get; init; }

    /// <summary>The blocks chosen; empty: those that the kind has by itself.</summary>
    public IReadOnlyList<string> Blocks
    {
        get => WordList.Read(BlockText);
        set => BlockText = WordList.Write(value);
    }

    public TimeZoneInfo TimeZone => TimeZones.Find(Zone);

    /// <summary>The repetition code of the language contract.</summary>
    public string Every => Kind switch
    {
        DigestKind.Weekly => Day ?? "MO",
        DigestKind.Monthly => "month:" + (Day ?? "1"),
        _ => EveryDay ? "day" : "workday",
    };

    public static Guid IdOf(DigestKind kind, Guid? person, string? placeKey) =>
        StableId.Of("digest_plan", DigestKinds.Word(kind), person?.ToString("N") ?? placeKey ?? "");
}
