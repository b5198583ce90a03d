using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Knowledge;

/// <summary>Finds the entry that a click is about, for whoever may do that with it.</summary>
internal sealed class ClickedEntry(Policy policy)
{
    public async Task<(KnowledgeEntry? Entry, Reply? No)> FindAsync(
        Turn turn, CardAction action, string what, CancellationToken cancellationToken)
    {
        if (action.Record is not { Kind: "knowledge", Id: var id }
            || await turn.Work.Records.FindAsync<KnowledgeEntry>(id, cancellationToken) is not { } entry)
            return (null, new Reply.Refuse("knowledge.gone"));
        return policy.Decide(turn.Actor, what, entry.Subject) is { Allowed: false, ReasonKey: { } reason }
            ? (null, new Reply.Refuse(reason)) : (entry, null);
    }
}

/// <summary>A tap on an entry in a list: its card.</summary>
internal sealed class OpenEntry(Policy policy) : ICardVerb
{
    public string Verb => "knowledge.open";

    public bool IsRead => true;

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (!Guid.TryParseExact(action.Text("entry"), "N", out var id)
            || await turn.Work.Records.ReadAsync<KnowledgeEntry>(id, cancellationToken) is not { } entry)
            return new Reply.Refuse("knowledge.gone");
        if (policy.Decide(turn.Actor, "see", entry.Subject) is { Allowed: false, ReasonKey: { } reason }) return new Reply.Refuse(reason);
        turn.Memory.LastRecord = KnowledgeEntry.RefOf(id);
        return new Reply.OfRecord(KnowledgeEntry.RefOf(id));
    }
}

/// <summary>有用 and 没用: one voice a person, the last one counts.</summary>
internal sealed class Vote(ClickedEntry clicked, bool isUseful) : ICardVerb
{
    public string Verb => isUseful ? "knowledge.useful" : "knowledge.useless";

    // What was changed in the meantime changes nothing about this.
    public bool JudgesOldCards => true;

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (entry, no) = await clicked.FindAsync(turn, action, "see", cancellationToken);
        if (entry is null) return no!;
        var key = await turn.Db.Set<KnowledgeVote>().AsNoTracking()
            .Where(vote => vote.EntryId == entry.Id && vote.PersonId == turn.Actor.Id)
            .Select(vote => (Guid?)vote.Id).FirstOrDefaultAsync(cancellationToken);
        if (key is { } known && await turn.Work.Records.FindAsync<KnowledgeVote>(known, cancellationToken) is { } before)
        {
            if (before.IsUseful == isUseful) return new Reply.Say("knowledge.votedAlready");
            Count(entry, before.IsUseful, -1);
            before.IsUseful = isUseful;
        }
        else
        {
            turn.Db.Add(new KnowledgeVote { EntryId = entry.Id, PersonId = turn.Actor.Id, IsUseful = isUseful });
        }

        Count(entry, isUseful, 1);
        return new Reply.OfRecord(action.Record!.Value);
    }

    private static void Count(KnowledgeEntry entry, bool useful, int by)
    {
        if (useful) entry.Useful += by;
        else entry.Useless += by;
    }
}

/// <summary>过期了: it is marked for everybody, and its author hears of it.</summary>
internal sealed class MarkOutdated(ClickedEntry clicked, TellAuthor tell) : ICardVerb
{
    public string Verb => "knowledge.outdated";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (entry, no) = await clicked.FindAsync(turn, action, "see", cancellationToken);
        if (entry is null) return no!;
        if (entry.OutdatedAt is null)
        {
            entry.MarkOutdated(turn.Actor.Id, turn.Now, null);
            await tell.OutdatedAsync(turn, entry, cancellationToken);
        }

        return new Reply.OfRecord(action.Record!.Value);
    }
}

/// <summary>还有效: whoever looks after it says that it holds all the same.</summary>
internal sealed class StillHolds(ClickedEntry clicked) : ICardVerb
{
    public string Verb => "knowledge.holds";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (entry, no) = await clicked.FindAsync(turn, action, "change", cancellationToken);
        if (entry is null) return no!;
        entry.Change(turn.Actor.Id, turn.Now);
        return new Reply.OfRecord(action.Record!.Value);
    }
}

/// <summary>删除: it is gone, until the turn is taken back.</summary>
internal sealed class RemoveEntry(ClickedEntry clicked) : ICardVerb
{
    public string Verb => "knowledge.remove";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (entry, no) = await clicked.FindAsync(turn, action, "change", cancellationToken);
        if (entry is null) return no!;
        turn.Work.Db.Remove(entry);
        return new Reply.OfRecord(action.Record!.Value);
    }
}
