using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Customers;

/// <summary>A tag on a customer.</summary>
[RecordKind("customer_tag")]
internal sealed class CustomerTag : Record
{
    public Guid CustomerId { get; init; }

    public Guid TagId { get; init; }

    /// <summary>Business time, Unix milliseconds.</summary>
    public long AddedAt { get; init; }

    public Guid? AddedBy { get; init; }

    public static Guid IdOf(Guid customerId, Guid tagId) => StableId.Of("customer_tag", customerId, tagId);

    public static CustomerTag Of(Guid customerId, Guid tagId, long now, Guid? by) =>
        new() { Id = IdOf(customerId, tagId), CustomerId = customerId, TagId = tagId, AddedAt = now, AddedBy = by };
}
