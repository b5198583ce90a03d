using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Notices;

internal static class NoticeTables
{
    /// <summary>May run again.</summary>
    public static IEnumerable<string> Statements(EngineKind engine) =>
    [
        $"""
        CREATE TABLE IF NOT EXISTS held_notice (
          slot TEXT NOT NULL PRIMARY KEY, person TEXT NOT NULL, source TEXT NOT NULL, delivery BIGINT NOT NULL, until_at BIGINT NOT NULL,
          held_at BIGINT NOT NULL){RuntimeSchema.KeyOrdered(engine)}
        """,
        "CREATE INDEX IF NOT EXISTS held_notice_person ON held_notice (person, until_at)",
        $"CREATE TABLE IF NOT EXISTS notice_budget (person TEXT NOT NULL PRIMARY KEY, sent TEXT NOT NULL){RuntimeSchema.KeyOrdered(engine)}",
    ];
}
