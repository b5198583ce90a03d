using System.Text.Json.Nodes;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Customers;

/// <summary>
/// Puts tags on a customer, takes them off, lists and merges them (intent <c>tag</c>). A new tag that looks like a known one, or is the
/// name of a tier, is asked about first.
/// </summary>
internal sealed class TagCustomer(
    CustomerForChange target, WriteTags write, ListTagged list, MergeTags merge, PrintCustomer print, ITierReason tiers) : IFrameHandler
{
    private const int MostTags = 10;

    public string Intent => "tag";

    public bool ReadsMuch(Frame frame) => frame.Is("act", "list");

    public Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken) => frame.Text("act") switch
    {
        "list" => list.ReplyAsync(turn, frame, cancellationToken),
        "merge" => merge.ReplyAsync(turn, frame, cancellationToken),
        "del" => RemoveAsync(turn, frame, cancellationToken),
        _ => AddAsync(turn, frame, cancellationToken),
    };

    public async Task<DraftView> DescribeAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (frame.Is("act", "merge")) return await merge.DescribeAsync(turn, frame, cancellationToken);
        List<DraftLine> lines = [new("customer.label.tags", string.Join(" · ", frame.Texts("tags")))];
        if (frame.Text("cust") is { } name) lines.Insert(0, new("customer.label.customer", name));
        return new DraftView(frame.Is("act", "del") ? "customer.tag.removing" : "customer.tag.adding", lines);
    }

    private async Task<Reply> AddAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var (customer, instead) = await target.FindAsync(turn, frame, "change", cancellationToken);
        if (customer is null) return instead!;
        var tags = Typed(frame);
        if (tags.Count == 0) return new Reply.Refuse("customer.tag.noTag");
        if (frame.Is("warn", "tier_computed")) return await AskTierAsync(turn, customer, tags, cancellationToken);
        var known = await turn.Db.Set<Tag>().AsNoTracking().Select(tag => tag.Name).ToListAsync(cancellationToken);
        var odd = tags.Select(tag => (Tag: tag, Like: Alike(tag, known))).FirstOrDefault(pair => pair.Like is not null);
        return odd.Like is not null
            ? Ask(customer, tags, (odd.Tag, odd.Like, print.Words(turn.Locale, "customer.tag.isAlike")), isTier: false)
            : await write.AddAsync(turn, customer, tags, cancellationToken);
    }

    private async Task<Reply> RemoveAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var (customer, instead) = await target.FindAsync(turn, frame, "change", cancellationToken);
        return customer is null ? instead! : await write.RemoveAsync(turn, customer, Typed(frame), cancellationToken);
    }

    /// <summary>The known tag that a new one resembles; null when the tag is known itself or resembles none.</summary>
    private static string? Alike(string tag, IReadOnlyCollection<string> known) =>
        known.Any(name => FoldedName.Of(name) == FoldedName.Of(tag)) ? null : SimilarTags.Closest(tag, known);

    private async Task<Reply> AskTierAsync(Turn turn, Customer customer, List<string> tags, CancellationToken cancellationToken)
    {
        var title = await tiers.IsComputedAsync(turn.Work, cancellationToken) ? "customer.tag.isTier" : "customer.tag.isGivenTier";
        var now = customer.Tier is { } tier ? print.Tier(tier, turn.Locale) : print.Words(turn.Locale, "customer.tag.noTier");
        return Ask(customer, tags, (tags[0], now, print.Words(turn.Locale, title)), isTier: true);
    }

    private static Reply.Card Ask(
        Customer customer, IReadOnlyList<string> tags, (string Odd, string Known, string Title) asked, bool isTier) => new(
            "customer-tag-ask",
            new JsonObject
            {
                ["name"] = customer.Name,
                ["typed"] = asked.Odd,
                ["known"] = asked.Known,
                ["tags"] = new JsonArray([.. tags.Select(tag => (JsonNode)tag)]),
                ["instead"] = new JsonArray(
                    [.. tags.Select(tag => (JsonNode)(tag == asked.Odd && !isTier ? asked.Known : tag)).DistinctBy(tag => (string)tag!)]),
                ["isTier"] = isTier,
                ["say"] = new JsonObject { ["title"] = asked.Title },
            },
            new("customer", customer.Id));

    private static List<string> Typed(Frame frame) =>
    [
        .. frame.Texts("tags").Select(tag => Clip.To(tag.ReplaceLineEndings(" "), Tag.NameLength))
            .Where(tag => FoldedName.Of(tag).Length > 0)
            .DistinctBy(FoldedName.Of).Take(MostTags),
    ];
}
