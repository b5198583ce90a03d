using System.Globalization;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Reports;

/// <summary>The records of one group.</summary>
/// <param name="Key">A code, a name, an id or a period code, by what it is grouped by; empty for what nobody knows.</param>
internal sealed record ReportGroup(string Key, IReadOnlyList<ReportItem> Items);

/// <summary>Puts what was counted into groups.</summary>
internal static class GroupItems
{
    private const int AtOnce = 5_000;

    /// <summary>The groups in the order of their keys; an item of several reasons is in each of them.</summary>
    public static async Task<IReadOnlyList<ReportGroup>> ByAsync(
        ReadView view, IReadOnlyList<ReportItem> items, string by, CancellationToken cancellationToken)
    {
        var teams = by == "team" ? await view.Db.Set<Person>().AsNoTracking()
            .ToDictionaryAsync(person => person.Id, person => person.Team, cancellationToken) : [];
        var customers = by is "industry" or "region" or "src" or "grade" ? await TraitsAsync(view, items, cancellationToken) : [];
        return
        [
            .. items.SelectMany(item => (by == "team"
                ? [item.Owner is { } owner ? teams.GetValueOrDefault(owner) ?? "" : ""]
                : Keys(item, by, customers.GetValueOrDefault(item.CustomerId))).Select(key => (Key: key, Item: item)))
                .GroupBy(pair => pair.Key, pair => pair.Item, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new ReportGroup(group.Key, [.. group])),
        ];
    }

    private static IEnumerable<string> Keys(ReportItem item, string by, Traits? customer) => by switch
    {
        "stage" => [item.Stage ?? ""],
        "reason" => item.Reasons.Count == 0 ? [""] : item.Reasons,
        "rival" => [item.Rival ?? ""],
        "owner" => [item.Owner?.ToString("N") ?? ""],
        "customer" => [item.CustomerId.ToString("N")],
        "month" => [item.Day.ToString("yyyy-MM", CultureInfo.InvariantCulture)],
        "week" => [Week(item.Day)],
        "src" => [item.Source ?? customer?.Source ?? ""],
        "grade" => [item.Grade ?? customer?.Grade ?? ""],
        "region" => [customer?.Region ?? ""],
        "industry" => [customer?.Industry ?? ""],
        _ => [""],
    };

    private static string Week(DateOnly day)
    {
        var moment = day.ToDateTime(default);
        return string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(moment):0000}-W{ISOWeek.GetWeekOfYear(moment):00}");
    }

    private static async Task<Dictionary<Guid, Traits>> TraitsAsync(
        ReadView view, IReadOnlyList<ReportItem> items, CancellationToken cancellationToken)
    {
        var known = new Dictionary<Guid, Traits>();
        foreach (var part in items.Select(item => item.CustomerId).Distinct().Chunk(AtOnce))
        {
            var ids = part.ToList();
            var rows = await view.Db.Set<Customer>().AsNoTracking().Where(customer => ids.Contains(customer.Id))
                .Select(customer => new { customer.Id, customer.Source, customer.Grade, customer.Region, customer.Industry })
                .ToListAsync(cancellationToken);
            foreach (var row in rows) known[row.Id] = new Traits(row.Source, row.Grade, row.Region, Industries.Key(row.Industry));
        }

        return known;
    }

    private sealed record Traits(string? Source, string? Grade, string? Region, string? Industry);
}
