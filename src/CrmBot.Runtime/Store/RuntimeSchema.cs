using CrmBot.Runtime.Audit;
using CrmBot.Runtime.Events;
using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Search;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;
using CrmBot.Runtime.Turns.Unread;
using CrmBot.Runtime.Undo;
using CrmBot.Runtime.WorldSnapshot;

namespace CrmBot.Runtime.Store;

/// <summary>
/// The statements that create Runtime's own tables. Each folder names its tables in one <c>XTables</c> class; the first migration and
/// the store's tests run them all.
/// </summary>
internal static class RuntimeSchema
{
    /// <summary>In an order in which they can run; each is one statement.</summary>
    public static IEnumerable<string> Statements(EngineKind engine) =>
    [
        .. StoreTables.Statements(engine),
        .. UndoTables.Statements(engine),
        .. AuditTables.Statements(engine),
        .. SearchTables.Statements(engine),
        .. PlaceTables.Statements(engine),
        .. TurnTables.Statements(engine),
        .. UnreadTables.Statements(engine),
        .. WorldTables.Statements(engine),
        .. OutboxTables.Statements(engine),
        .. TimerTables.Statements(engine),
        .. NoticeTables.Statements(engine),
        .. EventTables.Statements(engine),
    ];

    /// <summary>The engine's type for bytes.</summary>
    public static string Blob(EngineKind engine) => engine == EngineKind.Sqlite ? "BLOB" : "BYTEA";

    /// <summary>Column type for text that is compared and range-scanned byte by byte, whatever the server's locale.</summary>
    public static string Ordered(EngineKind engine) => engine == EngineKind.Sqlite ? "TEXT" : "TEXT COLLATE \"C\"";

    /// <summary>Appended to a table whose primary key is how it is always read: SQLite then keeps the rows in the key's tree.</summary>
    public static string KeyOrdered(EngineKind engine) => engine == EngineKind.Sqlite ? " WITHOUT ROWID" : "";
}
