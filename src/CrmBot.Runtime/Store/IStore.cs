namespace CrmBot.Runtime.Store;

public enum EngineKind { Sqlite, Postgres }

/// <summary>
/// The embedded database or PostgreSQL. A write is one transaction and is on disk when the task completes; waiting writes may
/// share a commit, each able to fail alone. Never call <see cref="WriteAsync{T}"/> from inside a write.
/// </summary>
public interface IStore
{
    EngineKind Engine { get; }

    /// <summary>What was written since the start, and how long it took.</summary>
    StoreFigures Figures { get; }

    /// <summary>
    /// Runs <paramref name="work"/> in one transaction. Writes of one <paramref name="lane"/> (a conversation, usually) run one after
    /// the other, across all instances. An exception rolls this write back and nothing else. On PostgreSQL the loser of a collision runs
    /// again from the start, so work changes nothing outside its unit of work (use <see cref="UnitOfWork.AfterCommit"/>).
    /// </summary>
    /// <exception cref="TimeoutException">The write was not done within its budget; nothing of it is stored.</exception>
    Task<T> WriteAsync<T>(string lane, Func<UnitOfWork, CancellationToken, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>
    /// As <see cref="WriteAsync{T}"/>, for what nobody waits for: where writes share commits it waits up to <paramref name="patience"/> for
    /// another write, so that it costs no flush to disk of its own.
    /// </summary>
    Task<T> WriteAlongAsync<T>(
        string lane, TimeSpan patience, Func<UnitOfWork, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
            WriteAsync(lane, work, cancellationToken);

    /// <summary>Runs <paramref name="read"/> on a consistent snapshot; entities are not tracked.</summary>
    Task<T> ReadAsync<T>(Func<ReadView, CancellationToken, Task<T>> read, CancellationToken cancellationToken);
}
