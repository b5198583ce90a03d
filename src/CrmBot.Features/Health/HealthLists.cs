using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Health;

/// <summary>The list behind a figure of the health card, a page at a time; as long as the figure says.</summary>
internal sealed class HealthLists(VisibleCustomers visible, PrintCustomer print) : ICardVerb
{
    private const int PageSize = 8;

    public string Verb => "health.open";

    public bool IsRead => true;

    public bool ReadsMuch => true;

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var page = int.TryParse(action.Text("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var wanted)
            ? Math.Min(wanted, 100_000) : 0;
        var among = await visible.ForAsync(turn.Work, turn.Actor, cancellationToken);
        return action.Text("what") switch
        {
            "duplicates" => await PairsAsync(turn, among, page, cancellationToken),
            "stale" => await CustomersAsync(turn, DataHealth.Stale(turn.Work, among), "stale", page, cancellationToken),
            "incomplete" => await CustomersAsync(turn, DataHealth.Incomplete(turn.Work, among), "incomplete", page, cancellationToken),
            "orphans" => await CustomersAsync(turn, DataHealth.Orphans(turn.Work, among), "orphans", page, cancellationToken),
            _ => new Reply.Refuse("customer.which.gone"),
        };
    }

    private async Task<Reply> PairsAsync(Turn turn, IQueryable<Customer> among, int page, CancellationToken cancellationToken)
    {
        var pairs = await DuplicatePairs.FindAsync(turn.Work, among, cancellationToken);
        var shown = pairs.Skip(page * PageSize).Take(PageSize).ToList();
        var ids = shown.SelectMany(pair => new[] { pair.One, pair.Other }).Distinct().ToList();
        var names = await turn.Db.Set<Customer>().Where(customer => ids.Contains(customer.Id))
            .Select(customer => new { customer.Id, customer.Name })
            .ToDictionaryAsync(customer => customer.Id, customer => customer.Name, cancellationToken);
        return Card(turn, "health-pairs", "duplicates", pairs.Count, page, shown.Select(pair => new JsonObject
        {
            ["left"] = names[pair.One],
            ["right"] = names[pair.Other],
            ["one"] = pair.One.ToString("N"),
            ["other"] = pair.Other.ToString("N"),
            ["shared"] = pair.Shared,
            ["say"] = new JsonObject { ["shared"] = print.Words(turn.Locale, "lead.shares." + pair.Shared) },
        }));
    }

    private async Task<Reply> CustomersAsync(
        Turn turn, IQueryable<Customer> found, string what, int page, CancellationToken cancellationToken)
    {
        var count = await found.CountAsync(cancellationToken);
        var shown = await (
            from customer in found.OrderBy(customer => customer.ChangedAt).ThenBy(customer => customer.Id).Skip(page * PageSize)
                .Take(PageSize)
            join owner in turn.Db.Set<Person>() on customer.OwnerId equals (Guid?)owner.Id into owners
            from owner in owners.DefaultIfEmpty()
            orderby customer.ChangedAt, customer.Id
            select new { customer, owner, hasMethod = turn.Db.Set<ContactMethod>().Any(method => method.CustomerId == customer.Id) })
                .ToListAsync(cancellationToken);
        return Card(turn, "health-list", what, count, page, shown.Select(row => new JsonObject
        {
            ["name"] = row.customer.Name,
            ["detail"] = PrintCustomer.Joined(
                what == "incomplete"
                    ? Missing(turn.Locale, row.customer, row.hasMethod)
                    : print.Words(turn.Locale, "health.lastChange",
                        ("day", print.Day(row.customer.ChangedAt, turn.Now, turn.Actor.Zone, turn.Locale))),
                print.Owner(row.owner?.Name, row.owner?.Team, turn.Locale)),
            ["id"] = row.customer.Id.ToString("N"),
        }));
    }

    private string Missing(string locale, Customer customer, bool hasMethod) => print.Words(
        locale, (customer.Source is null, !hasMethod) switch
        {
            (true, true) => "health.missing.both",
            (true, false) => "health.missing.source",
            _ => "health.missing.contact",
        });

    private Reply Card(Turn turn, string template, string what, int count, int page, IEnumerable<JsonObject> rows)
    {
        if (count == 0) return new Reply.Say("health.none");
        var pages = (count + PageSize - 1) / PageSize;
        return new Reply.Card(template, new JsonObject
        {
            ["what"] = what,
            ["rows"] = CardRow.List(rows),
            ["previous"] = page - 1,
            ["next"] = page + 1,
            ["hasPrevious"] = page > 0,
            ["hasNext"] = page + 1 < pages,
            ["say"] = new JsonObject
            {
                ["title"] = print.Words(turn.Locale, $"health.{what}.list", ("count", count)),
                ["page"] = pages > 1 ? print.Words(turn.Locale, "agenda.page", ("page", page + 1), ("pages", pages)) : "",
            },
        });
    }
}
