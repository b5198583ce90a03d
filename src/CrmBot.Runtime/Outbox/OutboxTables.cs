using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Outbox;

internal static class OutboxTables
{
    public static IEnumerable<string> Statements(EngineKind engine) =>
    [
        $"""
        CREATE TABLE outbox (
          seq {Counter(engine)}, id TEXT NOT NULL, kind BIGINT NOT NULL, lane TEXT NOT NULL, slot TEXT NULL, person TEXT NULL,
          directory_id TEXT NULL, locale TEXT NOT NULL, priority BIGINT NOT NULL, delivery BIGINT NOT NULL, state BIGINT NOT NULL,
          attempts BIGINT NOT NULL, again BIGINT NOT NULL, body TEXT NULL, due_system_at BIGINT NOT NULL, holder TEXT NOT NULL,
          until_system_at BIGINT NOT NULL, created_at BIGINT NOT NULL, created_system_at BIGINT NOT NULL, settled_system_at BIGINT NULL,
          activity_id TEXT NULL, failure TEXT NULL)
        """,
        "CREATE UNIQUE INDEX outbox_slot ON outbox (slot) WHERE slot IS NOT NULL",
        "CREATE INDEX outbox_open ON outbox (lane, seq) WHERE state < 10",
        "CREATE INDEX outbox_trouble ON outbox (state, seq) WHERE state IN (11, 12)",
        $"""
        CREATE TABLE card_copy (
          instance TEXT NOT NULL PRIMARY KEY, place_key TEXT NOT NULL, activity_id TEXT NULL, locale TEXT NOT NULL, zone TEXT NOT NULL,
          person TEXT NULL, source TEXT NOT NULL, revision BIGINT NOT NULL, retired BIGINT NOT NULL, created_at BIGINT NOT NULL,
          seq BIGINT NOT NULL){RuntimeSchema.KeyOrdered(engine)}
        """,
        "CREATE INDEX card_copy_activity ON card_copy (activity_id, place_key) WHERE activity_id IS NOT NULL",
        $"""
        CREATE TABLE card_record (
          record TEXT NOT NULL, place_key TEXT NOT NULL, instance TEXT NOT NULL, live BIGINT NOT NULL,
          PRIMARY KEY (record, place_key, instance)){RuntimeSchema.KeyOrdered(engine)}
        """,
        "CREATE INDEX card_record_instance ON card_record (instance)",
    ];

    private static string Counter(EngineKind engine) =>
        engine == EngineKind.Sqlite ? "INTEGER PRIMARY KEY AUTOINCREMENT" : "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY";
}
