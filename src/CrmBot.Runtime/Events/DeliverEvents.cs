using System.Collections.Concurrent;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CrmBot.Runtime.Events;

/// <summary>
/// Brings events to their readers. Where a reader is stands in the store and moves on only after an event has arrived,
/// so that a process that dies in between repeats it and loses none; of several instances one has a reader's lease.
/// </summary>
internal sealed partial class DeliverEvents(
    IStore store, Clocks clocks, EventSignal signal, Retention retention, ILogger<DeliverEvents> log, EventReaderList? list = null)
    : BackgroundService
{
    private const int AtOnce = 50, MostBuried = 1000;
    private const long LongestPause = 3_600_000;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1), Look = TimeSpan.FromSeconds(1), Hour = TimeSpan.FromHours(1);

    private readonly IReadOnlyList<IEventReader> readers = list?.Readers ?? [];
    private readonly string holder = NewId.Next().ToString("N");

    // System time until which each reader is surely ours.
    private readonly ConcurrentDictionary<string, long> held = new(StringComparer.Ordinal);

    /// <summary>How long an event is tried, milliseconds of system time.</summary>
    public const long TriedFor = 24 * 3_600_000L;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var forget = Task.CompletedTask;
        try
        {
            forget = ForgetAsync(stoppingToken);
            if (readers.Count == 0) await forget;
            // Each at its own pace: one that does not answer keeps nobody waiting.
            await Task.WhenAll(readers.Select(reader => ServeAsync(reader, stoppingToken)));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What was on its way is brought again by whoever starts next, who need not wait for our leases to end.
            foreach (var reader in readers) await LeaveAsync(reader);
        }
    }

    /// <summary>Brings what there is.</summary>
    /// <returns>Whether there may be more at once.</returns>
    internal async Task<bool> RoundAsync(IEventReader reader, CancellationToken cancellationToken)
    {
        if (await BeginAsync(reader, cancellationToken) is not { } state) return false;
        foreach (var dead in await store.ReadAsync((view, _) => EventReaders.AgainAsync(view, reader.Name, AtOnce), cancellationToken))
            if (await AgainAsync(reader, dead, state, cancellationToken))
                state = state with { Attempts = 0, NotBefore = 0, Failure = null };
        if (state.NotBefore > clocks.SystemNow) return false;
        var news = await store.ReadAsync((view, token) => EventFeed.AfterAsync(view, state.Position, AtOnce, token), cancellationToken);
        foreach (var told in news)
        {
            if (reader.Wants(told) && await reader.DeliverAsync(told, cancellationToken) is { Failure: { } failure })
            {
                await FailAsync(reader, state, failure);
                return false;
            }

            state = new ReaderState(told.Position, 0, 0, null);
            if (reader.Wants(told) || told == news[^1]) await SaveAsync(reader, state);
        }

        return news.Count == AtOnce;
    }

    private async Task ServeAsync(IEventReader reader, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await RoundAsync(reader, stoppingToken)) continue;
            }
#pragma warning disable CA1031 // The edge of one job: what could not be stored is looked at again a second later.
            catch (Exception problem) when (problem is not OperationCanceledException)
