using CrmBot.Runtime.Time;

namespace CrmBot.Runtime.Store;

/// <summary>
/// The embedded store: one file in WAL mode, flushed to disk by every commit. One writer for all lanes; readers see the last commit.
/// </summary>
internal sealed class SqliteStore : IStore, IDisposable
{
    private readonly Clocks clocks;
    private readonly SqliteWriter writer;
    private readonly SessionPool readers;
    private readonly SqliteCheckpoints checkpoints;

    public SqliteStore(StoreOptions options, IStoreContextFactory contexts, Clocks clocks, IServiceProvider services)
    {
        this.clocks = clocks;
        checkpoints = new SqliteCheckpoints(options.Database);
        writer = new SqliteWriter(
            options,
            clocks,
            checkpoints,
            () => new StoreSession(SqliteConnections.OpenWriter(options.Database), EngineKind.Sqlite, contexts, tracking: true),
            Figures,
            session => new UnitOfWork(session.Db, session.Sql, clocks.Now, clocks.SystemNow) { Services = services });
        readers = new SessionPool(
            _ => Task.FromResult(
                new StoreSession(SqliteConnections.OpenReader(options.Database), EngineKind.Sqlite, contexts, tracking: false)),
            options.Readers);
    }

    public EngineKind Engine => EngineKind.Sqlite;

    public StoreFigures Figures { get; } = new();

    public Task<T> WriteAsync<T>(string lane, Func<UnitOfWork, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        WriteAlongAsync(lane, TimeSpan.Zero, work, cancellationToken);

    public Task<T> WriteAlongAsync<T>(
        string lane, TimeSpan patience, Func<UnitOfWork, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        WriteScope.ThrowIfInside();
        var write = new PendingWrite<T>(work, clocks.System.GetTimestamp(), cancellationToken) { Patience = patience };
        writer.Add(write);
        return write.Done;
    }

    public async Task<T> ReadAsync<T>(Func<ReadView, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        var session = await readers.TakeAsync(cancellationToken).ConfigureAwait(false);
        var healthy = false;
        try
        {
            await session.Sql.ExecuteAsync("BEGIN").ConfigureAwait(false);
            var result = await read(new ReadView(session.Db, session.Sql, clocks.Now), cancellationToken).ConfigureAwait(false);
            await session.Sql.ExecuteAsync("COMMIT").ConfigureAwait(false);
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
        writer.Dispose();
        checkpoints.Dispose();
        readers.Dispose();
    }
}
