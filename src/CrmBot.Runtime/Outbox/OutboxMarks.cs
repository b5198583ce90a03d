using CrmBot.Runtime.Places;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.Extensions.Logging;

namespace CrmBot.Runtime.Outbox;

/// <summary>
/// Writes what happens to rows, many in one store write: while one batch is being stored the next gathers. Kept in order, so a row's
/// claim is never stored after its end.
/// </summary>
internal sealed partial class OutboxMarks(
    IStore store, Clocks clocks, OutboxInstance instance, CapturePlace places, ILogger<OutboxMarks> log) : IDisposable
{
    public static readonly TimeSpan UsualGather = TimeSpan.FromMilliseconds(8);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    // One of its own per instance: batches of several instances never wait for each other.
    private readonly string lane = $"outbox:{instance.Name}";
    private readonly Lock gate = new();
    private readonly SemaphoreSlim urgent = new(0, 1);
    private List<Mark> waiting = [];
    private List<Mark> spare = [];
    private bool running;

    /// <summary>
    /// How long results gather before they are stored, and then wait for a turn to be stored with, when nobody waits for them.
    /// </summary>
    public TimeSpan Gather { get; set; } = UsualGather;

    public bool IsEmpty
    {
        get
        {
            lock (gate) return !running;
        }
    }

    /// <summary>Notes that a row leaves now; completes when that is on disk.</summary>
    /// <returns>False when the row is not this instance's to send.</returns>
    public Task<bool> ClaimAsync(OutboxRow row)
    {
        var claim = new Mark(row) { Claimed = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously) };
        Add(claim);
        return claim.Claimed.Task;
    }

    /// <summary>Notes what became of a row; stored soon.</summary>
    public void Note(OutboxRow row, Outcome outcome, SendReport report, Place? place) =>
        Add(new Mark(row) { Outcome = outcome, Report = report, Place = place });

    public void Dispose() => urgent.Dispose();

    private void Add(Mark mark)
    {
        lock (gate)
        {
            waiting.Add(mark);
            if (mark.Claimed is not null && urgent.CurrentCount == 0) urgent.Release();
            if (running) return;
            running = true;
        }

        _ = Task.Run(StoreAllAsync);
    }

    private async Task StoreAllAsync()
    {
        while (true)
        {
            await urgent.WaitAsync(Gather);
            if (Take() is not { } batch) return;
            while (!await TryStoreAsync(batch)) await Task.Delay(Pause, clocks.System);
            foreach (var mark in batch) mark.Claimed?.TrySetResult(mark.Granted);
            batch.Clear();
            lock (gate) spare = batch;
        }
    }

    private List<Mark>? Take()
    {
        lock (gate)
        {
            if (waiting.Count == 0)
            {
                running = false;
                return null;
            }

            (var batch, waiting) = (waiting, spare);
            return batch;
        }
    }

    private async Task<bool> TryStoreAsync(List<Mark> batch)
    {
        try
        {
            var isAwaited = batch.Exists(mark => mark.Claimed is not null);
            await store.WriteAlongAsync(lane, isAwaited ? TimeSpan.Zero : Gather, (work, _) => StoreAsync(work, batch),
                CancellationToken.None);
            return true;
        }
        catch (ObjectDisposedException)
        {
            // The store is closed: the next start finds the rows as they are.
            return true;
        }
#pragma warning disable CA1031 // The edge of one job: the marks are kept and stored when the store is back.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            Log.NotStored(log, batch.Count, problem);
            return false;
        }
    }

    private async Task<bool> StoreAsync(UnitOfWork work, List<Mark> batch)
    {
        foreach (var mark in batch)
        {
            if (mark.Report is { } report) await StoreAsync(work, mark, report);
            else mark.Granted = await OutboxRows.ClaimAsync(work, mark.Row, instance.Name,
                mark.Row.Until = work.SystemNow + OutboxInstance.Lease);
        }

        return true;
    }

    private async Task StoreAsync(UnitOfWork work, Mark mark, SendReport report)
    {
        var (row, failure) = (mark.Row, report.Code ?? (report.Status is { } status ? $"{status}" : null));
        if (mark.Outcome.State == RowState.Pending) await OutboxRows.PostponeAsync(work, row, failure);
        else await OutboxRows.SettleAsync(work, row, mark.Outcome.State, report.ActivityId, failure);

        if (row.Kind == RowKind.Post) await StoreCopyAsync(work, mark, report);
        else if (report.MessageGone) await CardCopies.RetireAsync(work, row.Id);

        if (report.Effect != PlaceEffect.None && mark.Place is { } place)
        {
            await PlaceBook.NoteAsync(work, place.Key, report.Effect);
            work.AfterCommit(() => places.Forget(place.Key));
        }
    }

    private static Task StoreCopyAsync(UnitOfWork work, Mark mark, SendReport report) => mark.Outcome.State switch
    {
        // Of a card that only a click tells of, the click has told where it stands.
        RowState.Sent when report.Fate == SendFate.Accepted && mark.Place is { } place =>
            CardCopies.PostedAsync(work, mark.Row.Id, report.ActivityId, place.Key, mark.Row.DirectoryId is not null),
        RowState.Dead => CardCopies.RetireAsync(work, mark.Row.Id),
        _ => Task.CompletedTask,
    };

    private sealed class Mark(OutboxRow row)
    {
        public OutboxRow Row { get; } = row;

        public TaskCompletionSource<bool>? Claimed { get; init; }

        public bool Granted { get; set; }

        public Outcome Outcome { get; init; }

        public SendReport? Report { get; init; }

        public Place? Place { get; init; }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Count} outbox marks could not be stored; they are kept and tried again.")]
        public static partial void NotStored(ILogger log, int count, Exception problem);
    }
}
