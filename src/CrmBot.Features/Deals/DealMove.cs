using CrmBot.Runtime.Store;

namespace CrmBot.Features.Deals;

/// <summary>
/// One change of a deal: who, when, from what, to what, and what the deal counted for then. Reports of the past are made of these rows,
/// whatever becomes of the deal; only what is told later about the same end (why it was lost, for how much it was won) is added.
/// </summary>
[RecordKind("deal_move")]
internal sealed class DealMove : Record
{
    public Guid DealId { get; init; }

    public Guid CustomerId { get; set; }

    public DealMoveKind Kind { get; init; }

    /// <summary>When it was told. Business time, Unix milliseconds.</summary>
    public long At { get; init; }

    /// <summary>The day it counts for (<see cref="Reading.DayCode"/>): a signature told today may be yesterday's.</summary>
    public int Day { get; init; }

    /// <summary>Who told; null for an import.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Whose deal it was then.</summary>
    public Guid? OwnerId { get; init; }

    public string? Team { get; init; }

    /// <summary>Stage codes for a move, the state's name (open, held, won, lost) for an end; otherwise the value before.</summary>
    public string? From { get; init; }

    public string? To { get; init; }

    /// <summary>What the deal counted for after the change, minor units.</summary>
    public long? Amount { get; set; }

    public string? Currency { get; set; }

    /// <summary>Why it was lost.</summary>
    public string? Reason { get; set; }

    /// <summary>The competitor then.</summary>
    public string? Rival { get; set; }

    public string? Note { get; set; }

    public bool IsEnd => Kind is DealMoveKind.Won or DealMoveKind.Lost or DealMoveKind.Held;
}

/// <summary>
/// What a row of a deal's history tells. The first are moves; from <see cref="Amount"/> on they are facts that became known or changed.
/// </summary>
internal enum DealMoveKind
{
    Opened = 0,
    Stage = 1,
    Won = 2,
    Lost = 3,
    Held = 4,
    Reopened = 5,
    Amount = 10,
    Close = 11,
    Probability = 12,
    Rival = 13,
    Blocker = 14,
    Name = 15,
    Products = 16,
    Owner = 17,
}
