using CrmBot.Runtime.Store;

namespace CrmBot.Features.Loyalty;

/// <summary>Points given to a customer, or spent by one.</summary>
[RecordKind("points_entry")]
internal sealed class PointsEntry : Record
{
    public const int WhyLength = 200;

    /// <summary>More than that is a slip of the finger.</summary>
    public const int Most = 1_000_000;

    public Guid CustomerId { get; init; }

    /// <summary>Negative when they are spent.</summary>
    public int Delta { get; init; }

    /// <summary>What for, as typed.</summary>
    public string? Why { get; init; }

    public Guid GivenBy { get; init; }

    /// <summary>Business time, Unix milliseconds.</summary>
    public long GivenAt { get; init; }
}

/// <summary>
/// What a customer's points come to. Kept beside the entries so that two who spend
/// at the same time cannot spend the same points: one of them finds it changed.
/// </summary>
[RecordKind("points_account")]
internal sealed class PointsAccount : Record
{
    public Guid CustomerId { get; init; }

    public int Balance { get; set; }
}
