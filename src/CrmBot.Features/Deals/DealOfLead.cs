using CrmBot.Features.Customers;
using CrmBot.Features.Leads;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Deals;

/// <summary>转商机: the lead's need and budget begin a deal. A customer whose deal is open already keeps that one.</summary>
internal sealed class DealOfLead(FindDeal find, OpenDeal open, KeepDealInStep keep) : IDealOfLead
{
    public async Task<RecordRef?> OpenAsync(
        Turn turn, CustomerBrief customer, string? need, Budget? budget, CancellationToken cancellationToken)
    {
        var deals = await turn.Work.Records.ListAsync<Deal>(nameof(Deal.CustomerId), customer.Id, cancellationToken);
        if (deals.FirstOrDefault(static deal => deal.IsOpen) is { } known) return new RecordRef("deal", known.Id);
        if (find.ForNew(turn, customer).Customer is null) return null;
        var deal = await open.OpenAsync(turn, customer, cancellationToken);
        deal.Name = Clip.Optional(need, Deal.NameLength);
        deal.Price(budget, null);
        DealHistory.Add(turn.Work, deal, DealMoveKind.Opened, DealTeller.Of(turn), null, deal.Stage);
        await keep.ChangedAsync(turn.Work, deal, cancellationToken);
        return new RecordRef("deal", deal.Id);
    }
}
