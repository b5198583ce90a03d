using CrmBot.Language;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Customers;

/// <summary>A reply to a customer's card is about that customer.</summary>
internal sealed class CustomerReplyContext(ICustomerDirectory directory) : IReplyContext
{
    public string Kind => "customer";

    public async Task<ReplyCard?> DescribeAsync(ReadView view, Guid id, CancellationToken cancellationToken) =>
        await directory.FindAsync(view, id, cancellationToken) is { } customer ? new ReplyCard("customer", customer.Name) : null;
}
