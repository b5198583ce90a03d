using System.Text.Json.Nodes;
using CrmBot.Features.Interactions;
using CrmBot.Features.People;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Customers.Lists;

/// <summary>Customers as lines of a list: trade and place, whose, how far, and when somebody was last in contact.</summary>
internal sealed class CustomerRows(PrintCustomer print, IPersonDirectory people)
{
    public async Task<List<JsonObject>> OfAsync(
        Turn turn, IReadOnlyList<Customer> customers, bool showsOwner, CancellationToken cancellationToken)
    {
        var ids = customers.Select(customer => customer.Id).ToList();
        var last = await turn.Db.Set<Interaction>().Where(talk => ids.Contains(talk.CustomerId)).GroupBy(talk => talk.CustomerId)
            .Select(talks => new { Customer = talks.Key, At = talks.Max(talk => talk.HappenedAt) })
            .ToDictionaryAsync(talk => talk.Customer, talk => talk.At, cancellationToken);
        List<JsonObject> rows = [];
        foreach (var customer in customers)
        {
            var detail = PrintCustomer.Joined(print.Line(customer, turn.Locale),
                showsOwner ? await OwnerAsync(turn, customer, cancellationToken) : null);
            var line = PrintCustomer.Joined(print.Chips(customer, turn.Locale),
                LastContact(turn, last.TryGetValue(customer.Id, out var at) ? at : null));
            rows.Add(CustomerListCard.Row(customer.Name, detail, customer.Id, line));
        }

        return rows;
    }

    private string LastContact(Turn turn, long? at) => at is { } instant
        ? print.Words(turn.Locale, "customer.list.last", ("day", print.Day(instant, turn.Now, turn.Actor.Zone, turn.Locale)))
        : print.Words(turn.Locale, "customer.list.never");

    private async Task<string> OwnerAsync(Turn turn, Customer customer, CancellationToken cancellationToken)
    {
        var owner = customer.OwnerId is { } id ? await people.FindAsync(turn.Work, id, cancellationToken) : null;
        return print.Owner(owner?.Name, owner?.Team, turn.Locale);
    }
}
