using CrmBot.Features.Help;
using CrmBot.Features.Knowledge.Finding;
using CrmBot.Features.Knowledge.Listing;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Knowledge.Questions;

/// <summary>退货政策是啥: the entry that answers it. When none does, the question is kept, with what comes near and a way to ask a colleague;
/// what only looked like such a question (最坏情况呢) was not understood.</summary>
internal sealed class AnswerQuestion(ListKnowledge list, Policy policy, SayUnknown unknown) : IKnowledge
{
    public string Kind => IKnowledge.Answers;

    public async Task<Reply> AnswerAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (policy.Decide(turn.Actor, "see", new Subject("knowledge")) is { Allowed: false } no) return new Reply.Refuse(no.ReasonKey!);
        if (frame.Text("q") is not { } asked) return await list.PageAsync(turn, ListKnowledge.All, 0, cancellationToken);
        var ranked = await KnowledgeBase.RankAsync(turn.Work, [asked, turn.Text], cancellationToken);
        if (FindAnswer<KnowledgeEntry>.Best(ranked) is not { } best)
            return frame.Has(Frame.Guessed)
                ? await unknown.SayAsync(turn, "kb")
                : await KeepAsync(turn, turn.Text ?? asked, ranked, cancellationToken);
        var record = KnowledgeEntry.RefOf(best.Entry.Id);
        turn.Memory.LastRecord = record;
        return new Reply.OfRecord(record);
    }

    // Asked again while it is open, it is the same question.
    private static async Task<Reply> KeepAsync(
        Turn turn, string said, IReadOnlyList<Scored<KnowledgeEntry>> ranked, CancellationToken cancellationToken)
    {
        var text = Clip.To(said, KnowledgeQuestion.TextLength);
        var known = await turn.Db.Set<KnowledgeQuestion>().AsNoTracking()
            .Where(question => question.AskedBy == turn.Actor.Id && question.ClosedAt == null && question.Text == text)
            .Select(question => (Guid?)question.Id).FirstOrDefaultAsync(cancellationToken);
        if (known is { } open) return new Reply.OfRecord(KnowledgeQuestion.RefOf(open));
        var question = new KnowledgeQuestion { Text = text, AskedBy = turn.Actor.Id, AskedAt = turn.Now,
            Near = [.. ranked.Take(KnowledgeQuestion.MostNear).Select(near => near.Entry.Id)] };
        turn.Db.Add(question);
        return new Reply.OfRecord(KnowledgeQuestion.RefOf(question.Id));
    }
}
