using System.Diagnostics;
using System.Data;
using CrmBot.Runtime.Time;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CrmBot.Runtime.Store;

/// <summary>
/// The store for several instances. Each write is a transaction of its own that first takes its lane's lock, so that one conversation's
/// turns run one after the other wherever they arrive.
/// </summary>
internal sealed class PostgresStore : IStore, IDisposable
{
    private const int Attempts = 5;

    private readonly Clocks clocks;
    private readonly IServiceProvider services;
    private readonly TimeSpan budget;
    private readonly NpgsqlDataSource source;
    private readonly SessionPool writers;
    private readonly SessionPool readers;
    private readonly LaneGates gates = new();

    public PostgresStore(StoreOptions options, IStoreContextFactory contexts, Clocks clocks, IServiceProvider services)
    {
        this.clocks = clocks;
        this.services = services;
        budget = options.WriteBudget;
        source = PostgresConnections.Source(options.Database);
        writers = new SessionPool(async token =>
            new StoreSession(await source.OpenConnectionAsync(token).ConfigureAwait(false), EngineKind.Postgres, contexts, tracking: true),
            options.Writers);
        readers = new SessionPool(async token =>
            new StoreSession(await PostgresConnections.OpenReaderAsync(source, token).ConfigureAwait(false), EngineKind.Postgres, contexts,
                tracking: false),
            options.Readers);
    }

    public EngineKind Engine => EngineKind.Postgres;

    public StoreFigures Figures { get; } = new();

    public async Task<T> WriteAsync<T>(string lane, Func<UnitOfWork, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        WriteScope.ThrowIfInside();
        cancellationToken.ThrowIfCancellationRequested();
        using var deadline = new WriteDeadline(budget, clocks.System);
        deadline.Start(clocks.System.GetTimestamp());
        try
        {
            using var gate = await gates.EnterAsync(lane, deadline.Token).ConfigureAwait(false);
            // The caller's wish to stop counts until the work starts; what has begun is stored.
            cancellationToken.ThrowIfCancellationRequested();
            return await RetriedAsync(lane, work, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (deadline.Token.IsCancellationRequested)
        {
            throw deadline.Missed();
        }
    }

    public async Task<T> ReadAsync<T>(Func<ReadView, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        var session = await readers.TakeAsync(cancellationToken).ConfigureAwait(false);
        var healthy = false;
        try
        {
            session.Sql.Deadline = cancellationToken;
            await using var snapshot = await session.Connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken)
                .ConfigureAwait(false);
            var result = await read(new ReadView(session.Db, session.Sql, clocks.Now), cancellationToken).ConfigureAwait(false);
            await snapshot.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            healthy = true;
            return result;
        }
        finally
        {
            readers.Return(session, healthy);
        }
    }

    public void Dispose()
    {
        writers.Dispose();
        readers.Dispose();
        source.Dispose();
    }

    private async Task<T> RetriedAsync<T>(string lane, Func<UnitOfWork, CancellationToken, Task<T>> work, CancellationToken deadline)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OnceAsync(lane, work, deadline).ConfigureAwait(false);
            }
            catch (Exception collision) when (attempt < Attempts && IsCollision(collision))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5 * attempt), clocks.System, deadline).ConfigureAwait(false);
            }
        }
    }

    private async Task<T> OnceAsync<T>(string lane, Func<UnitOfWork, CancellationToken, Task<T>> body, CancellationToken deadline)
    {
        var session = await writers.TakeAsync(deadline).ConfigureAwait(false);
        var healthy = false;
        try
        {
            session.Sql.Deadline = deadline;
            await using var transaction = await session.Connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, deadline)
                .ConfigureAwait(false);
            await session.Sql.ExecuteAsync("SELECT pg_advisory_xact_lock($1)", LaneGates.Number(lane)).ConfigureAwait(false);
            var work = new UnitOfWork(session.Db, session.Sql, clocks.Now, clocks.SystemNow) { Services = services };
            var began = Stopwatch.GetTimestamp();
            var result = await GuardedAsync(work, body, deadline).ConfigureAwait(false);
            var worked = Stopwatch.GetTimestamp();
            deadline.ThrowIfCancellationRequested();
            // From here on the outcome must be learned, whatever the clock says.
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            Figures.Count(1, began, worked, Stopwatch.GetTimestamp());
            healthy = true;
            work.Committed();
            return result;
        }
        finally
        {
            writers.Return(session, healthy);
        }
    }

    private static async Task<T> GuardedAsync<T>(
        UnitOfWork work, Func<UnitOfWork, CancellationToken, Task<T>> body, CancellationToken deadline)
    {
        using var scope = WriteScope.Enter();
        var result = await body(work, deadline).ConfigureAwait(false);
        await work.SaveAsync(deadline).ConfigureAwait(false);
        return result;
    }

    /// <summary>
    /// Two writes met at the same rows, or wanted the same key; the loser runs again from the start and sees what the winner has stored.
    /// </summary>
    private static bool IsCollision(Exception failure) =>
        failure is DbUpdateConcurrencyException ||
        (failure as PostgresException ?? failure.InnerException as PostgresException)?.SqlState
            is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation;
}
