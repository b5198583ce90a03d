using CrmBot.Features.Customers;
using CrmBot.Language;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Deals;

/// <summary>A tap on a deal in a list: its card.</summary>
internal sealed class ViewDeal(Policy policy) : ICardVerb
{
    public string Verb => "deal.open";

    public bool IsRead => true;

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (!Guid.TryParseExact(action.Text("id"), "N", out var id)
            || await turn.Work.Records.ReadAsync<Deal>(id, cancellationToken) is not { } deal)
            return new Reply.Refuse("deal.gone");
        if (!policy.Decide(turn.Actor, "see", FindDeal.SubjectOf(deal)).Allowed) return new Reply.Refuse("deal.notYours");
        await turn.Work.Audit.NoteAsync("deal.seen", new RecordRef("deal", deal.Id), "list", cancellationToken);
        await CustomerReads.NoteAsync(turn.Work, deal.CustomerId, CustomerReads.Deal, cancellationToken);
        return UpdateDeal.Show(turn, deal);
    }
}

/// <summary>看详情 on a deal's card in a group: the full card goes to the direct chat of the person who tapped.</summary>
internal sealed class SendDealDetails(Policy policy) : ICardVerb
{
    public string Verb => "deal.details";

    public bool IsRead => true;

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (action.Record is not { Kind: "deal" or "contract" } record
            || await FindAsync(turn, record, cancellationToken) is not var (subject, customer))
            return new Reply.Refuse("deal.gone");
        if (!policy.Decide(turn.Actor, "see", subject).Allowed) return new Reply.Refuse("deal.notYours");
        await turn.Work.Audit.NoteAsync(record.Kind + ".seen", record, "details", cancellationToken);
        await CustomerReads.NoteAsync(turn.Work, customer, CustomerReads.Deal, cancellationToken);
        return await DetailsInDirectChat.SendAsync(turn, Verb, record, cancellationToken);
    }

    private static async Task<(Subject Subject, Guid Customer)?> FindAsync(
        Turn turn, RecordRef record, CancellationToken cancellationToken) =>
            await turn.Work.Records.FindAsync(record, cancellationToken) switch
            {
                Deal deal => (FindDeal.SubjectOf(deal), deal.CustomerId),
                Contracts.Contract contract => (contract.Subject, contract.CustomerId),
                _ => null,
            };
}

/// <summary>A message that replies to a deal's card is about that customer, and means that deal.</summary>
internal sealed class DealReplyContext(ICustomerDirectory customers) : IReplyContext
{
    public string Kind => "deal";

    public async Task<ReplyCard?> DescribeAsync(ReadView view, Guid id, CancellationToken cancellationToken)
    {
        var deal = await view.Records.FindAsync<Deal>(id, cancellationToken);
        return deal is not null && await customers.FindAsync(view, deal.CustomerId, cancellationToken) is { } customer
            ? new ReplyCard("deal", customer.Name) : null;
    }
}
