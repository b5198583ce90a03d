using CrmBot.Features.Customers;
using CrmBot.Language;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Interactions;

/// <summary>A message that replies to a contact's card is about that customer.</summary>
internal sealed class InteractionReplyContext(ICustomerDirectory customers) : IReplyContext
{
    public string Kind => "interaction";

    public async Task<ReplyCard?> DescribeAsync(ReadView view, Guid id, CancellationToken cancellationToken)
    {
        var interaction = await view.Records.FindAsync<Interaction>(id, cancellationToken);
        return interaction is not null && await customers.FindAsync(view, interaction.CustomerId, cancellationToken) is { } customer
            ? new ReplyCard("preview", customer.Name)
            : null;
    }
}
