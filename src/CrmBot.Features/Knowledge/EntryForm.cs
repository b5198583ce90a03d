using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Customers;
using CrmBot.Features.Knowledge.Scripts;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Forms;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Knowledge;

/// <summary>
/// 改 on an entry, 回答 on a question, 加一条 on the list: heading, text, other ways people ask, and of scripts when one says it.
/// </summary>
internal sealed class EntryForm(CardLibrary cards, Policy policy) : IForm
{
    private const string NoTopic = "other", IsAnswer = "answer";

    /// <summary>Slot of the message that brings an answer back.</summary>
    public const string Answered = "knowledge.answered";

    public string Name => "knowledge.write";

    public async Task<FormResult> OpenAsync(FormOpening opening, CancellationToken cancellationToken)
    {
        var (entry, question, no) = await FindAsync(opening.View, opening.Actor, opening.Record, cancellationToken);
        if (no is not null) return no;
        return Show(
            opening.Actor.Locale, opening.Record,
            (entry?.Title ?? question?.Text ?? "", entry?.Text ?? opening.MessageText ?? "", entry?.Wordings ?? "",
                entry is { Kind: KnowledgeKind.Script } ? entry.Topic ?? NoTopic : IsAnswer), []);
    }

    public async Task<FormResult> SendAsync(Turn turn, FormInput input, CancellationToken cancellationToken)
    {
        var (entry, question, no) = await FindAsync(turn.Work, turn.Actor, input.Record, cancellationToken);
        if (no is not null) return no;
        var (title, text, wordings, kind) = (input.Text("title"), input.Text("text"), input.Text("wordings"),
            input.Text("kind") ?? IsAnswer);
        var errors = Check(turn.Locale, title, text, wordings, kind);
        if (!errors.None) return Show(turn.Locale, input.Record, (title ?? "", text ?? "", wordings ?? "", kind), errors.ToJson());
        if (entry is null)
            turn.Db.Add(entry = new KnowledgeEntry { Title = title!, Text = text!, WrittenBy = turn.Actor.Id, CreatedAt = turn.Now });
        (entry.Title, entry.Text, entry.Wordings) = (title!, text!, Lines(wordings));
        (entry.Kind, entry.Topic) = kind == IsAnswer ? (KnowledgeKind.Answer, null) : (KnowledgeKind.Script, kind == NoTopic ? null : kind);
        entry.Change(turn.Actor.Id, turn.Now);
        if (question is { ClosedAt: null }) await AnswerAsync(turn, question, entry, cancellationToken);
        return new FormResult.Done();
    }

    private async Task<(KnowledgeEntry? Entry, KnowledgeQuestion? Question, FormResult? No)> FindAsync(
        ReadView view, Actor actor, RecordRef? record, CancellationToken cancellationToken)
    {
        var entry = record is { Kind: "knowledge" }
            ? await view.Records.FindAsync<KnowledgeEntry>(record.Value.Id, cancellationToken)
            : null;
        var question = record is { Kind: "knowledge_question" }
            ? await view.Records.FindAsync<KnowledgeQuestion>(record.Value.Id, cancellationToken) : null;
        if (record is not null && entry is null && question is null) return (null, null, new FormResult.Refuse("knowledge.gone"));
        return policy.Decide(actor, entry is null ? "add" : "change",
            entry?.Subject ?? new Subject("knowledge")) is { Allowed: false, ReasonKey: { } reason }
            ? (null, null, new FormResult.Refuse(reason))
            : (entry, question, null);
    }

    private FormErrors Check(string locale, string? title, string? text, string? wordings, string kind)
    {
        var errors = new FormErrors(cards, locale);
        if (title is null || text is null) errors.Add("knowledge.form.empty");
        foreach (var (value, limit) in ((string?, int)[])[(title, KnowledgeEntry.TitleLength), (text, KnowledgeEntry.TextLength),
            (wordings, KnowledgeEntry.WordingsLength)])
            if (value?.Length > limit) errors.Add("form.too_long", ("limit", limit));
        if (kind is not (IsAnswer or NoTopic) && !ScriptTopics.All.Contains(kind)) errors.Add("knowledge.form.kind");
        return errors;
    }

    private static async Task AnswerAsync(Turn turn, KnowledgeQuestion question, KnowledgeEntry entry, CancellationToken cancellationToken)
    {
        (question.EntryId, question.ClosedAt) = (entry.Id, turn.Now);
        if (question.AskedBy == turn.Actor.Id) return;
        await turn.Work.SaveAsync(cancellationToken);
        await turn.Work.Outbox.ToPersonAsync(
            question.AskedBy, new Reply.OfRecord(KnowledgeQuestion.RefOf(question.Id)), $"{Answered}:{question.Id:N}", Delivery.AtLeastOnce,
            Priority.Notice, cancellationToken);
    }

    private static string? Lines(string? typed) =>
        typed is null ? null : Clip.Optional(string.Join('\n',
            typed.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)), KnowledgeEntry.WordingsLength);

    private FormResult.Show Show(
        string locale, RecordRef? record, (string Title, string Text, string Wordings, string Kind) values, JsonArray errors) => new(
            "form-knowledge",
            new JsonObject
            {
                ["errors"] = errors,
                ["title"] = values.Title,
                ["text"] = values.Text,
                ["wordings"] = values.Wordings,
                ["kind"] = values.Kind,
                ["kinds"] =
                    CardRow.List([Choice(IsAnswer, cards.Words(locale, "knowledge.form.answer")), .. ScriptTopics.All.Append(NoTopic)
                        .Select(topic => Choice(topic,
                            cards.Words(locale, "knowledge.form.script", ("topic", cards.Words(locale, "knowledge.topic." + topic)))))]),
            },
            record is { Kind: "knowledge" } ? "knowledge.form.change" : "knowledge.form.title",
            record);

    private static JsonObject Choice(string value, string title) =>
        new() { ["say"] = new JsonObject { ["value"] = value, ["title"] = title } };
}
