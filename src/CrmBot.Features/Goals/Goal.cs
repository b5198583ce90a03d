using CrmBot.Features.Digests;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;

namespace CrmBot.Features.Goals;

/// <summary>What somebody, a team or the company wants to reach by a day, measured the way reports measure it.</summary>
[RecordKind("goal")]
internal sealed class Goal : Record
{
    public const int MeasureLength = 20;

    /// <summary>Code of the language contract's <c>goal.m</c>.</summary>
    public required string Measure { get; init; }

    public GoalUnit Unit { get; init; }

    /// <summary>ISO currency of a sum of money: only what was signed in it counts.</summary>
    public string? Currency { get; init; }

    /// <summary>Whose it is; null for a team's or the company's.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The team whose it is, or the one that the person was in; null for the company's.</summary>
    public string? Team { get; init; }

    /// <summary>In units of <see cref="Unit"/>.</summary>
    public long Target { get; set; }

    /// <summary>The same of the comparable time before, when it was set; null when there was nothing to measure.</summary>
    public long? Baseline { get; set; }

    /// <summary><see cref="DayCode"/> of the first day that counts.</summary>
    public int StartOn { get; set; }

    /// <summary><see cref="DayCode"/> of the last day that counts.</summary>
    public int EndOn { get; set; }

    /// <summary>IANA zone in which its days begin and end.</summary>
    public required string Zone { get; init; }

    public Guid CreatedBy { get; init; }

    /// <summary>Business time, Unix milliseconds.</summary>
    public long CreatedAt { get; init; }

    /// <summary>When somebody gave it up; null while it stands.</summary>
    public long? EndedAt { get; set; }

    public bool IsCompany => PersonId is null && Team is null;

    public DateOnly First => DayCode.Read(StartOn) ?? default;

    public DateOnly Last => DayCode.Read(EndOn) ?? default;

    public TimeZoneInfo TimeZone => TimeZones.Find(Zone);

    public Subject Subject => new("goal", PersonId, Team);
}
