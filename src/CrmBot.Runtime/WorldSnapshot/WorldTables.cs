using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.WorldSnapshot;

internal static class WorldTables
{
    // SQLite has one writer, so numbers become visible in order. On PostgreSQL a lower number may commit after a higher one:
    // there the transaction's own number tells when everything below has ended.
    public static IEnumerable<string> Statements(EngineKind engine) => engine == EngineKind.Sqlite
        ? ["CREATE TABLE world_change (number INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, record_id TEXT NOT NULL)"]
        :
        [
            """
            CREATE TABLE world_change (
              number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, tx BIGINT NOT NULL DEFAULT (pg_current_xact_id()::text::bigint),
              kind TEXT NOT NULL, record_id TEXT NOT NULL)
            """,
            "CREATE INDEX world_change_tx ON world_change (tx)",
        ];
}
