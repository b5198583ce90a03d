using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Runtime.Store;

/// <summary>
/// One open connection with its context and prepared commands, all kept for many units of work, one at a time: making a context and
/// preparing statements costs more than the work of a small turn.
/// </summary>
internal sealed class StoreSession : IDisposable
{
    public StoreSession(DbConnection connection, EngineKind engine, IStoreContextFactory contexts, bool tracking)
    {
        Connection = connection;
        Sql = StoreCommands.On(connection, engine);
        Db = contexts.Create(connection);
        // The store begins and ends transactions itself, and RecordSaver looks for changes once, when it saves.
        Db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        Db.Database.AutoSavepointsEnabled = false;
        Db.ChangeTracker.AutoDetectChangesEnabled = false;
        Db.ChangeTracker.QueryTrackingBehavior = tracking ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTracking;
        Db.NoteTracked();
    }

    public DbConnection Connection { get; }

    public StoreCommands Sql { get; }

    public StoreContext Db { get; }

    public void Dispose()
    {
        Sql.Dispose();
        Db.Dispose();
        Connection.Dispose();
    }
}
