using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CrmBot.Runtime.Timers;

/// <summary>
/// Sleeps until the next timer is due in business time, then fires all that are due, in their order and many at once, so that they
/// share commits. After downtime it catches up at start.
/// </summary>
internal sealed partial class TimerWorker(
    IStore store, FireTimer fireTimer, TimerSignal signal, OutboxInstance instance, Clocks clocks, ILogger<TimerWorker> log)
    : BackgroundService
{
    private const int PerLook = 500;

    // Enough to fill shared commits; few enough that a person's message never waits long behind them.
    private const int AtOnce = 48;

    private static readonly TimeSpan AfterProblem = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestSleep = TimeSpan.FromHours(1);

    // Timers of an instance that died are found this soon.
    private static readonly TimeSpan LongestSleepOfSeveral = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly SemaphoreSlim places = new(AtOnce, AtOnce);
    private List<TaskCompletionSource> drains = [];
    private bool revived;
    private Task? signalled;

    /// <summary>Completes when nothing is due (timers that wait for another try excepted).</summary>
    public Task DrainAsync(CancellationToken cancellationToken)
    {
        var drain = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate) drains.Add(drain);
        signal.Wake();
        return drain.Task.WaitAsync(cancellationToken);
    }

    /// <summary>What was due and has not fired is left to whoever looks next.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (store.Engine == EngineKind.Sqlite) return;
        try
        {
            await store.WriteAsync($"timers:{instance.Name}", (work, _) => TimerRows.LetGoAsync(work, instance.Name), cancellationToken);
        }
        catch (Exception problem) when (StoreTrouble.Explain(problem) is { } why)
        {
            // A lease ends by itself.
            Log.NoStore(log, why);
        }
    }

    public override void Dispose()
    {
        places.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host's start must not wait for a long catch-up.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RoundAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The edge of one round: the database may be away for a while.
            catch (Exception problem)
#pragma warning restore CA1031
            {
                if (StoreTrouble.Explain(problem) is { } why) Log.NoStore(log, why);
                else Log.RoundFailed(log, problem);
                await PauseAsync(stoppingToken);
            }
        }
    }

    // A new timer, a moved clock and the end of the service need not wait for it.
    private Task PauseAsync(CancellationToken stoppingToken) =>
        UntilWokenAsync(woken => [Task.Delay(AfterProblem, clocks.System, woken)], stoppingToken);

    private async Task RoundAsync(CancellationToken stoppingToken)
    {
        signal.Look();
        if (!revived) await store.WriteAsync("timers", (work, _) => TimerRows.ReviveAsync(work), stoppingToken);
        revived = true;
        var waiting = TakeDrains();
        try
        {
            if (await FireDueAsync(stoppingToken) > 0) return;
            foreach (var drain in waiting) drain.TrySetResult();
            waiting = [];
        }
        finally
        {
            KeepDrains(waiting);
        }

        await SleepAsync(stoppingToken);
    }

    private async Task<int> FireDueAsync(CancellationToken stoppingToken)
    {
        var due = await TimerRows.DueAsync(store, instance.Name, clocks.Now, clocks.SystemNow, PerLook, stoppingToken);
        var firing = new List<Task>(due.Count);
        foreach (var timer in due)
        {
            await places.WaitAsync(stoppingToken);
            firing.Add(FireAsync(timer, stoppingToken));
        }

        await Task.WhenAll(firing);
        return due.Count;
    }

    private async Task FireAsync(DueTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            await fireTimer.RunAsync(timer, instance.Name, stoppingToken);
        }
        finally
        {
            places.Release();
        }
    }

    private async Task SleepAsync(CancellationToken stoppingToken)
    {
        var (due, retry) = await store.ReadAsync((view, _) => TimerRows.NextAsync(view, clocks.SystemNow), stoppingToken);
        signal.Await(due ?? long.MaxValue);
        var longest = store.Engine == EngineKind.Sqlite ? LongestSleep : LongestSleepOfSeveral;
        await UntilWokenAsync(
            woken => [Task.Delay(Until(due, clocks.Now, longest), clocks.Business, woken),
                Task.Delay(Until(retry, clocks.SystemNow, longest), clocks.System, woken)],
            stoppingToken);
    }

    // The wait for the signal is kept until it is over: one that is called off
    // may still take a signal with it, and what it told of would come late.
    private async Task UntilWokenAsync(Func<CancellationToken, Task[]> delays, CancellationToken stoppingToken)
    {
        using var woken = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        signalled ??= signal.WaitAsync(stoppingToken);
        await Task.WhenAny([signalled, .. delays(woken.Token)]);
        await woken.CancelAsync();
        if (signalled.IsCompleted) signalled = null;
    }

    private static TimeSpan Until(long? then, long now, TimeSpan longest)
    {
        if (then is null) return longest;
        var span = TimeSpan.FromMilliseconds(Math.Max(0, then.Value - now));
        return span < longest ? span : longest;
    }

    private List<TaskCompletionSource> TakeDrains()
    {
        lock (gate)
        {
            (var taken, drains) = (drains, []);
            return taken;
        }
    }

    private void KeepDrains(List<TaskCompletionSource> waiting)
    {
        lock (gate) drains.AddRange(waiting);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A round of timers failed; it is tried again in a second.")]
        public static partial void RoundFailed(ILogger log, Exception problem);

        [LoggerMessage(2, LogLevel.Error, "Timers wait: {Why}")]
        public static partial void NoStore(ILogger log, string why);
    }
}
