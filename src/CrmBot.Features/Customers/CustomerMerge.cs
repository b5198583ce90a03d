using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Customers;

/// <summary>Two customers turned out to be one: <see cref="MergedId"/> stays as a name that leads to <see cref="KeptId"/>.</summary>
[RecordKind("customer_merge")]
internal sealed class CustomerMerge : Record
{
    public Guid KeptId { get; init; }

    public Guid MergedId { get; init; }

    public Guid? MergedBy { get; init; }

    /// <summary>Business time, Unix milliseconds.</summary>
    public long MergedAt { get; init; }
}

/// <summary>
/// A turn that spoke of a merged customer by the name it had before. What
/// such a turn wrote goes back to that customer when the merge is undone.
/// </summary>
[RecordKind("addressed_turn")]
internal sealed class AddressedTurn : Record
{
    public Guid MergeId { get; init; }

    public Guid TurnId { get; init; }

    public Guid KeptId { get; init; }

    public Guid MergedId { get; init; }

    /// <summary>One per turn and merge.</summary>
    public static AddressedTurn Of(CustomerMerge merge, Guid turn) => new()
    {
        Id = StableId.Of("addressed_turn", merge.Id, turn), MergeId = merge.Id, TurnId = turn, KeptId = merge.KeptId,
        MergedId = merge.MergedId,
    };
}

/// <summary>Somebody looked and said that these two are not one customer; nobody is asked about them again.</summary>
[RecordKind("apart")]
internal sealed class ApartCustomers : Record
{
    public Guid OneId { get; init; }

    public Guid OtherId { get; init; }

    public Guid? SaidBy { get; init; }

    /// <summary>Business time, Unix milliseconds.</summary>
    public long SaidAt { get; init; }

    public static Guid IdOf(Guid one, Guid other) =>
        one.CompareTo(other) < 0 ? StableId.Of("apart", one, other) : StableId.Of("apart", other, one);

    public static ApartCustomers Of(Guid one, Guid other, Guid? by, long now) =>
        new() { Id = IdOf(one, other), OneId = one, OtherId = other, SaidBy = by, SaidAt = now };
}
