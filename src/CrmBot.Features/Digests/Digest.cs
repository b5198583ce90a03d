using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;

namespace CrmBot.Features.Digests;

/// <summary>
/// One digest as it was issued: its numbers and, behind each, the records it counted. The card and the lists are drawn from here, so a
/// number and its list agree as long as it is kept (<see cref="Retention.Counted"/>), whatever changes afterwards.
/// </summary>
[RecordKind("digest")]
internal sealed class Digest : Record
{
    /// <summary>The plan, goal or board that it belongs to; null when somebody asked for it.</summary>
    public Guid? PlanId { get; init; }

    public DigestKind Kind { get; init; }

    /// <summary>Whose view of the company the numbers are.</summary>
    public Guid ReaderId { get; init; }

    /// <summary>Posted in a group: sums of money are left out.</summary>
    public bool InGroup { get; init; }

    /// <summary>Business time, Unix milliseconds.</summary>
    public long From { get; init; }

    public long To { get; init; }

    /// <summary>First and last day of the period, <c>yyyy-MM-dd</c>.</summary>
    public required string First { get; init; }

    public required string Last { get; init; }

    /// <summary>IANA zone in which the days begin and end.</summary>
    public required string Zone { get; init; }

    /// <summary>Names of the people and places it is limited to, for the card: 销售一组 · 华东. Empty: everything the reader sees.</summary>
    public string Scope { get; init; } = "";

    /// <summary>What was asked, as JSON; null for a digest.</summary>
    public string? Question { get; init; }

    /// <summary><see cref="DigestContent"/> as JSON.</summary>
    public required string Body { get; init; }

    public long MadeAt { get; init; }

    public TimeZoneInfo TimeZone => TimeZones.Find(Zone);
}
