using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Timers;

internal static class TimerTables
{
    /// <summary><c>state</c>: 0 pending, 2 given up. A timer that has fired is no longer there.</summary>
    public static IEnumerable<string> Statements(EngineKind engine) =>
    [
        $"""
        CREATE TABLE timer (
          rule TEXT NOT NULL, record TEXT NOT NULL, slot TEXT NOT NULL, due BIGINT NOT NULL, local_time TEXT NULL, zone TEXT NULL,
          state BIGINT NOT NULL, attempts BIGINT NOT NULL, retry_system_at BIGINT NOT NULL, holder TEXT NULL, until_system_at BIGINT NOT NULL,
          failure TEXT NULL, PRIMARY KEY (rule, record, slot)){RuntimeSchema.KeyOrdered(engine)}
        """,
        "CREATE INDEX timer_due ON timer (due) WHERE state = 0",
        "CREATE INDEX timer_retry ON timer (retry_system_at) WHERE state = 0 AND retry_system_at > 0",
    ];
}
