using CrmBot.Language;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Files;
using CrmBot.Runtime.Forms;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns.Unread;

namespace CrmBot.Runtime.Turns;

/// <summary>A turn that is ready to be stored.</summary>
/// <param name="Understood">What the message means; null when there is nothing to read.</param>
internal sealed record PlannedTurn(Guid Id, Conversation Seen, ConversationMemory Memory, Understanding? Understood)
{
    /// <summary>The answer, where it stands already.</summary>
    public ReadyAnswer? Answered { get; init; }
}

/// <summary>The turn inside its transaction: dedupe row, place, the handler's work, copies, memory, answer.</summary>
internal sealed class StoreTurn(
    CapturePlace places, HandleMessage messages, HandleClick clicks, HandleChangedMessage changes, HandlePlaceChange moves,
    AnswerClick answers,
    SendForm forms, IEnumerable<IFeedbackListener> feedback, ReadText text, ShowSecondReading seconds)
{
    public async Task<TurnAnswer> StoreAsync(UnitOfWork work, PlannedTurn plan, CancellationToken cancellationToken)
    {
        var key = plan.Seen.Key;
        var (accepted, said) = (new TurnAnswer.Accepted(), plan.Seen.Said);
        if (key is not null && !await StoredAnswers.TryAddAsync(work, key, plan.Id, accepted, work.SystemNow, said))
            return (await StoredAnswers.FindAsync(work, key))!.Answer;

        if (work.Engine == EngineKind.Postgres) plan = await RefreshAsync(work, plan, cancellationToken);
        var seen = plan.Seen;
        work.Acting = new ActingTurn(plan.Id, seen.Actor.Id, Undoable: true);
        if (seen.Inbound.TellsPlace) await places.CaptureAsync(work, seen.Inbound, seen.Actor, HandlePlaceChange.StateAfter(seen.Inbound));
        var turn = Begin(work, plan);
        var answer = await HandleAsync(turn, plan, cancellationToken);
        plan.Memory.NoteTime(work.Now);
        if (seen.Inbound is MessageReceived or MessageChanged || (seen.Inbound is CardActed or FormSent && work.Changed.Count > 0))
            plan.Memory.LastHeard = plan.Id;
        await MemoryRows.StoreAsync(work, seen.Inbound, seen.Memory, plan.Memory);
        if (key is not null && answer is not TurnAnswer.Accepted) await StoredAnswers.SetAsync(work, key, answer);
        cancellationToken.ThrowIfCancellationRequested();
        return answer;
    }

    internal static Turn Begin(UnitOfWork work, PlannedTurn plan) =>
        new(work, plan.Seen.Actor, plan.Seen.Inbound.Place, plan.Memory, plan.Id)
        {
            Text = plan.Seen.Inbound is MessageReceived or MessageChanged ? plan.Seen.Text : null,
            Understood = plan.Understood,
            RepliesTo = plan.Seen.RepliesTo,
            Files = (plan.Seen.Inbound as MessageReceived)?.Files ?? [],
            Links = (plan.Seen.Inbound as MessageReceived)?.Links ?? [],
            Card = plan.Seen.Card,
        };

    private async Task<TurnAnswer> HandleAsync(Turn turn, PlannedTurn plan, CancellationToken cancellationToken)
    {
        if (plan.Seen.Inbound is CardActed click)
        {
            if (turn.Card is { } clicked) await turn.Work.Outbox.SeenAsync(clicked.CardId, click.Place, click.CardActivityId);
            var outcome = plan.Answered is { Click: { } shown } answered
                ? await KeepAsync(turn, answered, shown, cancellationToken)
                : await clicks.HandleAsync(turn, plan.Seen, cancellationToken);
            KeepDone.Check(turn, outcome.Reply);
            // The answer takes the place of the card that was clicked: what it opened is shown there, not on whatever is posted next.
            if (turn.Card is { } below) turn.Memory.ShownOn(below.CardId);
            await SaveAsync(turn, cancellationToken);
            return await answers.AnswerAsync(turn, click, outcome, cancellationToken);
        }

        if (plan.Seen.Inbound is FormSent form)
        {
            var shown = await forms.SendAsync(turn, form, plan.Seen.IsKnown, cancellationToken);
            await SaveAsync(turn, cancellationToken);
            return shown;
        }

        var reply = plan.Seen.Inbound switch
        {
            FileAnswered file => file.Answer(),
            TeamChanged change => await CloseAsync(turn, change),
            FeedbackGiven given => await TellAsync(turn, given, cancellationToken),
            MessageReceived when plan.Answered is { } answered => await KeepAsync(turn, answered, answered.Reply, cancellationToken),
            MessageReceived => await messages.HandleAsync(turn, plan.Seen, plan.Understood, cancellationToken),
            MessageChanged => await changes.HandleAsync(turn, plan.Seen, plan.Understood, cancellationToken),
            SecondlyRead second => await seconds.HandleAsync(turn, second, cancellationToken),
            PlaceChanged change => await moves.HandleAsync(turn, change, cancellationToken),
            _ => Reply.Silence,
        };
        if (plan.Seen.Inbound is MessageReceived) KeepDone.Check(turn, reply);
        await SaveAsync(turn, cancellationToken);
        await PostAnswer.PostAsync(turn, reply, cancellationToken);
        return new TurnAnswer.Accepted();
    }

    private static async Task<T> KeepAsync<T>(Turn turn, ReadyAnswer answered, T result, CancellationToken cancellationToken)
    {
        turn.Db.AddRange(answered.Added);
        await turn.Work.SaveAsync(cancellationToken);
        foreach (var step in answered.Later) await step(turn.Work, cancellationToken);
        return result;
    }

    private async Task<Reply> CloseAsync(Turn turn, TeamChanged change)
    {
        await change.StoreAsync(turn.Work);
        turn.Work.AfterCommit(places.ForgetAll);
        return Reply.Silence;
    }

    private async Task<Reply> TellAsync(Turn turn, FeedbackGiven given, CancellationToken cancellationToken)
    {
        var shown = turn.Card is null ? null : ReplyParts.Of(ReplyJson.Read(turn.Card.Source), inGroup: false).Select(ReplyParts.Record)
            .FirstOrDefault(record => record is not null);
        foreach (var listener in feedback) await listener.GivenAsync(turn, given, shown, cancellationToken);
        return Reply.Silence;
    }

    private static async Task SaveAsync(Turn turn, CancellationToken cancellationToken)
    {
        await turn.Work.SaveAsync(cancellationToken);
        foreach (var record in turn.Work.Changed) await turn.Work.Outbox.RefreshCopiesAsync(record, cancellationToken);
    }

    // Another instance may have had a turn of this conversation between reading and now; the lane is ours from here on.
    private async Task<PlannedTurn> RefreshAsync(UnitOfWork work, PlannedTurn plan, CancellationToken cancellationToken)
    {
        var latest = await MemoryRows.LoadAsync(work, plan.Seen.Inbound);
        if (latest.Version == plan.Seen.Memory.Version) return plan;

        var seen = plan.Seen with { Memory = latest };
        var memory = MemoryJson.Read(latest.Body);
        memory.Expire(work.Now);
        return plan with { Seen = seen, Memory = memory,
            Understood = plan.Understood is null ? null : text.Message(seen, memory, work.Now) };
    }
}
