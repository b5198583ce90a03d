using System.Data.Common;
using CrmBot.Runtime.Time;

namespace CrmBot.Runtime.Store;

/// <summary>A consistent view of the store, and the business time at which one looks.</summary>
public class ReadView(StoreContext db, DbConnection connection, DbTransaction? transaction, EngineKind engine, long now)
{
    /// <summary>The features' entities.</summary>
    public StoreContext Db { get; } = db;

    public EngineKind Engine { get; } = engine;

    /// <summary>Business time, Unix milliseconds. Fixed for the whole unit of work.</summary>
    public long Now { get; } = now;

    internal DbConnection Connection { get; } = connection;

    internal DbTransaction? Transaction { get; } = transaction;

    /// <summary><see cref="Now"/> on a wall clock of <paramref name="zone"/>.</summary>
    public DateTime LocalNow(TimeZoneInfo zone) => Instants.ToLocal(Now, zone);
}
