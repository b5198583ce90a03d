using System.Diagnostics;
using CrmBot.Runtime.Seeing;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CrmBot.Runtime.Turns;

/// <summary>
/// Runs one turn per activity: one at a time per conversation, read before the writer's section, stored in one transaction, answered the
/// same way again when the activity comes again.
/// </summary>
internal sealed partial class TurnRunner(
    IStore store, Clocks clocks, ReadConversation reading, ReadText text, AnswerAhead aheads, StoreTurn turns, StoreFailure failures,
    ILogger<TurnRunner> logger) : ITurnRunner
{
    private const int RetryAfterSeconds = 2;

    // What a write may take, and a moment to say that it was not enough. Messengers wait for 15 seconds.
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(10);
    private readonly KeyedLocks conversations = new();

    public async Task<TurnAnswer> RunAsync(Inbound inbound, CancellationToken host)
    {
        using var span = Measures.BeginTurn(inbound);
        var began = Stopwatch.GetTimestamp();
        var answer = await RunInTimeAsync(inbound, host);
        Measures.Turned(inbound, answer, Stopwatch.GetElapsedTime(began));
        return answer;
    }

    private async Task<TurnAnswer> RunInTimeAsync(Inbound inbound, CancellationToken host)
    {
        using var limit = new CancellationTokenSource(Budget, clocks.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, host);
        try
        {
            using var alone = await conversations.EnterAsync(inbound.Place.Key, either.Token);
            return await RunAloneAsync(inbound, isSecond: false, either.Token);
        }
        catch (Exception problem) when (problem is OperationCanceledException or TimeoutException)
        {
            Log.NotInTime(logger, problem.GetType().Name);
            return new TurnAnswer.Busy(RetryAfterSeconds);
        }
        catch (Exception problem)
        {
            // The store itself is in trouble: nothing was stored, so the messenger may come again.
            if (StoreTrouble.Explain(problem) is { } why) Log.Trouble(logger, why);
            else Log.NotStored(logger, problem);
            return new TurnAnswer.Busy(RetryAfterSeconds);
        }
    }

    private async Task<TurnAnswer> RunAloneAsync(Inbound inbound, bool isSecond, CancellationToken cancellationToken)
    {
        var seen = await store.ReadAsync((view, token) => reading.ReadAsync(view, inbound, token), cancellationToken);
        if (!seen.IsForUs) return new TurnAnswer.Accepted();

        var turn = NewId.Next();
        try
        {
            return await StoreAsync(seen, turn, cancellationToken);
        }
        catch (DbUpdateConcurrencyException) when (!isSecond)
        {
            // A timer or another conversation changed the same record in between (PostgreSQL): nothing was stored, look again.
            return await RunAloneAsync(inbound, isSecond: true, cancellationToken);
        }
        // The turn is not to blame for a full disk: stored as failed, it would be lost, while the messenger would have brought it again.
        catch (Exception problem) when (problem is not (OperationCanceledException or TimeoutException)
            && StoreTrouble.Explain(problem) is null)
        {
            Log.Failed(logger, turn, problem);
            Measures.TurnFailed(problem);
            return await failures.StoreAsync(seen, turn, cancellationToken);
        }
    }

    private async Task<TurnAnswer> StoreAsync(Conversation seen, Guid turn, CancellationToken cancellationToken)
    {
        var memory = AtNow(seen.Memory.Take());
        var understood = HandleMessage.NeedsReading(seen) ? text.Message(seen, memory, clocks.Now) : null;
        if (understood is not null) Measures.Read(understood.Frames);
        var plan = await AheadAsync(new PlannedTurn(turn, seen, memory, understood), cancellationToken);
        try
        {
            return await WriteAsync(plan, cancellationToken);
        }
        catch (Exception problem) when (problem is TimeoutException or OperationCanceledException && plan.Answered is null
            && aheads.ReadsMuch(plan) && !cancellationToken.IsCancellationRequested)
        {
            return await WriteAsync(Afresh(plan with { Answered = aheads.TooMuch(plan) }), cancellationToken);
        }
        catch (RefusedLateException late)
        {
            return await WriteAsync(Afresh(plan with { Answered = ReadyAnswer.With(late.Reply, seen) }), cancellationToken);
        }
    }

    private Task<TurnAnswer> WriteAsync(PlannedTurn plan, CancellationToken cancellationToken)
    {
        PlannedTurn? first = plan;
        return store.WriteAsync(
            plan.Seen.Inbound.Place.Key,
            (work, token) => turns.StoreAsync(work, Interlocked.Exchange(ref first, null) ?? Afresh(plan), token),
            cancellationToken);
    }

    private async Task<PlannedTurn> AheadAsync(PlannedTurn plan, CancellationToken cancellationToken) =>
        aheads.ReadsMuch(plan) ? Afresh(plan with { Answered = await aheads.TryAsync(plan, cancellationToken) }) : plan;

    // A further attempt starts from what was remembered, not from what the one before has made of it.
    private PlannedTurn Afresh(PlannedTurn plan) =>
        plan with { Memory = AtNow(MemoryJson.Read(plan.Answered?.Memory ?? plan.Seen.Memory.Body)) };

    private ConversationMemory AtNow(ConversationMemory memory)
    {
        memory.Expire(clocks.Now);
        return memory;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A turn was not stored in time ({Reason}); the messenger is asked to come again.")]
        public static partial void NotInTime(ILogger logger, string reason);

        [LoggerMessage(2, LogLevel.Error, "A turn could not be stored; the messenger is asked to come again.")]
        public static partial void NotStored(ILogger logger, Exception problem);

        [LoggerMessage(4, LogLevel.Error, "A turn could not be stored; the messenger is asked to come again. {Why}")]
        public static partial void Trouble(ILogger logger, string why);

        [LoggerMessage(3, LogLevel.Error, "Turn {Turn} failed; its failure is stored instead.")]
        public static partial void Failed(ILogger logger, Guid turn, Exception problem);
    }
}
