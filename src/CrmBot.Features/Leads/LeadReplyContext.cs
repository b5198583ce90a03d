using CrmBot.Language;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads;

/// <summary>A reply to a lead's card is about its customer.</summary>
internal sealed class LeadReplyContext(LeadDirectory leads) : IReplyContext
{
    public string Kind => "lead";

    public async Task<ReplyCard?> DescribeAsync(ReadView view, Guid id, CancellationToken cancellationToken) =>
        await leads.FindAsync(view, new RecordRef("lead", id), cancellationToken) is var (_, customer)
            ? new ReplyCard("lead", customer.Name) : null;
}
