using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Places;

internal static class PlaceTables
{
    public static IEnumerable<string> Statements(EngineKind engine) =>
    [
        $"""
        CREATE TABLE place (
          place_key TEXT NOT NULL PRIMARY KEY, scope BIGINT NOT NULL, channel_id TEXT NOT NULL, service_url TEXT NOT NULL,
          conversation_id TEXT NOT NULL, tenant_id TEXT NULL, team_id TEXT NULL, team_channel_id TEXT NULL, bot_id TEXT NOT NULL,
          name TEXT NULL, state BIGINT NOT NULL, directory_id TEXT NULL, person_id TEXT NULL, locale TEXT NOT NULL, zone TEXT NOT NULL,
          seen_system_at BIGINT NOT NULL){RuntimeSchema.KeyOrdered(engine)}
        """,
        "CREATE INDEX place_person ON place (person_id, state, seen_system_at)",
        .. Later(engine),
    ];

    /// <summary>What came after the first version; may run again.</summary>
    public static IEnumerable<string> Later(EngineKind engine) =>
    [
        "CREATE INDEX IF NOT EXISTS place_directory ON place (directory_id, state, seen_system_at)",
        "CREATE INDEX IF NOT EXISTS place_heard ON place (state, seen_system_at)",
        $"CREATE TABLE IF NOT EXISTS messenger_user (directory_id TEXT NOT NULL PRIMARY KEY, messenger_id TEXT NOT NULL){RuntimeSchema.KeyOrdered(engine)}",
    ];
}
