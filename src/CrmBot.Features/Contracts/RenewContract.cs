using CrmBot.Features.Customers;
using CrmBot.Features.Deals;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Contracts;

/// <summary>建续约商机 on a contract's card: a deal for as much, to be signed before the contract ends.</summary>
internal sealed class RenewContract(
    ICustomerDirectory customers, OpenDeal open, KeepDealInStep keep, ContractTimers timers, PrintDeal print, Policy policy) : ICardVerb
{
    public string Verb => "contract.renew";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (action.Record is not { Kind: "contract", Id: var id }
            || await turn.Work.Records.FindAsync<Contract>(id, cancellationToken) is not { } contract
            || await customers.FindAsync(turn.Work, contract.CustomerId, cancellationToken) is not { } customer)
            return new Reply.Refuse("contract.gone");
        if (!policy.Decide(turn.Actor, "change", contract.Subject).Allowed) return new Reply.Refuse("deal.notYours");
        if (contract.RenewalId is { } known) return new Reply.OfRecord(new RecordRef("deal", known));
        var deal = await open.OpenAsync(turn, customer, cancellationToken);
        (deal.Name, deal.Kind, deal.CloseOn, deal.Term) = (print.Words(turn.Locale, "deal.kind.renewal"), "renewal", contract.EndOn,
            contract.Term);
        deal.Price(contract.Money, null);
        DealHistory.Add(turn.Work, deal, DealMoveKind.Opened, DealTeller.Of(turn), null, deal.Stage);
        contract.RenewalId = deal.Id;
        await timers.SetAsync(turn.Work, contract, cancellationToken);
        await keep.ChangedAsync(turn.Work, deal, cancellationToken);
        turn.Memory.LastRecord = new RecordRef("deal", deal.Id);
        return new Reply.Several(
            [new Reply.OfRecord(new RecordRef("contract", contract.Id)), new Reply.OfRecord(new RecordRef("deal", deal.Id))]);
    }
}
