using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Undo;

internal static class UndoTables
{
    public static IEnumerable<string> Statements(EngineKind engine) =>
    [
        $"""
        CREATE TABLE undo_step (
          turn_id TEXT NOT NULL, step BIGINT NOT NULL, actor_id TEXT NOT NULL, kind TEXT NOT NULL, record_id TEXT NOT NULL,
          operation BIGINT NOT NULL, version BIGINT NOT NULL, before TEXT NULL, after TEXT NULL,
          until_at BIGINT NOT NULL, undone_at BIGINT NULL,
          PRIMARY KEY (turn_id, step)){RuntimeSchema.KeyOrdered(engine)}
        """,
        "CREATE INDEX undo_step_until ON undo_step (until_at)",
    ];
}
