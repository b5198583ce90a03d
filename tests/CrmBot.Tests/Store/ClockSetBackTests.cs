using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Store;

/// <summary>What a dead instance held when the machine's clock was set back is not held until the clock has caught up.</summary>
public sealed class ClockSetBackTests
{
    private const long Day = 86_400_000;

    [Theory, EachEngine]
    public async Task Open_messages_of_a_dead_instance_are_taken_over(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        await bed.WriteAsync(work => work.Sql.ExecuteAsync(
            """
            INSERT INTO outbox (id, kind, lane, locale, priority, delivery, state, attempts, again, due_system_at, holder, until_system_at, created_at, created_system_at)
            VALUES ($1, 0, 'a:lin', 'zh-CN', 0, 0, 0, 0, 0, $2, 'dead', $3, $2, $2)
            """,
            Guid.NewGuid(), work.SystemNow, work.SystemNow + Day));
        (await bed.WriteAsync(work => AdoptRows.RunAsync(work, "alive"))).Count.ShouldBe(1);
        (await bed.WriteAsync(work => AdoptRows.RunAsync(work, "alive"))).ShouldBeEmpty();
        if (engine == EngineKind.Postgres)
            (await bed.WriteAsync(work => AdoptRows.RunAsync(work, "other"))).ShouldBeEmpty("it is held by somebody who lives");
    }

    [Theory, EachEngine]
    public async Task Due_timers_of_a_dead_instance_fire(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        await bed.WriteAsync(work => work.Sql.ExecuteAsync(
            """
            INSERT INTO timer (rule, record, slot, due, state, attempts, retry_system_at, holder, until_system_at)
            VALUES ('remind', $1, 'one', $2, 0, 1, $3, 'dead', $3)
            """,
            Guid.NewGuid(), work.Now - 1_000, work.SystemNow + Day));
        var due = await TimerRows.DueAsync(
            bed.Store, "alive", bed.Business.GetUtcNow().ToUnixTimeMilliseconds(), bed.System.GetUtcNow().ToUnixTimeMilliseconds(), 10,
            TestContext.Current.CancellationToken);
        due.ShouldHaveSingleItem().Rule.ShouldBe("remind");
    }
}
