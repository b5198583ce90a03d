using System.Text.Json.Nodes;
using CrmBot.Features.Customers.Lists;
using CrmBot.Features.People;
using CrmBot.Language;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Customers;

/// <summary>Who has a tag; without a tag: which tags there are, and on how many customers.</summary>
internal sealed class ListTagged(VisibleCustomers customers, PrintCustomer print, Policy policy)
{
    private const int MostRead = 500;
    private const int MostShown = 10;

    public async Task<Reply> ReplyAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var wanted = frame.Texts("tags").Select(Tag.IdOf).ToList();
        if (wanted.Count == 0) return await AllTagsAsync(turn, cancellationToken);
        var holders = await HoldersAsync(turn, wanted, cancellationToken);
        var visible = holders.Where(holder => Sees(turn, holder.Subject)).ToList();
        if (visible.Count == 0) return new Reply.Say("customer.tag.nobody");
        var rows = visible.Take(MostShown).Select(holder => CustomerListCard.Row(
            holder.Name, PrintCustomer.Joined(holder.Line, print.Owner(holder.OwnerName, holder.Team, turn.Locale)), holder.Id, line: ""));
        return new CustomerListCard(print.Words(turn.Locale, "customer.tag.count", ("count", visible.Count)), rows)
        {
            Heading = string.Join(" · ", frame.Texts("tags")),
            More = visible.Count > MostShown
                ? print.Words(turn.Locale, "customer.moreCustomers", ("count", visible.Count - MostShown))
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

    private bool Sees(Turn turn, Subject subject)
    {
        var decision = policy.Decide(turn.Actor, turn.Place, "see", subject);
        return decision.Allowed && policy.Decide(turn.Actor, "see", subject).Allowed;
    }

    private async Task<List<Holder>> HoldersAsync(Turn turn, List<Guid> tags, CancellationToken cancellationToken)
    {
        var wanted = tags.Count;
        var ids = turn.Db.Set<CustomerTag>().Where(held => tags.Contains(held.TagId)).GroupBy(held => held.CustomerId)
            .Where(group => group.Count() == wanted).Select(group => group.Key);
        var found = await (
            from customer in await customers.ForAsync(turn.Work, turn.Actor, cancellationToken)
            where ids.Contains(customer.Id)
            join owner in turn.Db.Set<Person>() on customer.OwnerId equals (Guid?)owner.Id into owners
            from owner in owners.DefaultIfEmpty()
            orderby customer.Grade == null, customer.Grade, customer.Id
            select new { customer, owner }).AsNoTracking().Take(MostRead).ToListAsync(cancellationToken);
        return [.. found.Select(row => new Holder(row.customer.Id, row.customer.Name, print.Line(row.customer, turn.Locale),
            row.customer.OwnerId, row.owner?.Name, row.owner?.Team, row.customer.Region))];
    }

    private sealed record Holder(Guid Id, string Name, string Line, Guid? OwnerId, string? OwnerName, string? Team, string? Region)
    {
        public Subject Subject => new("customer", OwnerId, Team, Region);
    }
}
