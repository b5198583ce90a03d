using System.Globalization;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;

namespace CrmBot.Runtime.Time;

/// <summary>Where the clock stands after a move, and what was not finished in time.</summary>
/// <param name="Moved">False when the instant lies in the past: business time only moves forward.</param>
/// <param name="Now">Business time, Unix milliseconds.</param>
/// <param name="WaitingTimers">Timers that are due but not done (their handler failed and will be tried again).</param>
/// <param name="WaitingMessages">Messages not yet delivered.</param>
public sealed record ClockMove(bool Moved, long Now, int WaitingTimers, int WaitingMessages);

/// <summary>
/// Moves business time (Development only): through every due moment in order, with the clock standing at that moment until its timers
/// have run and their messages are out, but for those that have no chat to go to yet.
/// The distance to system time is stored, so a restart does not set the clock back.
/// </summary>
public sealed class ClockMover : IDisposable
{
    private const string Setting = "clock.offset";
    private const string NextDue = "SELECT MIN(due) FROM timer WHERE state = 0 AND retry_system_at = 0 AND due > $1 AND due <= $2";
    private const string Overdue = "SELECT COUNT(*) FROM timer WHERE state = 0 AND due <= $1";

    private readonly SemaphoreSlim turnstile = new(1, 1);
    private readonly IStore store;
    private readonly BusinessClock clock;
    private readonly Clocks clocks;
    private readonly TimerWorker timers;
    private readonly OutboxWorker outbox;
    private readonly OutboxLanes lanes;

    internal ClockMover(IStore store, BusinessClock clock, Clocks clocks, TimerWorker timers, OutboxWorker outbox, OutboxLanes lanes) =>
        (this.store, this.clock, this.clocks, this.timers, this.outbox, this.lanes) = (store, clock, clocks, timers, outbox, lanes);

    /// <summary>How long one move may wait, in real time, for timers and messages before it goes on without them.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Moves to <paramref name="instant"/> (Unix milliseconds) and waits until timers and outbox are idle.</summary>
    public async Task<ClockMove> MoveToAsync(long instant, CancellationToken cancellationToken)
    {
        await turnstile.WaitAsync(cancellationToken);
        try
        {
            if (instant < clocks.Now) return await AnswerAsync(moved: false, cancellationToken);
            using var patience = new CancellationTokenSource(Patience, clocks.System);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
            try
            {
                await StepThroughAsync(instant, either.Token);
            }
            catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                // Goes on without what is still waiting; the answer tells.
                await StepAsync(Math.Max(instant, clocks.Now), cancellationToken);
            }
            finally
            {
                clock.Run();
                // While it stood, system time went on.
                await KeepAsync(clock.Offset, CancellationToken.None);
            }

            return await AnswerAsync(moved: true, cancellationToken);
        }
        finally
        {
            turnstile.Release();
        }
    }

    /// <summary>Business time is system time again. What has fired stays fired.</summary>
    public async Task<ClockMove> ResetAsync(CancellationToken cancellationToken)
    {
        await turnstile.WaitAsync(cancellationToken);
        try
        {
            await KeepAsync(TimeSpan.Zero, cancellationToken);
            clock.SetOffset(TimeSpan.Zero);
            return await AnswerAsync(moved: true, cancellationToken);
        }
        finally
        {
            turnstile.Release();
        }
    }

    public void Dispose() => turnstile.Dispose();

    /// <summary>Continues where business time stood before a restart; a new store begins at <paramref name="start"/>.</summary>
    internal static async Task RestoreAsync(IStore store, BusinessClock clock, DateTimeOffset? start, CancellationToken cancellationToken)
    {
        var kept = await store.ReadAsync((view, token) => Settings.FindAsync(view, Setting, token), cancellationToken);
        if (long.TryParse(kept, NumberStyles.Integer, CultureInfo.InvariantCulture, out var offset))
        {
            clock.SetOffset(TimeSpan.FromMilliseconds(offset));
        }
        else if (start is { } begin)
        {
            clock.SetOffset(begin - (clock.GetUtcNow() - clock.Offset));
            await KeepAsync(store, clock.Offset, cancellationToken);
        }
    }

    private async Task StepThroughAsync(long instant, CancellationToken cancellationToken)
    {
        // What is due already belongs to the present.
        clock.HoldAt(clock.GetUtcNow());
        await IdleAsync(cancellationToken);
        while (await NextAsync(instant, cancellationToken) is { } due)
        {
            await StepAsync(due, cancellationToken);
            await IdleAsync(cancellationToken);
        }

        await StepAsync(Math.Max(instant, clocks.Now), cancellationToken);
        await IdleAsync(cancellationToken);
    }

    private async Task StepAsync(long instant, CancellationToken cancellationToken)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(instant);
        if (now < clock.GetUtcNow()) now = clock.GetUtcNow();
        await KeepAsync(now - clocks.System.GetUtcNow(), cancellationToken);
        clock.HoldAt(now);
    }

    private async Task IdleAsync(CancellationToken cancellationToken)
    {
        await timers.DrainAsync(cancellationToken);
        while (!outbox.HasSentWhatItCan) await Task.Delay(5, cancellationToken);
    }

    private Task<long?> NextAsync(long instant, CancellationToken cancellationToken)
    {
        var now = clocks.Now;
        return store.ReadAsync((view, _) => view.Sql.FirstAsync(NextDue, row => row.NumberOrNull(0), now, instant), cancellationToken);
    }

    private Task<bool> KeepAsync(TimeSpan offset, CancellationToken cancellationToken) => KeepAsync(store, offset, cancellationToken);

    private static Task<bool> KeepAsync(IStore store, TimeSpan offset, CancellationToken cancellationToken) => store.WriteAsync(
        "clock",
        async (work, token) =>
        {
            await Settings.SetAsync(work, Setting, ((long)offset.TotalMilliseconds).ToString(CultureInfo.InvariantCulture), token);
            return true;
        },
        cancellationToken);

    private async Task<ClockMove> AnswerAsync(bool moved, CancellationToken cancellationToken)
    {
        var now = clocks.Now;
        var overdue = await store.ReadAsync((view, _) => view.Sql.FirstAsync(Overdue, row => row.Number(0), now), cancellationToken);
        return new ClockMove(moved, now, (int)overdue, lanes.Count);
    }
}
