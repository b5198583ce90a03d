using CrmBot.Features.Customers;
using CrmBot.Features.Deals;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Tiers;

/// <summary>What a customer has bought in twelve months, as a query knows it.</summary>
internal sealed class Purchases
{
    public required Guid CustomerId { get; init; }

    /// <summary>Minor units.</summary>
    public required long Sum { get; init; }

    public required int Count { get; init; }
}

/// <summary>
/// Signed deals in the company's currency, added up by customer along an index; orders are shown only, because sales are counted by
/// deals. A customer that bought only earlier is there with nothing, so that it comes down; one that never bought is not.
/// </summary>
internal static class FindPurchases
{
    private const int Months = 12;

    public static IQueryable<Purchases> Of(ReadView view, string currency, DateOnly today) => Sum(Signed(view, currency, today), today);

    /// <summary>Of the customers beyond <paramref name="after"/> in the order of ids those whose tier is not what they bought.</summary>
    public static IQueryable<Purchases> Misplaced(ReadView view, TierLines lines, DateOnly today, Guid after)
    {
        var (core, key) = (lines.Reaching(TierCodes.Core), lines.Reaching(TierCodes.Key));
        return Sum(Signed(view, lines.Currency, today).Where(deal => deal.CustomerId > after), today)
            .Where(one =>
                view.Db.Set<Customer>().Where(customer => customer.Id == one.CustomerId).Select(customer => customer.Tier).FirstOrDefault()
                    != (one.Sum >= core ? TierCodes.Core : one.Sum >= key ? TierCodes.Key : TierCodes.Normal))
            .OrderBy(one => one.CustomerId);
    }

    /// <summary>What was signed in twelve months and is not counted: other money, or no sum told.</summary>
    public static Task<int> UncountedAsync(
        ReadView view, Guid customer, string currency, DateOnly today, CancellationToken cancellationToken)
    {
        var (from, to) = (DayCode.Of(today.AddMonths(-Months)), DayCode.Of(today));
        return view.Db.Set<Deal>().CountAsync(
            deal => deal.CustomerId == customer && deal.State == DealState.Won && deal.ClosedOn > from && deal.ClosedOn <= to
                && (deal.Amount == null || deal.Amount == 0 || deal.Currency != currency),
            cancellationToken);
    }

    private static IQueryable<Deal> Signed(ReadView view, string currency, DateOnly today)
    {
        var to = DayCode.Of(today);
        return view.Db.Set<Deal>().AsNoTracking()
            .Where(deal => deal.State == DealState.Won && deal.Currency == currency && deal.Amount > 0 && deal.ClosedOn <= to);
    }

    // Twelve months back is the same day of the month, which no longer counts.
    private static IQueryable<Purchases> Sum(IQueryable<Deal> deals, DateOnly today)
    {
        var from = DayCode.Of(today.AddMonths(-Months));
        return deals.GroupBy(deal => deal.CustomerId)
            .Select(all => new Purchases { CustomerId = all.Key, Sum = all.Sum(deal => deal.ClosedOn > from ? deal.Amount!.Value : 0),
                Count = all.Count(deal => deal.ClosedOn > from) });
    }
}
