using CrmBot.Features.Customers;
using CrmBot.Features.Deals.Lists;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Deals;

/// <summary>到哪步了, 签了吗: the customer's deal; of several open ones a list; with none open the last that was.</summary>
internal sealed class AnswerDeal(DealRowsOfList rows, PrintDeal print, Policy policy) : IAnswerField
{
    public string Field => "deal";

    public async Task<Reply?> AnswerAsync(Turn turn, Guid customerId, CancellationToken cancellationToken)
    {
        var deals = (await turn.Work.Records.ReadAllAsync<Deal>(nameof(Deal.CustomerId), customerId, cancellationToken))
            .Where(deal => policy.Decide(turn.Actor, "see", FindDeal.SubjectOf(deal)).Allowed).OrderByDescending(deal => deal.MovedAt)
            .ToList();
        var open = deals.Where(deal => !deal.IsClosed).ToList();
        if (open.Count <= 1) return (open.FirstOrDefault() ?? deals.FirstOrDefault()) is { } only ? UpdateDeal.Show(turn, only) : null;
        var showsAmounts =
            open.TrueForAll(deal => !policy.Decide(turn.Actor, "see", FindDeal.SubjectOf(deal)).Masked.Contains(SalePolicy.Amount));
        return await rows.CardAsync(turn, open, showsAmounts, print.Words(turn.Locale, "deal.list.ofCustomer", ("count", open.Count)),
            cancellationToken);
    }
}
