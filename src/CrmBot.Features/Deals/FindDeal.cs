using CrmBot.Features.Customers;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Deals;

/// <summary>
/// The deal a write frame means; no deal and a customer when the customer has none that fits; or the answer instead of both.
/// </summary>
internal readonly record struct DealTarget(Deal? Deal, CustomerBrief? Customer, Reply? Instead);

/// <summary>
/// Finds the deal of a write frame and checks that the speaker may change it. A customer's only open deal is meant without being named; of
/// several the card replied to, the one of that name, or the one just talked about; otherwise the speaker is asked. Of closed ones the last
/// that was closed is meant.
/// </summary>
internal sealed class FindDeal(FindCustomer find, ChooseCustomer choose, ChooseDeal chooseDeal, ICustomerDirectory customers, Policy policy)
{
    /// <summary>Slot in which a choice among deals puts the deal itself; never comes from the parser.</summary>
    public const string IdSlot = "deal_id";

    /// <param name="states">Deals in one of these count; those of an earlier one first.</param>
    public async Task<DealTarget> FindAsync(Turn turn, Frame frame, IReadOnlyList<DealState> states, CancellationToken cancellationToken)
    {
        if (Guid.TryParseExact(frame.Text(IdSlot), "N", out var id)) return await ChosenAsync(turn, id, cancellationToken);
        var found = await find.FindAsync(turn, frame, cancellationToken);
        if (found.Only is not { } customer) return new(null, null, await choose.AskAsync(turn, frame, found, cancellationToken));
        turn.Memory.LastSubject = customer.Name;
        var deals = await DealsAsync(turn, customer.Id, states, cancellationToken);
        if (deals.Count == 0) return ForNew(turn, customer);
        var mine = deals.Where(deal => Decide(turn, deal).Allowed).ToList();
        if (mine.Count == 0) return Refused(turn, deals[0], customer);
        return Pick(turn, frame, mine) is { } meant
            ? new(meant, customer, null)
            : new(null, customer, chooseDeal.Ask(turn, frame, customer, mine));
    }

    /// <summary>Whether the speaker may open a deal at the customer.</summary>
    public DealTarget ForNew(Turn turn, CustomerBrief customer)
    {
        var decision = policy.Decide(turn.Actor, "change", new Subject("deal", customer.OwnerId, customer.Team));
        return decision.Allowed
            ? new(null, customer, null)
            : new(null, null, new Reply.Refuse(decision.ReasonKey!, ("owner", customer.OwnerName)));
    }

    public static Subject SubjectOf(Deal deal) => new("deal", deal.OwnerId, deal.Team);

    private Decision Decide(Turn turn, Deal deal) => policy.Decide(turn.Actor, "change", SubjectOf(deal));

    private DealTarget Refused(Turn turn, Deal deal, CustomerBrief customer) =>
        new(null, null, new Reply.Refuse(Decide(turn, deal).ReasonKey!, ("owner", customer.OwnerName)));

    private async Task<DealTarget> ChosenAsync(Turn turn, Guid id, CancellationToken cancellationToken)
    {
        if (await turn.Work.Records.FindAsync<Deal>(id, cancellationToken) is not { } deal
            || await customers.FindAsync(turn.Work, deal.CustomerId, cancellationToken) is not { } customer)
            return new(null, null, new Reply.Refuse("deal.gone"));
        turn.Memory.LastSubject = customer.Name;
        return Decide(turn, deal).Allowed ? new(deal, customer, null) : Refused(turn, deal, customer);
    }

    private static async Task<List<Deal>> DealsAsync(
        Turn turn, Guid customer, IReadOnlyList<DealState> states, CancellationToken cancellationToken)
    {
        var all = await turn.Work.Records.ListAsync<Deal>(nameof(Deal.CustomerId), customer, cancellationToken);
        foreach (var state in states)
        {
            var fitting = all.Where(deal => deal.State == state).OrderByDescending(deal => deal.MovedAt).ToList();
            if (fitting.Count > 0) return fitting;
        }

        return [];
    }

    private static Deal? Pick(Turn turn, Frame frame, List<Deal> deals)
    {
        if (deals.Count == 1) return deals[0];
        if (turn.RepliesTo is { Kind: "deal", Id: var replied } && deals.Find(deal => deal.Id == replied) is { } shown) return shown;
        if (!deals.Exists(deal => deal.IsOpen)) return deals[0];
        if (frame.Text("name") is { } name && deals.Find(deal => FoldedName.Of(deal.Name ?? "") == FoldedName.Of(name)) is { } named)
            return named;
        return frame.Has("ref") && turn.Memory.LastRecord is { Kind: "deal", Id: var last } ? deals.Find(deal => deal.Id == last) : null;
    }
}
