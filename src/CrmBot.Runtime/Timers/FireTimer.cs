using CrmBot.Runtime.Seeing;
using CrmBot.Runtime.Store;
using Microsoft.Extensions.Logging;

namespace CrmBot.Runtime.Timers;

/// <summary>Fires one timer in a write of its own: taking it out and what its rule does are stored together or not at all.</summary>
internal sealed partial class FireTimer(IStore store, IEnumerable<ITimerHandler> handlers, ILogger<FireTimer> log)
{
    public const int MostAttempts = 8;

    private readonly Dictionary<string, ITimerHandler> byRule = handlers.ToDictionary(handler => handler.Rule, StringComparer.Ordinal);

    /// <summary>
    /// Never throws for what a handler does; a problem of the store itself comes out and does not count against the timer.
    /// </summary>
    public async Task RunAsync(DueTimer timer, string holder, CancellationToken cancellationToken)
    {
        // Reading ahead is the handler's work as well.
        var begun = true;
        try
        {
            var prepared = await PrepareAsync(timer, cancellationToken);
            begun = false;
            // Timers of one record run in order, also across instances.
            await store.WriteAsync(
                $"timer:{timer.Record:N}",
                async (work, token) =>
                {
                    begun = false;
                    if (!await TimerRows.TakeAsync(work, timer, holder)) return false;
                    begun = true;
                    await FireAsync(work, timer, prepared, token);
                    begun = false;
                    return true;
                },
                cancellationToken);
        }
#pragma warning disable CA1031 // The edge of one timer: it is tried again later and never stops the others.
        catch (Exception problem) when (begun && !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.Failed(log, timer.Rule, timer.Record, problem);
            await store.WriteAsync(
                $"timer:{timer.Record:N}",
                async (work, _) =>
                {
                    await TimerRows.FailAsync(work, timer, problem.GetType().Name, MostAttempts);
                    return true;
                },
                cancellationToken);
        }
    }

    private async Task<StorePrepared> PrepareAsync(DueTimer timer, CancellationToken cancellationToken)
    {
        if (!byRule.TryGetValue(timer.Rule, out var handler))
            throw new InvalidOperationException($"No handler for timers of rule {timer.Rule}.");
        return handler is IPreparedTimerHandler reads
            ? await store.ReadAsync((view, token) => reads.PrepareAsync(view, timer, token), cancellationToken)
            : (work, token) => handler.FireAsync(work, timer, token);
    }

    private static async Task FireAsync(UnitOfWork work, DueTimer timer, StorePrepared prepared, CancellationToken cancellationToken)
    {
        Measures.TimerFired(timer.Rule, work.Now - timer.Due);
        work.Acting = new ActingTurn(NewId.Next(), Guid.Empty, Undoable: false);
        await prepared(work, cancellationToken);
        await work.SaveAsync(cancellationToken);
        foreach (var record in work.Changed) await work.Outbox.RefreshCopiesAsync(record, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A timer of rule {Rule} for record {Record} failed.")]
        public static partial void Failed(ILogger log, string rule, Guid record, Exception problem);
    }
}
