using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Interactions.Dormant;

/// <summary>That a customer's owner has been told of the silence; one row a customer. The next contact makes it count no more.</summary>
[RecordKind("dormant_told")]
internal sealed class DormantTold : Record
{
    public Guid CustomerId { get; init; }

    /// <summary>Business time, Unix milliseconds.</summary>
    public long ToldAt { get; set; }

    public static Guid IdOf(Guid customer) => StableId.Of("dormant_told", customer);
}
