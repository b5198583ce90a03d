using CrmBot.Features.Customers;
using CrmBot.Features.Deals;
using CrmBot.Features.Leads.FirstContact;
using CrmBot.Features.Rules;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Interactions;

/// <summary>Customers who bought from us and whom nobody has talked to for some time: those one is about to lose.</summary>
internal static class FadingCustomers
{
    /// <summary>
    /// Days of silence: who bought is worried about sooner, after two thirds of the time after which anybody counts as dormant.
    /// </summary>
    public static async Task<int> AfterAsync(RuleBook rules, ReadView view, CancellationToken cancellationToken) =>
        Math.Max(1, await rules.ValueAsync(view, LeadRules.Dormant, cancellationToken) * 2 / 3);

    /// <param name="since">Business time, Unix milliseconds.</param>
    public static IQueryable<Customer> Of(ReadView view, IQueryable<Customer> customers, long since) =>
        SilentCustomers.Since(view, customers, since)
            .Where(c => view.Db.Set<Deal>().Any(deal => deal.CustomerId == c.Id && deal.State == DealState.Won));
}
