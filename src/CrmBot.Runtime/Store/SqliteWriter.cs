using System.Collections.Concurrent;
using System.Diagnostics;
using CrmBot.Runtime.Time;
using Microsoft.Data.Sqlite;

namespace CrmBot.Runtime.Store;

/// <summary>
/// The one writer: a thread that owns the write connection. It takes all writes that wait, runs them one after the other in one
/// transaction, and makes them durable by one commit (one flush to disk). When one of them fails, everything is taken back and all run
/// again, each in a savepoint of its own, so that it fails alone; savepoints from the start would copy every page that a write touches.
/// A thread of its own, because waiting for the disk must not take a thread from the pool that answers requests.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    private readonly BlockingCollection<PendingWrite> waiting = [];
    private readonly List<PendingWrite> batch = [];
    private readonly List<PendingWrite> stored = [];
    private readonly Func<StoreSession> open;
    private readonly Func<StoreSession, UnitOfWork> begin;
    private readonly int writesPerCommit;
    private readonly StoreFigures figures;
    private readonly SqliteCheckpoints checkpoints;
    private readonly WriteDeadline deadline;
    private readonly Thread thread;
    private readonly TimeProvider system;
    private StoreSession? session;

    public SqliteWriter(
        StoreOptions options, Clocks clocks, SqliteCheckpoints checkpoints, Func<StoreSession> open, StoreFigures figures,
        Func<StoreSession, UnitOfWork> begin)
    {
        this.checkpoints = checkpoints;
        this.open = open;
        this.begin = begin;
        this.figures = figures;
        writesPerCommit = options.WritesPerCommit;
        system = clocks.System;
        deadline = new WriteDeadline(options.WriteBudget, clocks.System);
        thread = new Thread(Loop) { IsBackground = true, Name = "store writer" };
        thread.Start();
    }

    public void Add(PendingWrite write)
    {
        try
        {
            waiting.Add(write);
        }
        catch (InvalidOperationException closed)
        {
            throw new ObjectDisposedException("The store is closed.", closed);
        }
    }

    /// <summary>Finishes what waits, then closes the connection.</summary>
    public void Dispose()
    {
        if (waiting.IsAddingCompleted) return;
        waiting.CompleteAdding();
        thread.Join();
        waiting.Dispose();
        deadline.Dispose();
    }

    private void Loop()
    {
        while (Gather())
        {
            RunBatch();
            batch.Clear();
            stored.Clear();
        }

        session?.Dispose();
    }

    /// <summary>
    /// Takes all that waits. Only writes that are patient wait for company, and for the first of them whose patience ends.
    /// </summary>
    /// <returns>False when the store is closed.</returns>
    private bool Gather()
    {
        var left = Timeout.InfiniteTimeSpan;
        while (batch.Count < writesPerCommit && waiting.TryTake(out var next, left))
        {
            batch.Add(next);
            if (left != TimeSpan.Zero) left = batch.Min(PatienceLeft);
        }

        return batch.Count > 0;
    }

    private TimeSpan PatienceLeft(PendingWrite write)
    {
        var left = write.Patience - system.GetElapsedTime(write.Asked);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private void RunBatch()
    {
        try
        {
            session ??= open();
            DropUnwanted();
            if (batch.Count == 0) return;
            var began = Stopwatch.GetTimestamp();
            if (TryTogether() is { } failure)
            {
                if (FailedAlone(failure)) return;
                RunEachAlone();
            }

            var worked = Stopwatch.GetTimestamp();
            Run("COMMIT");
            figures.Count(stored.Count, began, worked, Stopwatch.GetTimestamp());
            checkpoints.Wake();
        }
        catch (Exception failure)
        {
            // The edge of the whole batch: every caller gets to know, and the next batch starts with a clean connection.
            foreach (var write in batch) write.Fail(failure);
            session?.Dispose();
            session = null;
            return;
        }

        foreach (var write in stored) write.Succeed();
    }

    // What has not begun can still be called off.
    private void DropUnwanted() => batch.RemoveAll(write =>
    {
        if (!write.Caller.IsCancellationRequested) return false;
        write.Fail(new OperationCanceledException(write.Caller));
        return true;
    });

    // A write that was alone anyway need not fail a second time.
    private bool FailedAlone(Exception failure)
    {
        if (batch is not [var only]) return false;
        only.Fail(Reason(failure));
        return true;
    }

    /// <returns>What went wrong; null when all are done.</returns>
    private Exception? TryTogether()
    {
        Run("BEGIN IMMEDIATE");
        try
        {
            foreach (var write in batch)
            {
                if (!deadline.Start(write.Asked)) throw deadline.Missed();
                RunWork(write);
                stored.Add(write);
            }

            return null;
        }
        catch (Exception failure) when (SqliteConnections.IsInTransaction((SqliteConnection)session!.Connection))
        {
            // The edge of the batch: who failed, and why, is found out one by one.
            Run("ROLLBACK");
            stored.Clear();
            return failure;
        }
    }

    private void RunEachAlone()
    {
        Run("BEGIN IMMEDIATE");
        foreach (var write in batch)
        {
            if (deadline.Start(write.Asked)) RunInSavepoint(write);
            else write.Fail(deadline.Missed());
        }
    }

    private void RunWork(PendingWrite write)
    {
        session!.Db.Forget();
        write.RunAsync(begin(session), deadline.Token).GetAwaiter().GetResult();
        if (deadline.Token.IsCancellationRequested) throw deadline.Missed();
    }

    private void RunInSavepoint(PendingWrite write)
    {
        Run("SAVEPOINT one_write");
        try
        {
            RunWork(write);
            Run("RELEASE one_write");
            stored.Add(write);
        }
        catch (Exception failure) when (SqliteConnections.IsInTransaction((SqliteConnection)session!.Connection))
        {
            // The edge of one write: it alone fails. When the transaction itself is gone, the batch fails instead.
            Run("ROLLBACK TO one_write");
            Run("RELEASE one_write");
            write.Fail(Reason(failure));
        }
    }

    private Exception Reason(Exception failure) =>
        failure is OperationCanceledException && deadline.Token.IsCancellationRequested ? deadline.Missed() : failure;

    private void Run(string sql) => _ = session!.Sql.ExecuteAsync(sql);
}
