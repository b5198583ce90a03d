namespace CrmBot.Runtime.Store;

internal static class StoreTables
{
    public static IEnumerable<string> Statements(EngineKind engine) =>
    [
        $"CREATE TABLE setting (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL){RuntimeSchema.KeyOrdered(engine)}",
        $"CREATE TABLE number_sequence (name TEXT NOT NULL PRIMARY KEY, last BIGINT NOT NULL){RuntimeSchema.KeyOrdered(engine)}",
        $"CREATE TABLE lease (name TEXT NOT NULL PRIMARY KEY, holder TEXT NOT NULL, until_system_at BIGINT NOT NULL){RuntimeSchema.KeyOrdered(engine)}",
    ];
}
