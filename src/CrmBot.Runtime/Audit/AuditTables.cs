using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Audit;

internal static class AuditTables
{
    public static IEnumerable<string> Statements(EngineKind engine) =>
    [
        Rows(engine),
        "CREATE INDEX audit_row_record ON audit_row (record_id, seq)",
        .. engine == EngineKind.Postgres ? ["CREATE INDEX audit_row_order ON audit_row (tx, seq)"] : Array.Empty<string>(),
        $"""
        CREATE TABLE audit_block (
          number BIGINT NOT NULL PRIMARY KEY, first_seq BIGINT NOT NULL, last_tx BIGINT NOT NULL, last_seq BIGINT NOT NULL,
          row_count BIGINT NOT NULL, rows_hash {RuntimeSchema.Blob(engine)} NOT NULL, previous {RuntimeSchema.Blob(engine)} NOT NULL,
          key_id TEXT NOT NULL, seal {RuntimeSchema.Blob(engine)} NOT NULL, sealed_system_at BIGINT NOT NULL)
        """,
        $"CREATE TABLE audit_salt (subject TEXT NOT NULL PRIMARY KEY, salt {RuntimeSchema.Blob(engine)} NOT NULL){RuntimeSchema.KeyOrdered(engine)}",
    ];

    // Rows are sealed in the order (tx, seq). On SQLite one writer draws seq in commit order and tx stays 0. On PostgreSQL a row can
    // become visible after a younger one, so its transaction's number comes first: see AuditSealer.
    private static string Rows(EngineKind engine)
    {
        var (seq, tx) = engine == EngineKind.Sqlite
            ? ("INTEGER PRIMARY KEY AUTOINCREMENT", "BIGINT NOT NULL DEFAULT 0")
            : ("BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "BIGINT NOT NULL DEFAULT (pg_current_xact_id()::text::bigint)");
        return $"""
            CREATE TABLE audit_row (
              seq {seq}, tx {tx}, turn_id TEXT NULL, actor_id TEXT NULL, action TEXT NOT NULL, kind TEXT NOT NULL, record_id TEXT NOT NULL,
              version BIGINT NOT NULL, detail TEXT NULL, business_at BIGINT NOT NULL, system_at BIGINT NOT NULL)
            """;
    }
}
