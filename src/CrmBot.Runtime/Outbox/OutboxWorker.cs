using System.Diagnostics;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Seeing;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CrmBot.Runtime.Outbox;

/// <summary>
/// Sends what turns and timers have stored, as soon as it is on disk: lanes in parallel, each in order, inside the messenger's rates.
/// </summary>
internal sealed partial class OutboxWorker(
    IStore store, IMessageChannel channel, OutboxLanes lanes, OutboxMarks marks, OutboxInstance instance, SendRow sendRow,
    InviteFromGroup invite, Clocks clocks,
    ILogger<OutboxWorker> log) : IHostedService, IDisposable
{
    // Bulk must never take the places of answers.
    private const int MostAnswers = 64;
    private const int MostOthers = 32;

    // A row that is already noted as leaving waits so long; anything longer, and any other row, gives the lane back.
    private const long ShortWait = 200;
    private const long AfterProblem = 1_000;
    private static readonly TimeSpan LookAround = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly CancellationTokenSource stop = new();
    private readonly WakeLanes wakes = new(clocks.System, lanes.Wake);
    private int answers;
    private int others;
    private Task? looking;

    /// <summary>Nothing is on its way, waiting, or still to be marked.</summary>
    public bool IsIdle => lanes.Count == 0 && marks.IsEmpty;

    /// <summary>Whatever can arrive has arrived; what is left has nobody yet to go to, which no waiting changes.</summary>
    public bool HasSentWhatItCan => marks.IsEmpty && (lanes.Count == 0 || (!Busy() && lanes.OnlyWithoutChat));

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        lanes.Ready = Dispatch;
        await AdoptAsync(cancellationToken);
        if (store.Engine != EngineKind.Sqlite) looking = Task.Run(LookAroundAsync, CancellationToken.None);
    }

    /// <summary>Nothing is on its way or being marked; what is left waits for its time.</summary>
    internal bool IsWaiting => !Busy() && marks.IsEmpty && lanes.ReadyCount == 0;

    /// <summary>Lets what is on its way arrive; the rest waits in the store for the next start.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (stop.IsCancellationRequested) return;
        await stop.CancelAsync();
        var until = clocks.System.GetTimestamp();
        while ((Busy() || !marks.IsEmpty) && clocks.System.GetElapsedTime(until) < Farewell && !cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(10, CancellationToken.None);
        }

        if (looking is not null) await looking;
        if (!Busy() && marks.IsEmpty && lanes.Count > 0)
            await WriteAsync(work => AdoptRows.LetGoAsync(work, instance.Name), cancellationToken);
    }

    public void Dispose()
    {
        wakes.Dispose();
        stop.Dispose();
    }

    private bool Busy()
    {
        lock (gate) return answers + others > 0;
    }

    private void Dispatch()
    {
        while (!stop.IsCancellationRequested)
        {
            Lane? lane;
            bool answer;
            lock (gate)
            {
                lane = answers < MostAnswers ? lanes.Take(urgentOnly: true) : null;
                answer = lane is not null;
                if (lane is null && others < MostOthers) lane = lanes.Take(urgentOnly: false);
                if (lane is null) return;
                if (answer) answers++;
                else others++;
            }

            ThreadPool.UnsafeQueueUserWorkItem(static work => _ = work.Worker.RunAsync(work.Lane, work.Answer),
                (Worker: this, Lane: lane, Answer: answer), preferLocal: false);
        }
    }

    private async Task RunAsync(Lane lane, bool answer)
    {
        while (!stop.IsCancellationRequested && lanes.Next(lane, clocks.SystemNow) is { } row)
        {
            await TryAsync(lane, row);
        }

        lock (gate)
        {
            if (answer) answers--;
            else others--;
        }

        var now = clocks.SystemNow;
        if (lanes.Release(lane, now) is { } pause and > 0) wakes.Add(lane, now + pause);
        Dispatch();
    }

    private async Task TryAsync(Lane lane, OutboxRow row)
    {
        try
        {
            await HandleAsync(lane, row);
        }
#pragma warning disable CA1031 // The edge of one message: the store may be away for a while, and other lanes go on.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            Log.NotHandled(log, row.Seq, problem);
            row.NotBefore = clocks.SystemNow + AfterProblem;
            lanes.Settle(lane, row, done: false, clocks.SystemNow);
        }
    }

    private async Task HandleAsync(Lane lane, OutboxRow row)
    {
        var place = lane.Place ??= row.Place ?? await sendRow.FindPlaceAsync(row);
        if (!await HasSlotAsync(lane, row, place)) return;
        try
        {
            await HandleInSlotAsync(lane, row);
        }
        finally
        {
            channel.ReturnSlot(place);
        }
    }

    private async Task HandleInSlotAsync(Lane lane, OutboxRow row)
    {
        var leased = row.State == RowState.Sending && row.Until - clocks.SystemNow > SendRow.LongestSend.TotalMilliseconds;
        if (!leased && !await marks.ClaimAsync(row))
        {
            await ReconsiderAsync(lane, row);
            return;
        }

        row.State = RowState.Sending;
        row.Attempts++;
        var report = await SendAsync(row);
        var outcome = RetryRules.Decide(row, report, clocks.SystemNow, Jitter());
        (row.State, row.NotBefore, row.Again) = (outcome.State, outcome.NotBefore,
            outcome.State == RowState.Pending ? outcome.Again : row.Again);
        lanes.Tried(lane, row);
        marks.Note(row, outcome, report, row.Place);
        if (outcome.State is RowState.Dead or RowState.Unknown) Log.GivenUp(log, row.Seq, outcome.State, report.Status, report.Code);
        lanes.Settle(lane, row, done: outcome.State != RowState.Pending, clocks.SystemNow);
        if (outcome.State == RowState.Dead) invite.Consider(row, report);
    }

    private async Task<SendReport> SendAsync(OutboxRow row)
    {
        using var span = Measures.BeginSend(row);
        var began = Stopwatch.GetTimestamp();
        var report = await sendRow.RunAsync(row);
        Measures.Sent(row, report, Stopwatch.GetElapsedTime(began));
        return report;
    }

    // A row on its way without a slot goes back to pending: it has certainly not left.
    private async Task<bool> HasSlotAsync(Lane lane, OutboxRow row, Place place)
    {
        var wait = channel.AskForSlot(place, row.Priority);
        if (wait <= TimeSpan.Zero) return true;
        if (row.State == RowState.Sending && wait.TotalMilliseconds <= ShortWait)
        {
            await Task.Delay(wait, clocks.System);
            return false;
        }

        row.NotBefore = clocks.SystemNow + (long)Math.Ceiling(wait.TotalMilliseconds);
        if (row.State == RowState.Sending)
        {
            row.State = RowState.Pending;
            marks.Note(row, new Outcome(RowState.Pending), new SendReport(SendFate.NotSent, null, null, "no_slot", null), null);
        }

        lanes.Settle(lane, row, done: false, clocks.SystemNow);
        return false;
    }

    // Another instance has the row, or an earlier message of the same lane.
    private async Task ReconsiderAsync(Lane lane, OutboxRow row)
    {
        var mine = await store.ReadAsync((view, _) => OutboxRows.IsMineAsync(view, row.Seq, instance.Name), CancellationToken.None);
        row.NotBefore = clocks.SystemNow + ShortWait;
        lanes.Settle(lane, row, done: !mine, clocks.SystemNow);
    }

    private async Task AdoptAsync(CancellationToken cancellationToken)
    {
        // Between the commit and the lanes a taken-over row is nobody's to see: what was said later must not pass it.
        lanes.Close();
        try
        {
            var rows = await store.WriteAsync($"outbox:{instance.Name}", (work, _) => AdoptRows.RunAsync(work, instance.Name),
                cancellationToken);
            foreach (var row in rows) lanes.Add(row);
            if (rows.Count > 0) Log.Adopted(log, rows.Count);
        }
        finally
        {
            lanes.Open();
        }
    }

    private Task<bool> WriteAsync(Func<UnitOfWork, Task> write, CancellationToken cancellationToken) => store.WriteAsync(
        $"outbox:{instance.Name}",
        async (work, _) =>
        {
            await write(work);
            return true;
        },
        cancellationToken);

    private async Task LookAroundAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(LookAround, clocks.System, stop.Token);
                await WriteAsync(work => AdoptRows.RenewAsync(work, instance.Name), stop.Token);
                await AdoptAsync(stop.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
#pragma warning disable CA1031 // The edge of one round: the database may be away for a while.
            catch (Exception problem)
#pragma warning restore CA1031
            {
                Log.NotLookedAround(log, problem);
            }
        }
    }

#pragma warning disable CA5394 // Spreads repeats; nothing secret depends on it.
    private static double Jitter() => Random.Shared.NextDouble();
#pragma warning restore CA5394

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Outbox row {Seq} ends as {State} (status {Status}, code {Code}).")]
        public static partial void GivenUp(ILogger log, long seq, RowState state, int? status, string? code);

        [LoggerMessage(2, LogLevel.Information, "Took over {Count} open outbox rows.")]
        public static partial void Adopted(ILogger log, int count);

        [LoggerMessage(4, LogLevel.Error, "Outbox row {Seq} could not be handled; it is tried again in a second.")]
        public static partial void NotHandled(ILogger log, long seq, Exception problem);

        [LoggerMessage(3, LogLevel.Error, "Could not prolong the lease on outbox rows.")]
        public static partial void NotLookedAround(ILogger log, Exception problem);
    }
}
