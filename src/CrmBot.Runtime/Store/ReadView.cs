using CrmBot.Runtime.Time;

namespace CrmBot.Runtime.Store;

/// <summary>A consistent view of the store, and the business time at which one looks.</summary>
public class ReadView
{
    internal ReadView(StoreContext db, StoreCommands sql, long now)
    {
        Db = db;
        Sql = sql;
        Now = now;
    }

    /// <summary>The features' entities.</summary>
    public StoreContext Db { get; }

    /// <summary>The same entities by id or one field, fast.</summary>
    public Records Records => field ??= new(this);

    public EngineKind Engine => Sql.Engine;

    /// <summary>Business time, Unix milliseconds. Fixed for the whole unit of work.</summary>
    public long Now { get; }

    /// <summary>Prepared commands for Runtime's own tables, in the same transaction.</summary>
    internal StoreCommands Sql { get; }

    /// <summary><see cref="Now"/> on a wall clock of <paramref name="zone"/>.</summary>
    public DateTime LocalNow(TimeZoneInfo zone) => Instants.ToLocal(Now, zone);
}
