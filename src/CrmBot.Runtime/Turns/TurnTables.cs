using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Turns;

internal static class TurnTables
{
    public static IEnumerable<string> Statements(EngineKind engine) =>
    [
        $"""
        CREATE TABLE dedupe (
          dedupe_key TEXT NOT NULL PRIMARY KEY, turn_id TEXT NOT NULL, answer TEXT NOT NULL, system_at BIGINT NOT NULL){RuntimeSchema.KeyOrdered(engine)}
        """,
        "CREATE INDEX dedupe_age ON dedupe (system_at)",
        $"""
        CREATE TABLE conversation_memory (
          place_key TEXT NOT NULL, directory_id TEXT NOT NULL, version BIGINT NOT NULL, body TEXT NOT NULL,
          PRIMARY KEY (place_key, directory_id)){RuntimeSchema.KeyOrdered(engine)}
        """,
    ];
}
