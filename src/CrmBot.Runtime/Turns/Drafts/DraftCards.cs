using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Language;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Turns.Drafts;

/// <summary>
/// Holds what may not be stored yet, and draws it: what was understood, the one question to answer, choices, save / change / cancel.
/// </summary>
internal sealed class DraftCards(FrameRoutes routes, CardLibrary library)
{
    private const int MostDrafts = 8, MostChoices = 6;

    /// <summary>Holds a frame that waits for an answer.</summary>
    public Task<Reply> HoldAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var draft = new Draft(NewId.Next(), 0, frame, [], 0) { OpenedBy = turn.Text is null ? null : turn.Id };
        return ShowAsync(turn, draft, editing: false, cancellationToken);
    }

    /// <summary>A form to say what is wrong with something already stored.</summary>
    public Task<Reply> CorrectAsync(Turn turn, OpenPreview stored, CancellationToken cancellationToken)
    {
        var draft = turn.Memory.Drafts.Find(open => open.Corrects == stored.StoredBy)
            ?? new Draft(NewId.Next(), 0, stored.Frame, [], 0) { Corrects = stored.StoredBy };
        return ShowAsync(turn, draft, editing: true, cancellationToken);
    }

    /// <summary>The draft's card after a change; buttons of its older cards act on nothing from now on.</summary>
    public async Task<Reply> ShowAsync(Turn turn, Draft draft, bool editing, CancellationToken cancellationToken)
    {
        var described = await routes.Get(draft.Frame.Intent).DescribeAsync(turn, draft.Frame, cancellationToken);
        if (!editing && described.Refusal is { } refusal) return refusal;
        var next = draft with
        {
            Revision = draft.Revision + 1,
            Choices = editing ? [] : Choices(described, draft.Frame),
            Until = turn.Now + OpenPreview.OpenFor,
        };
        Remember(turn.Memory, next);
        return new Reply.Card("draft", Data(turn, next, described, editing));
    }

    /// <summary>What still has to be said before this can be saved; "probably the same as a known one" is answered by saving.</summary>
    public static string? MustAnswer(Frame frame) => frame.BlockingAsk.FirstOrDefault(code => code != "same");

    public static void Drop(ConversationMemory memory, Draft draft)
    {
        memory.Drafts.RemoveAll(other => other.Id == draft.Id);
        if (memory.Preview?.Draft == draft.Id) memory.Preview = AskedOn(memory, draft.Card);
    }

    /// <summary>What a card asks still, newest last: that is what a word answers once the rest of the card is done with.</summary>
    public static OpenPreview? AskedOn(ConversationMemory memory, Guid? card) =>
        card is not null && memory.Drafts.FindLast(other => other.Card == card && other.Corrects is null) is { } asked
            ? Preview(asked) : null;

    // 价格能接受了，下周一签合同 is a note and a deal's day on one card: one word answers
    // both. What has to be answered or confirmed by itself is left out.
    public static List<Draft> Beside(ConversationMemory memory, Draft draft) => draft is { OpenedBy: { } sentence, Corrects: null }
        ? [.. memory.Drafts.Where(other => other.Id != draft.Id && other.OpenedBy == sentence && other.Corrects is null
            && other.Card == draft.Card && !other.Frame.NeedsConfirm && MustAnswer(other.Frame) is null)]
        : [];

    private static void Remember(ConversationMemory memory, Draft draft)
    {
        memory.Drafts.RemoveAll(other => other.Id == draft.Id);
        memory.Drafts.Add(draft);
        if (memory.Drafts.Count > MostDrafts) memory.Drafts.RemoveAt(0);
        if (draft.Corrects is null) memory.Preview = Preview(draft);
    }

    private static OpenPreview Preview(Draft draft) => new(draft.Frame, null, null, draft.Until) { Draft = draft.Id, Card = draft.Card };

    private static List<DraftChoice> Choices(DraftView described, Frame frame) => described.Choices.Count > 0
        ? [.. described.Choices.Take(MostChoices)]
        : [.. frame.Texts("near").Take(MostChoices).Select(name => new DraftChoice(name, "cust", JsonValue.Create(name)))];

    private JsonObject Data(Turn turn, Draft draft, DraftView described, bool editing)
    {
        var must = MustAnswer(draft.Frame);
        return new JsonObject
        {
            ["say"] = new JsonObject
            {
                ["title"] = library.Words(turn.Locale, described.TitleKey),
                ["question"] = editing ? library.Words(turn.Locale, "draft.what_is_wrong") : Question(turn.Locale, draft, described),
                ["answer"] = library.Words(turn.Locale,
                    editing || must is "at" or "by" or "end" ? "draft.answer_label" : "draft.answer_any"),
                ["go"] = library.Words(turn.Locale, described.GoKey ?? "draft.save"),
            },
            ["lines"] = new JsonArray([.. described.Lines.Select(line => (JsonNode)Line(turn.Locale, line))]),
            ["choices"] = new JsonArray(
                [.. draft.Choices.Select((choice, index) => (JsonNode)new JsonObject { ["label"] = choice.Label, ["item"] = index })]),
            ["draft"] = draft.Id.ToString("N"),
            ["rev"] = draft.Revision,
            ["typed"] = editing || must is not null,
            ["save"] = !editing && must is null,
            ["change"] = !editing && must is null,
        };
    }

    // "Which one?" without any to choose from: nothing is called like that.
    private string Question(string locale, Draft draft, DraftView described) => draft.Frame.BlockingAsk.FirstOrDefault() switch
    {
        "which" when draft.Choices.Count == 0 => library.Words(locale, "draft.none_such"),
        { } ask => library.Question(locale, ask),
        null => library.Words(locale,
            described.AskKey ?? (draft.Frame.NeedsConfirm ? "draft.confirm" : draft.Frame.Has("resolve") ? "draft.guess" : "draft.ready")),
    };

    private JsonObject Line(string locale, DraftLine line) =>
        new JsonObject { ["say"] = new JsonObject { ["label"] = library.Words(locale, line.LabelKey) }, ["text"] = line.Text };
}
