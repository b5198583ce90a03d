using CrmBot.Features.Customers;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Tiers;

/// <summary>The changes of tiers since they were last told of.</summary>
/// <param name="From">Business time, Unix milliseconds; what came after it is new.</param>
internal sealed record TierWindow(long From, long Until);

/// <summary>One customer that stands higher, or lower, than when its owner was last told.</summary>
/// <param name="Last">The change that brought it there.</param>
/// <param name="From">The tier it was in before all of them.</param>
internal sealed record TierMove(string Name, string From, TierChange Last);

/// <summary>What an owner hears: how many of theirs went up and down, and some of them, up first.</summary>
internal sealed record TierNews(int Up, int Down, IReadOnlyList<TierMove> Shown);

/// <summary>
/// Reads who has to be told what. A customer that went up and came down again in between, over a weekend, is no news: the steps add up.
/// </summary>
internal static class FindTierNews
{
    /// <summary>Owners with news beyond <paramref name="after"/>, in the order of ids.</summary>
    public static Task<List<Guid>> OwnersAsync(
        ReadView view, TierWindow window, Guid after, int most, CancellationToken cancellationToken) =>
            view.Db.Set<Customer>().AsNoTracking()
                .Where(customer => customer.MergedIntoId == null && customer.OwnerId != null && customer.OwnerId > after
                    && view.Db.Set<TierChange>().Where(change => change.At > window.From && change.At <= window.Until && change.Step != 0)
                        .Select(change => change.CustomerId).Contains(customer.Id))
                .Select(customer => customer.OwnerId!.Value).Distinct().OrderBy(owner => owner).Take(most).ToListAsync(cancellationToken);

    public static async Task<TierNews> OfAsync(ReadView view, TierWindow window, Guid owner, int most, CancellationToken cancellationToken)
    {
        var moved = (from change in view.Db.Set<TierChange>().AsNoTracking()
                     join customer in view.Db.Set<Customer>() on change.CustomerId equals customer.Id
                     where change.At > window.From && change.At <= window.Until && customer.OwnerId == owner
                         && customer.MergedIntoId == null
                     group change by change.CustomerId into all
                     select new { Customer = all.Key, Net = all.Sum(change => change.Step), At = all.Max(change => change.At) })
                         .Where(one => one.Net != 0);
        var first = await moved.OrderByDescending(one => one.Net).ThenBy(one => one.Customer).Take(most).ToListAsync(cancellationToken);
        List<TierMove> shown = [];
        foreach (var one in first) shown.Add(await MoveAsync(view, one.Customer, one.Net, one.At, cancellationToken));
        return new TierNews(await moved.CountAsync(one => one.Net > 0, cancellationToken),
            await moved.CountAsync(one => one.Net < 0, cancellationToken), shown);
    }

    private static async Task<TierMove> MoveAsync(ReadView view, Guid customer, int net, long at, CancellationToken cancellationToken)
    {
        var last = await view.Db.Set<TierChange>().AsNoTracking().Where(change => change.CustomerId == customer && change.At == at)
            .OrderByDescending(change => change.Id).FirstAsync(cancellationToken);
        var name = await view.Db.Set<Customer>().Where(one => one.Id == customer).Select(one => one.Name).FirstAsync(cancellationToken);
        return new TierMove(name, TierCodes.OfRank(TierCodes.RankOf(last.To) - net), last);
    }
}
