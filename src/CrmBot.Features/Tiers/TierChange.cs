using CrmBot.Runtime.Store;

namespace CrmBot.Features.Tiers;

/// <summary>
/// What a customer bought has moved it to another tier: from which, to which, and by
/// what. The rows of a customer are a chain: each begins where the one before ended.
/// </summary>
[RecordKind("tier_change")]
internal sealed class TierChange : Record
{
    public const int CodeLength = 20;

    public Guid CustomerId { get; set; }

    /// <summary>The tier before; of the first row the one that was given from outside, or null.</summary>
    public string? From { get; init; }

    public required string To { get; init; }

    /// <summary>How many tiers up, or down when negative; 0 where only the name of the lowest was given.</summary>
    public int Step { get; init; }

    /// <summary>What had been bought in the twelve months before, minor units.</summary>
    public long Amount { get; init; }

    public required string Currency { get; init; }

    /// <summary>The lines as they were then, minor units; 0 for none.</summary>
    public long CoreLine { get; init; }

    public long KeyLine { get; init; }

    /// <summary>The company's day, a <see cref="Reading.DayCode"/>.</summary>
    public int Day { get; init; }

    /// <summary>Business time, Unix milliseconds.</summary>
    public long At { get; init; }

    public TierLines Lines => new(CoreLine, KeyLine, Currency);
}
