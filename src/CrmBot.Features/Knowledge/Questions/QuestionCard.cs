using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;

namespace CrmBot.Features.Knowledge.Questions;

/// <summary>A question without an answer: what comes near, who was asked; and the answer, once there is one.</summary>
internal sealed class QuestionCard(IPersonDirectory people, CardLibrary cards, WhenWords when) : IRecordCard
{
    public string Kind => "knowledge_question";

    public async Task<CardContent?> RenderAsync(ReadView view, Guid id, CardView cardView, CancellationToken cancellationToken)
    {
        if (await view.Records.ReadAsync<KnowledgeQuestion>(id, cancellationToken) is not { } question) return null;
        var (locale, viewer) = (cardView.Locale, cardView.Viewer);
        var answer = question.EntryId is { } entry ? await view.Records.ReadAsync<KnowledgeEntry>(entry, cancellationToken) : null;
        var isOpen = question.ClosedAt is null;
        return new CardContent("knowledge-question", new JsonObject
        {
            ["id"] = question.Id.ToString("N"),
            ["record"] = KnowledgeQuestion.RefOf(question.Id).ToString(),
            ["asked"] = question.Text,
            ["by"] = viewer?.Id == question.AskedBy ? "" : (await people.FindAsync(view, question.AskedBy, cancellationToken))?.Name ?? "",
            ["near"] = CardRow.List(isOpen && viewer?.Id == question.AskedBy ? await NearAsync(view, question, cancellationToken) : []),
            ["answerTitle"] = answer?.Title ?? "",
            ["answer"] = answer?.Text ?? "",
            ["isOpen"] = isOpen,
            ["isMatched"] = answer?.Wordings?.Split('\n').Contains(question.Text) == true,
            ["mayPass"] = isOpen && question.PassedTo is null && viewer?.Id == question.AskedBy,
            ["mayDrop"] = isOpen && viewer is not null && (viewer.Id == question.AskedBy || KnowledgePolicy.LooksAfterKnowledge(viewer)),
            ["say"] = await SayAsync(view, question, answer is not null, viewer, cardView.Zone, locale, cancellationToken),
        }, "knowledge.question.summary");
    }

    private async Task<JsonObject> SayAsync(
        ReadView view, KnowledgeQuestion question, bool isAnswered, Actor? viewer, TimeZoneInfo zone, string locale,
        CancellationToken cancellationToken)
    {
        var passedTo = question.PassedTo is { } person ? (await people.FindAsync(view, person, cancellationToken))?.Name : null;
        return new JsonObject
        {
            ["title"] = cards.Words(locale, "knowledge.question."
                + (isAnswered ? "answered"
                    : question.ClosedAt is not null ? "dropped"
                    : viewer?.Id == question.AskedBy ? "none"
                    : "asked")),
            ["when"] = when.DatedMoment(Instants.ToLocal(question.AskedAt, zone), view.LocalNow(zone), locale),
            ["passed"] = question.ClosedAt is null && passedTo is not null && viewer?.Id == question.AskedBy
                ? cards.Words(locale, "knowledge.question.passed") : "",
        };
    }

    private static async Task<IEnumerable<JsonObject>> NearAsync(
        ReadView view, KnowledgeQuestion question, CancellationToken cancellationToken)
    {
        List<JsonObject> rows = [];
        foreach (var id in question.Near)
            if (await view.Records.ReadAsync<KnowledgeEntry>(id, cancellationToken) is { } entry)
                rows.Add(new JsonObject { ["entry"] = id.ToString("N"), ["name"] = entry.Title });
        return rows;
    }
}
