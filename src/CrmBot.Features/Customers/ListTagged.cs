using System.Text.Json.Nodes;
using CrmBot.Features.Customers.Lists;
using CrmBot.Features.People;
using CrmBot.Language;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Customers;

/// <summary>Who has a tag; without a tag: which tags there are, and on how many customers.</summary>
internal sealed class ListTagged(VisibleCustomers customers, PrintCustomer print)
{
    private const int MostShown = 10;

    public async Task<Reply> ReplyAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var wanted = frame.Texts("tags").Select(Tag.IdOf).ToList();
        if (wanted.Count == 0) return await AllTagsAsync(turn, cancellationToken);
        var holders = await HoldersAsync(turn, wanted, cancellationToken);
        var count = await holders.CountAsync(cancellationToken);
        if (count == 0) return new Reply.Say("customer.tag.nobody");
        var rows = (await FirstAsync(turn, holders, cancellationToken)).Select(holder => CustomerListCard.Row(
            holder.Customer.Name,
            PrintCustomer.Joined(print.Line(holder.Customer, turn.Locale),
                print.Owner(holder.Owner?.Name, holder.Owner?.Team, turn.Locale)), holder.Customer.Id, line: ""));
        return new CustomerListCard(print.Words(turn.Locale, "customer.tag.count", ("count", count)), rows)
        {
            Heading = string.Join(" · ", frame.Texts("tags")),
            More = count > MostShown
                ? print.Words(turn.Locale, "customer.moreCustomers", ("count", count - MostShown))
                : "",
        }.ToReply();
    }

    private async Task<Reply> AllTagsAsync(Turn turn, CancellationToken cancellationToken)
    {
        var counts = await turn.Db.Set<CustomerTag>().GroupBy(held => held.TagId)
            .Select(group => new { Tag = group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Tag, group => group.Count, cancellationToken);
        var tags = await turn.Db.Set<Tag>().AsNoTracking().ToListAsync(cancellationToken);
        if (tags.Count == 0) return new Reply.Say("customer.tag.noneYet");
        var rows = tags.OrderByDescending(tag => counts.GetValueOrDefault(tag.Id)).ThenBy(tag => tag.Name, StringComparer.Ordinal)
            .Take(20).Select(
                tag => CardRow.Of(print.Words(turn.Locale, "customer.tag.count", ("count", counts.GetValueOrDefault(tag.Id))), tag.Name));
        return new Reply.Card("customer-tags", new JsonObject { ["rows"] = CardRow.List(rows) });
    }

    private async Task<IQueryable<Customer>> HoldersAsync(Turn turn, List<Guid> tags, CancellationToken cancellationToken)
    {
        var wanted = tags.Count;
        var ids = turn.Db.Set<CustomerTag>().Where(held => tags.Contains(held.TagId)).GroupBy(held => held.CustomerId)
            .Where(group => group.Count() == wanted).Select(group => group.Key);
        return (await customers.ForAsync(turn.Work, turn.Actor, cancellationToken)).Where(customer => ids.Contains(customer.Id));
    }

    private static async Task<List<Holder>> FirstAsync(Turn turn, IQueryable<Customer> holders, CancellationToken cancellationToken)
    {
        var found = await (
            from customer in holders
            join owner in turn.Db.Set<Person>() on customer.OwnerId equals (Guid?)owner.Id into owners
            from owner in owners.DefaultIfEmpty()
            orderby customer.Grade == null, customer.Grade, customer.Id
            select new { customer, owner }).AsNoTracking().Take(MostShown).ToListAsync(cancellationToken);
        return [.. found.Select(row => new Holder(row.customer, row.owner))];
    }

    private sealed record Holder(Customer Customer, Person? Owner);
}
