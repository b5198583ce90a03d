using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Turns.Unread;

internal static class UnreadTables
{
    /// <summary>Came after the first version; may run again.</summary>
    public static IEnumerable<string> Statements(EngineKind engine) =>
    [
        $"""
        CREATE TABLE IF NOT EXISTS unread_sentence (
          id TEXT NOT NULL PRIMARY KEY, at BIGINT NOT NULL, locale TEXT NOT NULL, closest TEXT NOT NULL, key_id TEXT, body {RuntimeSchema.Blob(engine)}){RuntimeSchema.KeyOrdered(engine)}
        """,
        "CREATE INDEX IF NOT EXISTS unread_sentence_age ON unread_sentence (at)",
        $"""
        CREATE TABLE IF NOT EXISTS second_reading (id TEXT NOT NULL PRIMARY KEY, at BIGINT NOT NULL, key_id TEXT NOT NULL, body {RuntimeSchema.Blob(engine)} NOT NULL){RuntimeSchema.KeyOrdered(engine)}
        """,
    ];
}