#pragma warning restore CA1031
            {
                Log.Failed(log, problem);
            }

            await signal.WaitAsync(Look, stoppingToken);
        }
    }

    private async Task LeaveAsync(IEventReader reader)
    {
        try
        {
            await store.WriteAsync(
                Lane(reader),
                async (work, _) =>
                {
                    await Leases.ReleaseAsync(work, Lane(reader), holder);
                    return true;
                },
                CancellationToken.None);
        }
#pragma warning disable CA1031 // The way out: a lease that cannot be given back ends by itself.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            Log.Failed(log, problem);
        }
    }

    // Null when another instance serves this reader. While the lease is ours for long enough, nothing is written.
    private async Task<ReaderState?> BeginAsync(IEventReader reader, CancellationToken cancellationToken)
    {
        if (held.GetValueOrDefault(reader.Name) > clocks.SystemNow)
            return await store.ReadAsync((view, _) => EventReaders.FindAsync(view, reader.Name), cancellationToken);
        var begin = clocks.SystemNow;
        var state = await TakeAsync(reader, cancellationToken);
        if (state is not null) held[reader.Name] = begin + ((long)Lease.TotalMilliseconds / 2);
        return state;
    }

    // A new reader begins with what happens from now on.
    private Task<ReaderState?> TakeAsync(IEventReader reader, CancellationToken cancellationToken) => store.WriteAsync(
        Lane(reader),
        async (work, token) =>
        {
            if (!await Leases.TakeAsync(work, Lane(reader), holder, Lease)) return null;
            if (await EventReaders.FindAsync(work, reader.Name) is { } known) return known;
            var state = new ReaderState(await EventFeed.EndAsync(work, token), 0, 0, null);
            await EventReaders.SaveAsync(work, reader.Name, state);
            return state;
        },
        cancellationToken);

    private Task<bool> SaveAsync(IEventReader reader, ReaderState state) => store.WriteAsync(
        Lane(reader),
        async (work, _) =>
        {
            // Whoever has been too slow to keep the lease must not move the place that another moves now.
            if (!await Leases.TakeAsync(work, Lane(reader), holder, Lease))
                throw new InvalidOperationException("Another instance has taken over.");
            await EventReaders.SaveAsync(work, reader.Name, state);
            return true;
        },
        CancellationToken.None);

    // Younger events wait for it, until it is a day old; then all that are
    // older are put aside, since whoever does not take this one takes none.
    private Task<bool> FailAsync(IEventReader reader, ReaderState state, string failure) => store.WriteAsync(
        Lane(reader),
        async (work, token) =>
        {
            var position = state.Position;
            foreach (var told in await EventFeed.AfterAsync(work, state.Position, MostBuried, token))
            {
                if (told.SystemAt > work.SystemNow - TriedFor) break;
                if (reader.Wants(told)) await EventReaders.BuryAsync(work, reader.Name, told, failure);
                position = told.Position;
            }

            await EventReaders.SaveAsync(work, reader.Name,
                new ReaderState(position, state.Attempts + 1, work.SystemNow + Pause(state.Attempts), failure));
            return true;
        },
        CancellationToken.None);

    // Whoever takes an old one takes new ones too: nothing waits any more.
    private async Task<bool> AgainAsync(IEventReader reader, DeadEvent dead, ReaderState state, CancellationToken cancellationToken)
    {
        var report = await reader.DeliverAsync(dead.Event, cancellationToken);
        return await store.WriteAsync(
            Lane(reader),
            async (work, _) =>
            {
                if (report.Failure is { } failure)
                {
                    await EventReaders.BuryAsync(work, reader.Name, dead.Event, failure);
                    return false;
                }

                await EventReaders.RemoveDeadAsync(work, reader.Name, dead.Event.Id);
                if (state.Failure is not null)
                    await EventReaders.SaveAsync(work, reader.Name, state with { Attempts = 0, NotBefore = 0, Failure = null });
                return true;
            },
            CancellationToken.None);
    }

    // 1 s, 2 s, 4 s ... an hour, each up to half as long again, so that many who failed together do not come back together.
    private static long Pause(int attempts)
    {
        var pause = Math.Min(LongestPause, 1000L << Math.Min(attempts, 12));
#pragma warning disable CA5394 // Chance spreads load here; nobody gains by guessing it.
        return pause + Random.Shared.NextInt64(pause / 2);
#pragma warning restore CA5394
    }

    private static string Lane(IEventReader reader) => "events:" + reader.Name;

    private async Task ForgetAsync(CancellationToken cancellationToken)
    {
        using var hours = new PeriodicTimer(Hour, clocks.System);
        while (await hours.WaitForNextTickAsync(cancellationToken))
        {
            try
            {
                await ForgetOldAsync(cancellationToken);
            }
#pragma warning disable CA1031 // The edge of one job: tried again in an hour.
            catch (Exception problem) when (problem is not OperationCanceledException)
#pragma warning restore CA1031
            {
                Log.Failed(log, problem);
            }
        }
    }

    /// <summary>What is old enough is read by nobody any more.</summary>
    internal async Task ForgetOldAsync(CancellationToken cancellationToken)
    {
        await DeleteAsync((work, most) =>
            EventFeed.ForgetAsync(work, work.SystemNow - (long)retention.Events.TotalMilliseconds, most, cancellationToken));
        await DeleteAsync(
            (work, most) => EventReaders.ForgetDeadAsync(work, work.SystemNow - (long)retention.Undelivered.TotalMilliseconds, most));

        Task DeleteAsync(DeleteSome delete) => DeleteInPortions.RunAsync(store, "events", delete, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Events could not be looked after; they stay and are tried again.")]
        public static partial void Failed(ILogger log, Exception problem);
    }
}
