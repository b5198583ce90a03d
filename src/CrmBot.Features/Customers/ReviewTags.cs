using System.Text.Json.Nodes;
using CrmBot.Features.Monthly;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Customers;

/// <summary>
/// Keeps tags few and clear: which look alike, which nobody uses. Comes once a month to those
/// who look after the whole company, and whenever they ask; each finding has its button.
/// </summary>
internal sealed class ReviewTags(PrintCustomer print) : IMonthlyCard
{
    private const int MostPairs = 5, MostUnused = 5, MostCompared = 400;

    public string Name => "tags";

    public bool IsFor(Colleague person) => person.Role is Roles.Admin or Roles.Manager;

    public async Task<MonthlyNews?> BuildAsync(ReadView view, Colleague person, CancellationToken cancellationToken) =>
        await CardAsync(view, person.Locale, cancellationToken) is { } card
            && card.Data["pairs"]!.AsArray().Count + card.Data["unused"]!.AsArray().Count > 0 ? new(card) : null;

    public async Task<Reply.Card?> CardAsync(ReadView view, string locale, CancellationToken cancellationToken)
    {
        var tags = await view.Db.Set<Tag>().AsNoTracking().ToListAsync(cancellationToken);
        if (tags.Count == 0) return null;
        var holders = await view.Db.Set<CustomerTag>().GroupBy(held => held.TagId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var used = tags.Where(tag => holders.ContainsKey(tag.Id)).OrderByDescending(tag => holders[tag.Id])
            .ThenBy(tag => tag.Name, StringComparer.Ordinal).ToList();
        var unused = tags.Where(tag => !holders.ContainsKey(tag.Id)).OrderBy(tag => tag.Name, StringComparer.Ordinal).ToList();
        return new Reply.Card("tag-review", new JsonObject
        {
            ["pairs"] = CardRow.List(Alike(used).Take(MostPairs).Select(pair => Pair(pair.Kept, pair.Gone, holders, locale))),
            ["unused"] = CardRow.List(unused.Take(MostUnused).Select(tag => new JsonObject { ["name"] = tag.Name })),
            ["say"] = new JsonObject
            {
                ["counts"] = print.Words(locale, "tags.counts", ("used", used.Count), ("unused", unused.Count)),
                ["more"] = unused.Count > MostUnused ? print.Words(locale, "tags.moreUnused", ("count", unused.Count - MostUnused)) : "",
            },
        });
    }

    // The more used one of two that look alike stays.
    private static IEnumerable<(Tag Kept, Tag Gone)> Alike(List<Tag> used)
    {
        var compared = used.Take(MostCompared).ToList();
        for (var place = 1; place < compared.Count; place++)
        {
            if (SimilarTags.Closest(compared[place].Name, compared.Take(place).Select(tag => tag.Name)) is { } like)
                yield return (compared.First(tag => tag.Name == like), compared[place]);
        }
    }

    private JsonObject Pair(Tag kept, Tag gone, Dictionary<Guid, int> holders, string locale) => new()
    {
        ["to"] = kept.Name,
        ["from"] = gone.Name,
        ["say"] = new JsonObject
        {
            ["kept"] = print.Words(locale, "customer.tag.count", ("count", holders[kept.Id])),
            ["gone"] = print.Words(locale, "customer.tag.count", ("count", holders[gone.Id])),
        },
    };
}

/// <summary>合并 on the review: every holder of the one gets the other.</summary>
internal sealed class MergeReviewedTags(MergeTags merge) : ICardVerb
{
    public string Verb => "tags.merge";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (action.Text("from") is not { Length: > 0 } from || action.Text("to") is not { Length: > 0 } to)
            return new Reply.Refuse("customer.tag.noTag");
        return await merge.ReplyAsync(turn,
            new Frame("tag", new JsonObject { ["act"] = "merge", ["from"] = new JsonArray(from), ["to"] = to }), cancellationToken);
    }
}

/// <summary>删掉 on the review: only while nobody uses it.</summary>
internal sealed class DropTag(ReviewTags review) : ICardVerb
{
    public string Verb => "tags.drop";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (!Roles.SeesEverything(turn.Actor.Role)) return new Reply.Refuse("tags.notYours");
        if (action.Text("tag") is not { } name || FoldedName.Of(name).Length == 0
            || await turn.Work.Records.FindAsync<Tag>(Tag.IdOf(name), cancellationToken) is not { } tag)
            return new Reply.Refuse("customer.tag.nothingToMerge");
        if (await turn.Db.Set<CustomerTag>().AnyAsync(held => held.TagId == tag.Id, cancellationToken))
            return new Reply.Refuse("tags.stillUsed");
        turn.Db.Remove(tag);
        await turn.Work.World.ChangedAsync("tag", tag.Id, cancellationToken);
        await turn.Work.SaveAsync(cancellationToken);
        return await review.CardAsync(turn.Work, turn.Locale, cancellationToken) as Reply ?? new Reply.Say("customer.tag.noneYet");
    }
}
