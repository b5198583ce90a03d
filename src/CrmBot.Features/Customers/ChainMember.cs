using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Customers;

/// <summary>Somebody who has a say in the customer's decision; need not be a contact (财务, 总经理).</summary>
[RecordKind("chain_member")]
internal sealed class ChainMember : Record
{
    public Guid CustomerId { get; init; }

    public Guid? ContactId { get; set; }

    /// <summary>As said: a name, a form of address or a post.</summary>
    [Personal]
    public required string Name { get; set; }

    public string? Title { get; set; }

    /// <summary>decision_maker, economic_buyer, technical, champion, user, purchasing or gatekeeper.</summary>
    public string? Role { get; set; }

    /// <summary>for, against or neutral.</summary>
    public string? Stance { get; set; }

    /// <summary>Place in the chain, from 1; null when the order is not known.</summary>
    public int? Step { get; set; }

    public bool IsCalled(string name) => FoldedName.Of(Name) == FoldedName.Of(name);
}
