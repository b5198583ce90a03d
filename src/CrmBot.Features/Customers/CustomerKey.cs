using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Customers;

/// <summary>
/// Says which customer was the first with a phone number, a mail address, a WeChat id or a name. Its id comes
/// from that value, so the primary key lets only one of two writers who store the same customer at the same
/// moment through; the other runs again and finds the first. A second customer that somebody wants all the same
/// (two people called 张伟) has no key of its own for what is taken. The value itself is not kept here.
/// </summary>
[RecordKind("customer_key")]
internal sealed class CustomerKey : Record
{
    public Guid CustomerId { get; init; }

    public static Guid IdOf(string kind, string value) => StableId.Of("customer_key", kind, value);

    /// <summary>What a customer is recognised by.</summary>
    public static IEnumerable<Guid> Of(CustomerFile file) => file.Methods.Select(method => IdOf(method.Kind.ToString(), method.Value))
        .Append(IdOf("name", file.Customer.NameKey)).Distinct();
}
