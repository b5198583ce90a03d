using System.Text.Json.Nodes;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Deals.Lists;

/// <summary>A list of deals in groups: each with its count and sum, and a button that opens exactly those.</summary>
internal sealed class DealGroups(
    PrintDeal print, DealStages stages, PrintCustomer printCustomer, CompanySettings settings, IPersonDirectory people)
{
    private const int MostGroups = 12;

    public async Task<Reply> CardAsync(
        Turn turn, ListRequest request, SaleScope scope, IQueryable<Deal> deals, string by, CancellationToken cancellationToken)
    {
        var groups = (await GroupAsync(turn, deals, by, cancellationToken)).OrderBy(group => group.Key == ListRequest.Nothing)
            .ThenByDescending(group => group.Value.Count).ThenBy(group => group.Key, StringComparer.Ordinal).ToList();
        var total = groups.Sum(group => group.Value.Count);
        List<JsonObject> rows = [];
        foreach (var (key, sums) in groups.Take(MostGroups))
        {
            rows.Add(new JsonObject
            {
                ["name"] = await NameAsync(turn, by, key, cancellationToken),
                ["sum"] = scope.ShowsAmounts ? sums.Print(turn.Locale) : "",
                ["ask"] = Drill(request, by, key).ToJson(),
                ["say"] = new JsonObject { ["count"] = print.Words(turn.Locale, "deal.list.inGroup", ("count", sums.Count),
                    ("share", WholePercent.Of(sums.Count, total))) },
            });
        }

        return new Reply.Card("deal-groups", new JsonObject
        {
            ["who"] = scope.Name,
            ["rows"] = CardRow.List(rows),
            ["say"] = new JsonObject
            {
                ["title"] = print.Words(turn.Locale, "deal.list.groups", ("count", total),
                    ("by", print.Words(turn.Locale, "deal.by." + (IsKnown(by) ? by : "stage")))),
                ["more"] = groups.Count > MostGroups
                    ? print.Words(turn.Locale, "deal.list.moreGroups", ("count", groups.Count - MostGroups)) : "",
            },
        });
    }

    private static bool IsKnown(string by) => by is "reason" or "stage" or "owner" or "grade" or "src" or "region" or "industry";

    private static async Task<Dictionary<string, MoneySums>> GroupAsync(
        Turn turn, IQueryable<Deal> deals, string by, CancellationToken cancellationToken)
    {
        var groups = new Dictionary<string, MoneySums>(StringComparer.Ordinal);
        foreach (var part in await PartsAsync(turn, deals, by, cancellationToken))
        {
            var key = part.Key is { Length: > 0 } known ? (by == "industry" ? Industries.Key(known)! : known) : ListRequest.Nothing;
            if (!groups.TryGetValue(key, out var sums)) groups[key] = sums = new MoneySums();
            sums.Add(part.Currency, part.Amount, part.Count);
        }

        return groups;
    }

    private static async Task<List<Part>> PartsAsync(Turn turn, IQueryable<Deal> deals, string by, CancellationToken cancellationToken)
    {
        if (by != "owner")
        {
            return await Keys(turn, deals, by).GroupBy(one => new { one.Key, one.Currency })
                .Select(group => new Part(group.Key.Key, group.Key.Currency, group.Sum(one => one.Amount), group.Count()))
                .ToListAsync(cancellationToken);
        }

        var owners = await deals.GroupBy(d => new { d.OwnerId, d.Currency })
            .Select(group => new { group.Key.OwnerId, group.Key.Currency, Sum = group.Sum(d => d.Amount), Count = group.Count() })
            .ToListAsync(cancellationToken);
        return owners.ConvertAll(part => new Part(part.OwnerId?.ToString("N"), part.Currency, part.Sum, part.Count));
    }

    private static IQueryable<Keyed> Keys(Turn turn, IQueryable<Deal> deals, string by)
    {
        if (by == "reason") return deals.Select(d => new Keyed { Key = d.Reason, Currency = d.Currency, Amount = d.Amount });
        if (by is not ("grade" or "src" or "region" or "industry"))
            return deals.Select(d => new Keyed { Key = d.Stage, Currency = d.Currency, Amount = d.Amount });
        var both = deals.Join(turn.Db.Set<Customer>(), d => d.CustomerId, c => c.Id, (deal, customer) => new { deal, customer });
        return by switch
        {
            "grade" =>
                both.Select(pair => new Keyed { Key = pair.customer.Grade, Currency = pair.deal.Currency, Amount = pair.deal.Amount }),
            "src" =>
                both.Select(pair => new Keyed { Key = pair.customer.Source, Currency = pair.deal.Currency, Amount = pair.deal.Amount }),
            "region" =>
                both.Select(pair => new Keyed { Key = pair.customer.Region, Currency = pair.deal.Currency, Amount = pair.deal.Amount }),
            _ => both.Select(pair => new Keyed { Key = pair.customer.Industry, Currency = pair.deal.Currency, Amount = pair.deal.Amount }),
        };
    }

    // A deal's stage is also kept when it is on hold: those are listed with the open ones, as they are counted.
    private static ListRequest Drill(ListRequest request, string by, string key) => by switch
    {
        "owner" => request.With("owner_id", key),
        "industry" => request.With("industry_is", key),
        "region" => request.With("region_is", key),
        "reason" or "grade" or "src" => request.With(by, key),
        _ => request.With("stage", key),
    };

    private async Task<string> NameAsync(Turn turn, string by, string key, CancellationToken cancellationToken)
    {
        if (key == ListRequest.Nothing) return print.Words(turn.Locale, by == "owner" ? "customer.pool" : "deal.by.unknown");
        return by switch
        {
            "reason" => print.Words(turn.Locale, "deal.reason." + key),
            "owner" => (await people.FindAsync(turn.Work, Guid.ParseExact(key, "N"), cancellationToken))?.Name ?? "",
            "grade" => print.Words(turn.Locale, "customer.grade", ("grade", key)),
            "src" => printCustomer.Source(key, turn.Locale),
            "region" => CompanySettings.Word(settings.Regions, key, turn.Locale),
            "industry" => Industries.Word(key, turn.Locale),
            _ => stages.Word(key, turn.Locale),
        };
    }

    private sealed class Keyed
    {
        public string? Key { get; init; }

        public string? Currency { get; init; }

        public long? Amount { get; init; }
    }

    private sealed record Part(string? Key, string? Currency, long? Amount, int Count);
}
