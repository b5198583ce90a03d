using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Events;

internal static class EventTables
{
    /// <summary>Came after the first version; may run again.</summary>
    public static IEnumerable<string> Statements(EngineKind engine) =>
    [
        Events(engine),
        "CREATE INDEX IF NOT EXISTS event_age ON event (system_at)",
        .. engine == EngineKind.Postgres ? ["CREATE INDEX IF NOT EXISTS event_order ON event (tx, number)"] : Array.Empty<string>(),
        """
        CREATE TABLE IF NOT EXISTS event_reader (
          name TEXT NOT NULL PRIMARY KEY, tx BIGINT NOT NULL, number BIGINT NOT NULL, attempts BIGINT NOT NULL, not_before BIGINT NOT NULL, failure TEXT NULL)
        """,
        """
        CREATE TABLE IF NOT EXISTS event_dead (
          reader TEXT NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL, kind TEXT NOT NULL, record_id TEXT NOT NULL, parent_id TEXT NULL, facts TEXT NOT NULL,
          business_at BIGINT NOT NULL, failed_at BIGINT NOT NULL, failure TEXT NOT NULL, again BIGINT NOT NULL, PRIMARY KEY (reader, id))
        """,
    ];

    // As the audit log: on SQLite one writer draws the numbers in commit order and tx stays 0; on
    // PostgreSQL a row can become visible after a younger one, so its transaction's number comes first.
    private static string Events(EngineKind engine)
    {
        var (number, tx) = engine == EngineKind.Sqlite
            ? ("INTEGER PRIMARY KEY AUTOINCREMENT", "BIGINT NOT NULL DEFAULT 0")
            : ("BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "BIGINT NOT NULL DEFAULT (pg_current_xact_id()::text::bigint)");
        return $"""
            CREATE TABLE IF NOT EXISTS event (
              number {number}, tx {tx}, id TEXT NOT NULL, type TEXT NOT NULL, kind TEXT NOT NULL, record_id TEXT NOT NULL, parent_id TEXT NULL,
              facts TEXT NOT NULL, business_at BIGINT NOT NULL, system_at BIGINT NOT NULL)
            """;
    }
}
