using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Knowledge.Questions;

/// <summary>Finds the question that a click is about.</summary>
internal sealed class ClickedQuestion(Policy policy)
{
    public async Task<(KnowledgeQuestion? Question, Reply? No)> FindAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (policy.Decide(turn.Actor, "see", new Subject("knowledge")) is { Allowed: false, ReasonKey: { } reason })
            return (null, new Reply.Refuse(reason));
        return action.Record is { Kind: "knowledge_question", Id: var id }
            && await turn.Work.Records.FindAsync<KnowledgeQuestion>(id, cancellationToken) is { } question
            ? (question, null)
            : (null, new Reply.Refuse("knowledge.question.gone"));
    }
}

/// <summary>问问同事: the question goes to whoever looks after the knowledge base; the answer comes back by itself.</summary>
internal sealed class PassQuestion(ClickedQuestion clicked, KnowledgePeople keepers) : ICardVerb
{
    public const string Notice = "knowledge.question";

    public string Verb => "knowledge.pass";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (question, no) = await clicked.FindAsync(turn, action, cancellationToken);
        if (question is null) return no!;
        if (question.AskedBy != turn.Actor.Id) return new Reply.Refuse("knowledge.question.notYours");
        if (question.ClosedAt is not null || question.PassedTo is not null) return new Reply.OfRecord(action.Record!.Value);
        if (await keepers.KeeperAsync(turn.Work, turn.Actor, cancellationToken) is not { } keeper)
            return new Reply.Refuse("knowledge.question.nobody");
        question.PassedTo = keeper.Id;
        await turn.Work.Outbox.ToPersonAsync(
            keeper.Id, new Reply.OfRecord(action.Record!.Value), $"{Notice}:{question.Id:N}", Delivery.AtLeastOnce, Priority.Notice,
            cancellationToken);
        return new Reply.OfRecord(action.Record!.Value);
    }
}

/// <summary>不用了: nobody need answer it any more.</summary>
internal sealed class DropQuestion(ClickedQuestion clicked) : ICardVerb
{
    public string Verb => "knowledge.drop";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (question, no) = await clicked.FindAsync(turn, action, cancellationToken);
        if (question is null) return no!;
        if (question.AskedBy != turn.Actor.Id && !KnowledgePolicy.LooksAfterKnowledge(turn.Actor))
            return new Reply.Refuse("knowledge.question.notYours");
        question.ClosedAt ??= turn.Now;
        return new Reply.OfRecord(action.Record!.Value);
    }
}

/// <summary>就是这条 on an entry that came near: it answers the question, and is found by these words from now on.</summary>
internal sealed class MatchQuestion(ClickedQuestion clicked) : ICardVerb
{
    public string Verb => "knowledge.match";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (question, no) = await clicked.FindAsync(turn, action, cancellationToken);
        if (question is null) return no!;
        if (question.AskedBy != turn.Actor.Id) return new Reply.Refuse("knowledge.question.notYours");
        if (question.ClosedAt is not null) return new Reply.OfRecord(action.Record!.Value);
        if (!Guid.TryParseExact(action.Text("entry"), "N", out var id)
            || await turn.Work.Records.FindAsync<KnowledgeEntry>(id, cancellationToken) is not { } entry)
            return new Reply.Refuse("knowledge.gone");
        entry.Learn(question.Text);
        (question.EntryId, question.ClosedAt) = (id, turn.Now);
        return new Reply.OfRecord(action.Record!.Value);
    }
}
