using System.Text.Json.Nodes;
using CrmBot.Features.Company;
using CrmBot.Features.Deals;
using CrmBot.Features.Deals.Lists;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Customers.Lists;

/// <summary>A list of customers in groups (客户按级别分): how many there are in each, with a button that opens exactly those.</summary>
internal sealed class CustomerGroups(PrintCustomer print, DealStages stages, CompanySettings settings, IPersonDirectory people)
{
    private const int MostGroups = 12;

    public async Task<Reply> CardAsync(
        Turn turn, ListRequest request, SaleScope scope, IQueryable<Customer> customers, string by, CancellationToken cancellationToken)
    {
        by = IsKnown(by) ? by : "stage";
        var groups = (await CountAsync(customers, by, cancellationToken)).GroupBy(group => Key(by, group.Key), group => group.Count)
            .Select(group => (group.Key, Count: group.Sum())).ToList();
        var total = groups.Sum(group => group.Count);
        List<JsonObject> rows = [];
        foreach (var (key, count) in InOrder(groups, by).Take(MostGroups))
            rows.Add(Row(await NameAsync(turn, by, key, cancellationToken), Drill(request, by, key),
                print.Words(turn.Locale, "customer.list.inGroup", ("count", count), ("share", WholePercent.Of(count, total)))));
        return new Reply.Card("customer-groups", new JsonObject
        {
            ["who"] = scope.Name,
            ["rows"] = CardRow.List(rows),
            ["say"] = new JsonObject
            {
                ["title"] = print.Words(turn.Locale, "customer.list.groups", ("count", total),
                    ("by", print.Words(turn.Locale, "customer.by." + by))),
                ["more"] = groups.Count > MostGroups
                    ? print.Words(turn.Locale, "deal.list.moreGroups", ("count", groups.Count - MostGroups)) : "",
            },
        });
    }

    private static string Key(string by, string? stored) =>
        stored is not { Length: > 0 } ? ListRequest.Nothing : by == "industry" ? Industries.Key(stored)! : stored;

    private static bool IsKnown(string by) => by is "grade" or "tier" or "stage" or "owner" or "src" or "region" or "industry";

    private static async Task<List<Group>> CountAsync(IQueryable<Customer> customers, string by, CancellationToken cancellationToken)
    {
        if (by == "owner")
        {
            return (await customers.GroupBy(customer => customer.OwnerId).Select(group => new { group.Key, Count = group.Count() })
                .ToListAsync(cancellationToken))
                .ConvertAll(group => new Group(group.Key?.ToString("N"), group.Count));
        }

        var groups = by switch
        {
            "grade" => customers.GroupBy(customer => customer.Grade),
            "tier" => customers.GroupBy(customer => customer.Tier),
            "src" => customers.GroupBy(customer => customer.Source),
            "region" => customers.GroupBy(customer => customer.Region),
            "industry" => customers.GroupBy(customer => customer.Industry),
            _ => customers.GroupBy(customer => (string?)customer.Stage),
        };
        return await groups.Select(group => new Group(group.Key, group.Count())).ToListAsync(cancellationToken);
    }

    // Grades and tiers in their own order; whatever has none comes last.
    private IEnumerable<(string Key, int Count)> InOrder(List<(string Key, int Count)> groups, string by) => by switch
    {
        "grade" => groups.OrderBy(group => group.Key == ListRequest.Nothing).ThenBy(group => group.Key, StringComparer.Ordinal),
        "tier" => groups.OrderBy(group => (uint)settings.Tiers.ToList().FindIndex(tier => tier.Code == group.Key)),
        _ => groups.OrderBy(group => group.Key == ListRequest.Nothing).ThenByDescending(group => group.Count)
            .ThenBy(group => group.Key, StringComparer.Ordinal),
    };

    private static ListRequest Drill(ListRequest request, string by, string key) => request.With(
        by switch { "owner" => "owner_id", "industry" => "industry_is", "region" => "region_is", _ => by }, key);

    private static JsonObject Row(string name, ListRequest ask, string count) => new()
    {
        ["name"] = name, ["ask"] = ask.ToJson(), ["say"] = new JsonObject { ["count"] = count },
    };

    private async Task<string> NameAsync(Turn turn, string by, string key, CancellationToken cancellationToken)
    {
        if (key == ListRequest.Nothing)
            return print.Words(turn.Locale,
                by switch { "owner" => "customer.pool", "grade" => "customer.list.unrated", _ => "deal.by.unknown" });
        return by switch
        {
            "grade" => print.Words(turn.Locale, "customer.grade", ("grade", key)),
            "tier" => print.Tier(key, turn.Locale),
            "owner" => (await people.FindAsync(turn.Work, Guid.ParseExact(key, "N"), cancellationToken))?.Name ?? "",
            "src" => print.Source(key, turn.Locale),
            "region" => CompanySettings.Word(settings.Regions, key, turn.Locale),
            "industry" => Industries.Word(key, turn.Locale),
            _ => stages.Word(key, turn.Locale),
        };
    }

    private sealed record Group(string? Key, int Count);
}
