using CrmBot.Features.Customers;
using CrmBot.Language;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Contracts;

/// <summary>A message that replies to a contract's card is about that customer.</summary>
internal sealed class ContractReplyContext(ICustomerDirectory customers) : IReplyContext
{
    public string Kind => "contract";

    public async Task<ReplyCard?> DescribeAsync(ReadView view, Guid id, CancellationToken cancellationToken)
    {
        var contract = await view.Records.FindAsync<Contract>(id, cancellationToken);
        return contract is not null && await customers.FindAsync(view, contract.CustomerId, cancellationToken) is { } customer
            ? new ReplyCard("notice", customer.Name) : null;
    }
}
