using CrmBot.Features.Customers;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads;

/// <summary>看详情 on a lead's card in a group: the full card goes to the direct chat of the person who tapped.</summary>
internal sealed class SendLeadDetails(LeadForChange leads) : ICardVerb
{
    public string Verb => "lead.details";

    public bool IsRead => true;

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (lead, _, refusal) = await leads.FindAsync(turn, action.Record, "see", cancellationToken);
        if (lead is null) return refusal!;
        var record = LeadDirectory.Record(lead);
        await turn.Work.Audit.NoteAsync("lead.seen", record, "details", cancellationToken);
        // The lead's card has the names and numbers of the customer's file.
        await CustomerReads.NoteAsync(turn.Work, new RecordRef("customer", lead.CustomerId), CustomerReads.Lead, cancellationToken);
        return await DetailsInDirectChat.SendAsync(turn, Verb, record, cancellationToken);
    }
}
