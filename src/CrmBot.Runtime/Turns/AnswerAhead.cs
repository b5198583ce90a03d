using CrmBot.Language;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CrmBot.Runtime.Turns;

/// <summary>
/// Works out answers that take much reading in a view of their own (<see cref="IFrameHandler.ReadsMuch"/>,
/// <see cref="ICardVerb.ReadsMuch"/>). SQLite has one writer: a manager's report over a year would make
/// every message of the company wait for it, and be given up when it takes longer than a write may.
/// </summary>
internal sealed partial class AnswerAhead(
    IStore store, StoreOptions options, Clocks clocks, Routes routes, FrameRoutes frames, HandleMessage messages, HandleClick clicks,
    IServiceProvider services, ILogger<AnswerAhead> log)
{
    /// <returns>Null when the answer is to be found in the transaction, as any other.</returns>
    public async Task<ReadyAnswer?> TryAsync(PlannedTurn plan, CancellationToken cancellationToken)
    {
        if (store.Engine != EngineKind.Sqlite || !ReadsMuch(plan)) return null;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.WriteBudget);
        try
        {
            return await store.ReadAsync((view, token) => AnswerAsync(view, plan, token), limit.Token);
        }
#pragma warning disable CA1031 // Whatever a query that was broken off throws.
        catch (Exception) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return TooMuch(plan);
        }
        // Whatever it is will happen again in the transaction, where it is dealt with.
        catch (Exception problem) when (problem is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.NotAhead(log, problem.GetType().Name);
            return null;
        }
    }

    /// <summary>What the asker is told when reading took too long: asked again, it would take as long again.</summary>
    public ReadyAnswer TooMuch(PlannedTurn plan)
    {
        Log.TooMuch(log, options.WriteBudget);
        return ReadyAnswer.With(new Reply.Say("failed.tooMuch"), plan.Seen);
    }

    /// <summary>Whether all that was asked is answered by much reading and nothing but reading.</summary>
    public bool ReadsMuch(PlannedTurn plan) => plan.Seen is { IsForUs: true, IsKnown: true } seen && seen.Inbound switch
    {
        CardActed click => routes.Verb(click.Verb) is { IsRead: true, ReadsMuch: true },
        MessageReceived when routes.Phrase(seen.Text) is { } phrase => phrase.ReadsMuch,
        MessageReceived => plan.Understood is { Frames: { Count: > 0 } all } && all.All(ReadsMuch),
        _ => false,
    };

    private bool ReadsMuch(Frame frame) => frames.Find(frame.Intent)?.ReadsMuch(frame) == true;

    private async Task<ReadyAnswer?> AnswerAsync(ReadView view, PlannedTurn plan, CancellationToken cancellationToken)
    {
        var work = new UnitOfWork(view.Db, view.Sql, view.Now, clocks.SystemNow) { Services = services, ReadsAhead = true };
        var turn = StoreTurn.Begin(work, plan);
        var click = plan.Seen.Inbound is CardActed ? await clicks.HandleAsync(turn, plan.Seen, cancellationToken) : null;
        var reply = click?.Reply ?? await messages.HandleAsync(turn, plan.Seen, plan.Understood, cancellationToken);
        var held = view.Db.ChangeTracker.Entries().Where(entry => entry.State != EntityState.Unchanged).ToList();
        // Who changes a record, or wants to be told of the commit, does more than read.
        if (!work.Wakes && held.TrueForAll(entry => entry.State == EntityState.Added))
            return new ReadyAnswer(reply, Remembered(plan, view.Now), held.ConvertAll(entry => entry.Entity), work.Later) { Click = click };
        Log.NotAhead(log, "changes");
        return null;
    }

    private static string Remembered(PlannedTurn plan, long now)
    {
        plan.Memory.NoteTime(now);
        return MemoryJson.Write(plan.Memory);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning,
            "An answer could not be worked out ahead ({Reason}); it is worked out in the writer, where others wait for it.")]
        public static partial void NotAhead(ILogger log, string reason);

        [LoggerMessage(2, LogLevel.Warning, "An answer was given up after {Limit} of reading; its asker is told to ask for less.")]
        public static partial void TooMuch(ILogger log, TimeSpan limit);
    }
}
