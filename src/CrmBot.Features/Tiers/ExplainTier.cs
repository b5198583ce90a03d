using System.Text.Json.Nodes;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.Deals;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Tiers;

/// <inheritdoc/>
internal sealed class ExplainTier(TierRules rules, PrintCustomer print, WhenWords when, CompanySettings company) : ITierReason
{
    public async Task<bool> IsComputedAsync(ReadView view, CancellationToken cancellationToken) =>
        (await rules.AsOfAsync(view, cancellationToken)).AreSet;

    public async Task<TierReason> OfAsync(
        ReadView view, Customer customer, bool showsAmounts, string locale, CancellationToken cancellationToken)
    {
        var lines = await rules.AsOfAsync(view, cancellationToken);
        var last = await view.Db.Set<TierChange>().AsNoTracking().Where(change => change.CustomerId == customer.Id)
            .OrderByDescending(change => change.At).ThenByDescending(change => change.Id).FirstOrDefaultAsync(cancellationToken);
        if (!lines.AreSet) return new([], customer.Tier is null ? "" : Words(last is null ? "tier.why.off" : "tier.why.offNow"));
        var today = DateOnly.FromDateTime(view.LocalNow(TimeZones.Find(company.Zone)));
        if (await FindPurchases.Of(view, lines.Currency, today)
            .FirstOrDefaultAsync(one => one.CustomerId == customer.Id, cancellationToken) is not { } bought)
            return new([], Words(customer.Tier is null ? "tier.why.noneYet" : "tier.why.notBought"));
        var uncounted = await FindPurchases.UncountedAsync(view, customer.Id, lines.Currency, today, cancellationToken);
        List<JsonObject> rows = showsAmounts ? Figures(lines, bought, locale) : [];
        if (last is not null && last.To == customer.Tier) rows.Add(CardRow.Of(Words("tier.why.sinceLabel"), Since(last, today, locale)));
        return new(rows, string.Join(locale.StartsWith("zh", StringComparison.Ordinal) ? "" : " ", Hints().Where(text => text.Length > 0)));

        string Words(string key) => print.Words(locale, key);
        IEnumerable<string> Hints() =>
        [
            lines.TierOf(bought.Sum) is var tier && tier != customer.Tier
                ? print.Words(locale, "tier.why.tonight", ("tier", print.Tier(tier, locale))) : "",
            Words("tier.why.rule"),
            uncounted > 0 ? print.Words(locale, "tier.why.uncounted", ("count", uncounted)) : "",
            showsAmounts ? "" : Words("tier.why.masked"),
        ];
    }

    private List<JsonObject> Figures(TierLines lines, Purchases bought, string locale)
    {
        string Money(long minor) => PrintDeal.Money(minor, lines.Currency, locale);
        var set = new[] { TierCodes.Core, TierCodes.Key }.Where(tier => lines.Of(tier) > 0)
            .Select(tier => print.Words(locale, "tier.why.line", ("tier", print.Tier(tier, locale)), ("line", Money(lines.Of(tier)))));
        List<JsonObject> rows =
        [
            CardRow.Of(print.Words(locale, "tier.why.boughtLabel"),
                print.Words(locale, bought.Count == 0 ? "tier.why.nothing" : "tier.why.bought", ("sum", Money(bought.Sum)),
                    ("count", bought.Count))),
            CardRow.Of(print.Words(locale, "tier.why.linesLabel"), PrintCustomer.Joined([.. set])),
        ];
        if (lines.After(bought.Sum) is { } next)
            rows.Add(CardRow.Of(print.Words(locale, "tier.why.nextLabel"),
                print.Words(locale, "tier.why.next", ("missing", Money(lines.Of(next) - bought.Sum)), ("tier", print.Tier(next, locale)))));
        return rows;
    }

    private string Since(TierChange last, DateOnly today, string locale) => print.Words(
        locale, last.From is null ? "tier.why.sinceFirst" : "tier.why.since",
        ("day", DayCode.Read(last.Day) is { } day ? when.FullDay(day, today, locale) : ""), ("from", print.Tier(last.From, locale)),
        ("to", print.Tier(last.To, locale)));
}
