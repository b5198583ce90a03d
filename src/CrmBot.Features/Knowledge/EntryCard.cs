using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Knowledge;

/// <summary>An entry with who wrote it, how many found it useful, and whether somebody says that it no longer holds.</summary>
internal sealed class EntryCard(IPersonDirectory people, CardLibrary cards, WhenWords when, Policy policy) : IRecordCard
{
    public string Kind => "knowledge";

    public async Task<CardContent?> RenderAsync(ReadView view, Guid id, CardView cardView, CancellationToken cancellationToken)
    {
        if (await view.Records.ReadAsync<KnowledgeEntry>(id, cancellationToken) is not { } entry
            || !policy.Decide(cardView.Viewer, "see", entry.Subject).Allowed) return null;
        var viewer = cardView.Viewer;
        return new CardContent("knowledge", new JsonObject
        {
            ["record"] = KnowledgeEntry.RefOf(id).ToString(),
            ["title"] = entry.Title,
            ["text"] = entry.Text,
            ["who"] = await NameAsync(view, entry.ChangedBy, cancellationToken),
            ["outdatedBy"] = entry.OutdatedBy is { } doubter ? await NameAsync(view, doubter, cancellationToken) : "",
            ["note"] = entry.OutdatedNote ?? "",
            ["isOutdated"] = entry.OutdatedAt is not null,
            ["mayChange"] = viewer is not null && policy.Decide(viewer, "change", entry.Subject).Allowed,
            ["say"] = Say(view, entry, cardView),
        }, "knowledge.summary");
    }

    private JsonObject Say(ReadView view, KnowledgeEntry entry, CardView cardView)
    {
        var locale = cardView.Locale;
        return new JsonObject
        {
            ["kind"] = entry.Kind == KnowledgeKind.Script ? cards.Words(locale, "knowledge.script") : "",
            ["topic"] = entry.Topic is { } topic && cards.HasWords("knowledge.topic." + topic)
                ? cards.Words(locale, "knowledge.topic." + topic) : "",
            ["when"] = when.Date(Instants.DayOf(entry.ChangedAt, cardView.Zone), Instants.DayOf(view.Now, cardView.Zone), locale),
            ["useful"] = entry.Useful > 0 ? cards.Words(locale, "knowledge.useful", ("count", entry.Useful)) : "",
        };
    }

    private async Task<string> NameAsync(ReadView view, Guid person, CancellationToken cancellationToken) =>
        (await people.FindAsync(view, person, cancellationToken))?.Name ?? "";
}

/// <summary>A reply to an entry's card is about that entry.</summary>
internal sealed class KnowledgeReplyContext : IReplyContext
{
    public string Kind => "knowledge";

    public async Task<ReplyCard?> DescribeAsync(ReadView view, Guid id, CancellationToken cancellationToken) =>
        await view.Records.ReadAsync<KnowledgeEntry>(id, cancellationToken) is { } entry
            ? new ReplyCard(entry.Kind == KnowledgeKind.Script ? "script" : "kb", null) : null;
}
