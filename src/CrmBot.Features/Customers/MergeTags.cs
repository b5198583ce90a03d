using System.Text.Json.Nodes;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Customers;

/// <summary>Several tags become one: every holder of the others gets it, and the others are gone.</summary>
internal sealed class MergeTags(PrintCustomer print)
{
    public async Task<DraftView> DescribeAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (Refusal(turn) is { } no) return new DraftView("customer.tag.merging", []) { Refusal = no };
        var holders = (await HoldersAsync(turn, Sources(frame), cancellationToken)).Select(held => held.CustomerId).Distinct().Count();
        return new DraftView("customer.tag.merging",
        [
            new("customer.tag.from", string.Join(" · ", frame.Texts("from"))),
            new("customer.tag.to", frame.Text("to") ?? ""),
            new("customer.tag.holders", print.Words(turn.Locale, "customer.tag.count", ("count", holders))),
        ]);
    }

    public async Task<Reply> ReplyAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (Refusal(turn) is { } no) return no;
        var sources = Sources(frame);
        if (frame.Text("to") is not { } typed || FoldedName.Of(typed).Length == 0) return new Reply.Refuse("customer.tag.noTag");
        var target = Clip.To(typed, Tag.NameLength);
        sources.Remove(Tag.IdOf(target));
        var held = await HoldersAsync(turn, sources, cancellationToken);
        var tags = await turn.Db.Set<Tag>().Where(tag => sources.Contains(tag.Id)).ToListAsync(cancellationToken);
        if (tags.Count == 0) return new Reply.Say("customer.tag.nothingToMerge");
        foreach (var customerId in held.Select(one => one.CustomerId).Distinct())
            await WriteTags.PutAsync(turn.Work, customerId, target, turn.Actor.Id, cancellationToken);
        turn.Db.RemoveRange(held);
        turn.Db.RemoveRange(tags);
        foreach (var tag in tags) await turn.Work.World.ChangedAsync("tag", tag.Id, cancellationToken);
        return await NotedAsync(turn, target, tags, [.. held.Select(one => one.CustomerId).Distinct()], cancellationToken);
    }

    // It changes the customers of all teams, and tells how many there are.
    private static Reply.Refuse? Refusal(Turn turn) =>
        Roles.SeesEverything(turn.Actor.Role) ? null : new Reply.Refuse("customer.tag.mergeForAll");

    private async Task<Reply> NotedAsync(
        Turn turn, string target, List<Tag> gone, List<Guid> customers, CancellationToken cancellationToken)
    {
        foreach (var customer in await turn.Db.Set<Customer>().Where(one => customers.Contains(one.Id)).ToListAsync(cancellationToken))
            await KeepCustomerInStep.ChangedAsync(turn.Work, customer, cancellationToken);
        return new Reply.Card("customer-noted", new JsonObject
        {
            ["say"] = new JsonObject { ["title"] = print.Words(turn.Locale, "customer.tag.merged"), ["hint"] = "" },
            ["name"] = target,
            ["rows"] = CardRow.List(
            [
                CardRow.Of(print.Words(turn.Locale, "customer.tag.from"), string.Join(" · ", gone.Select(tag => tag.Name))),
                CardRow.Of(print.Words(turn.Locale, "customer.tag.holders"),
                    print.Words(turn.Locale, "customer.tag.count", ("count", customers.Count))),
            ]),
        });
    }

    private static List<Guid> Sources(Frame frame) => [.. frame.Texts("from").Select(Tag.IdOf).Distinct()];

    private static Task<List<CustomerTag>> HoldersAsync(Turn turn, List<Guid> tags, CancellationToken cancellationToken) =>
        turn.Db.Set<CustomerTag>().Where(held => tags.Contains(held.TagId)).ToListAsync(cancellationToken);
}
