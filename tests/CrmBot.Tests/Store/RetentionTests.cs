using CrmBot.Features.Digests;
using CrmBot.Runtime.Audit;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using CrmBot.Settings;
using CrmBot.Tests.Customers;
using CrmBot.Tests.Surveys;
using CrmBot.Tests.TestApp;
using CrmBot.Tests.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Store;

/// <summary>What nobody works with any more goes after the configured time, and nothing else.</summary>
public sealed class RetentionTests
{
    private const long Day = 86_400_000;

    [Fact]
    public async Task Repeats_undo_and_memory_of_places_gone_silent_are_forgotten_after_their_days()
    {
        await using var app = await CrmBotTestApp.StartAsync(
            settings: [("Retention:RepeatDays", "5"), ("Retention:MemoryDays", "20"), ("Retention:UndoDays", "3")]);
        await app.Direct(DemoPeople.LinTao).SayAsync("记一下 恒达 已经确认收到图纸");
        await app.Direct(DemoPeople.WangLei).SayAsync("远航物流");
        var forget = app.Services.GetServices<IHostedService>().OfType<ForgetOldTurns>().Single();
        var silent = await CountAsync(app, "SELECT count(*) FROM conversation_memory WHERE place_key LIKE '%lintao%'");
        await AgeAsync(app, "UPDATE dedupe SET system_at = system_at - $1", 4 * Day);
        await AgeAsync(app, "UPDATE place SET seen_system_at = seen_system_at - $1 WHERE place_key LIKE '%lintao%'", 19 * Day);
        await forget.ForgetAsync(CancellationToken.None);
        (await CountAsync(app, "SELECT count(*) FROM dedupe")).ShouldBeGreaterThanOrEqualTo(2);
        (await CountAsync(app, "SELECT count(*) FROM conversation_memory WHERE place_key LIKE '%lintao%'")).ShouldBe(silent);
        silent.ShouldBe(1);
        (await CountAsync(app, "SELECT count(*) FROM undo_step")).ShouldBeGreaterThan(0);

        await AgeAsync(app, "UPDATE dedupe SET system_at = system_at - $1", 2 * Day);
        await AgeAsync(app, "UPDATE place SET seen_system_at = seen_system_at - $1 WHERE place_key LIKE '%lintao%'", 2 * Day);
        await AgeAsync(app, "UPDATE undo_step SET until_at = until_at - $1", 4 * Day);
        await forget.ForgetAsync(CancellationToken.None);
        (await CountAsync(app, "SELECT count(*) FROM dedupe")).ShouldBe(0);
        (await CountAsync(app, "SELECT count(*) FROM undo_step")).ShouldBe(0);
        (await CountAsync(app, "SELECT count(*) FROM conversation_memory WHERE place_key LIKE '%lintao%'")).ShouldBe(0);
        (await CountAsync(app, "SELECT count(*) FROM conversation_memory")).ShouldBeGreaterThan(0);
    }

    [Theory, EachEngine]
    public async Task Threads_of_channels_are_forgotten_when_nobody_speaks_there_but_chats_channels_and_where_digests_go_stay(
        EngineKind engine)
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: [.. await FreshDatabase.OnAsync(engine)]);
        var threads = app.Services.GetServices<IHostedService>().OfType<ForgetThreads>().Single();
        foreach (var thread in (string[])["1", "2", "3"]) await In("19:sales@thread.tacv2;messageid=" + thread).SayAsync("恒达");
        await In("19:sales@thread.tacv2").SayAsync("恒达");
        await app.Direct(DemoPeople.LinTao).SayAsync("恒达");
        await app.InGroup(DemoPeople.LinTao).SayAsync("恒达");
        await app.StoreAsync(work =>
        {
            work.Db.Add(new DigestPlan { Id = Guid.NewGuid(), Zone = "Asia/Shanghai",
                PlaceKey = PlaceKeys.Of(CrmBotTestApp.Tenant, "19:sales@thread.tacv2;messageid=2") });
            return Task.CompletedTask;
        });
        await AgeAsync(app, "UPDATE place SET seen_system_at = seen_system_at - $1 WHERE conversation_id NOT LIKE '%messageid=3'",
            91 * Day);
        (await threads.RunAsync(CancellationToken.None)).ShouldBe(0);
        await app.Services.GetServices<IHostedService>().OfType<ForgetOldTurns>().Single().ForgetAsync(CancellationToken.None);
        (await threads.RunAsync(CancellationToken.None)).ShouldBe(1);
        (await CountAsync(app, "SELECT count(*) FROM place WHERE conversation_id LIKE '%messageid=1'")).ShouldBe(0);
        (await CountAsync(app, "SELECT count(*) FROM place")).ShouldBe(5);

        Chat In(string conversation) => new(app, DemoPeople.LinTao, conversation, "channel");
    }

    [Theory, EachEngine]
    public async Task However_much_is_old_goes_in_small_writes(EngineKind engine)
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: [.. await FreshDatabase.OnAsync(engine)]);
        var forget = app.Services.GetServices<IHostedService>().OfType<ForgetOldTurns>().Single();
        await ManyAsync(app, engine, "INSERT INTO dedupe (dedupe_key, turn_id, answer, system_at) SELECT 'old' || i, 'x', '{}', 0 FROM n");
        await ManyAsync(app, engine,
            "INSERT INTO undo_step (turn_id, step, actor_id, kind, record_id, operation, version, until_at) SELECT 'old', i, 'x', 'x', 'x', 1, 1, 0 FROM n");
        var before = app.Services.GetRequiredService<IStore>().Figures.Writes;
        await forget.ForgetAsync(CancellationToken.None);
        (await CountAsync(app, "SELECT count(*) FROM dedupe WHERE system_at = 0")).ShouldBe(0);
        (await CountAsync(app, "SELECT count(*) FROM undo_step WHERE until_at = 0")).ShouldBe(0);
        (app.Services.GetRequiredService<IStore>().Figures.Writes - before).ShouldBeGreaterThanOrEqualTo(8);
    }

    [Theory, EachEngine]
    public async Task Digests_go_after_their_days_but_the_last_count_of_a_goal(EngineKind engine)
    {
        await using var app =
            await CrmBotTestApp.StartAsync(settings: [.. await FreshDatabase.OnAsync(engine), ("Retention:DigestDays", "60")]);
        var (manager, lin) = (app.Direct(DemoPeople.Manager), app.Direct(DemoPeople.LinTao));
        var digest = await manager.SayAsync("今天的日报");
        await lin.SayAsync("我本月业绩目标100万");
        await lin.SayAsync("我的目标完成多少了");
        await lin.SayAsync("我的目标完成多少了");
        var forget = app.Services.GetServices<IHostedService>().OfType<ForgetDigests>().Single();
        (await forget.RunAsync(CancellationToken.None)).ShouldBe(0);

        await app.StoreAsync(async work =>
        {
            var at = work.Now - (61 * Day);
            foreach (var kept in await work.Db.Set<Digest>().AsNoTracking().OrderBy(kept => kept.Id).ToListAsync())
                await work.Db.Set<Digest>().Where(one => one.Id == kept.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(one => one.MadeAt, at++));
        });
        (await forget.RunAsync(CancellationToken.None)).ShouldBeGreaterThanOrEqualTo(2);
        (await app.ReadAsync(view => view.Db.Set<Digest>().ToListAsync())).ShouldHaveSingleItem().Kind.ShouldBe(DigestKind.Goal);
        DemoApp.Words(await manager.ClickAsync(digest, "digest.open")).ShouldNotBeEmpty();
    }

    [Theory, EachEngine]
    public async Task Audit_rows_go_block_by_block_and_the_rest_of_the_log_can_still_be_proved(EngineKind engine)
    {
        await using var app =
            await CrmBotTestApp.StartAsync(settings: [.. await FreshDatabase.OnAsync(engine), ("Retention:AuditDays", "365")]);
        await SealAllAsync(app);
        await app.Direct(DemoPeople.LinTao).SayAsync("记一下 恒达 已经确认收到图纸");
        await SealAllAsync(app);
        var (forget, blocks) = (app.Services.GetRequiredService<ForgetAudit>(), await CountAsync(app, "SELECT count(*) FROM audit_block"));
        (await forget.RunAsync(CancellationToken.None)).ShouldBe(0);
        // What is old is told by the seal, so the test cannot make it so: all is old from a clock that is ahead.
        var late = new ForgetAudit(
            app.Services.GetRequiredService<IStore>(), app.Services.GetRequiredService<AuditKeyring>(), app.Clocks,
            new Retention { Audit = TimeSpan.FromMilliseconds(-1_000) },
            Microsoft.Extensions.Logging.Abstractions.NullLogger<ForgetAudit>.Instance);
        (await late.RunAsync(CancellationToken.None)).ShouldBe((int)blocks);
        await app.Direct(DemoPeople.LinTao).SayAsync("记一下 恒达 图纸没有问题");
        await SealAllAsync(app);
        (await VerifyAsync(app)).Faults.ShouldBeEmpty();
        (await CountAsync(app, "SELECT count(*) FROM audit_row")).ShouldBeGreaterThan(0);

        await ForgeCutAsync(app);
        (await VerifyAsync(app)).Faults.ShouldContain(fault => fault.Fault == AuditFault.SealWrong);
        await AgeAsync(app, "DELETE FROM setting WHERE name = 'audit.cut' AND $1 > 0", 1);
        (await VerifyAsync(app)).Faults.ShouldContain(fault => fault.Fault == AuditFault.RowsChanged);
    }

    [Fact]
    public async Task A_new_store_gives_pages_that_became_free_back_to_the_disk()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var pages = app.Services.GetServices<IHostedService>().OfType<ReturnFreePages>().Single();
        (await pages.RunAsync(CancellationToken.None)).ShouldBe(0);
        await AgeAsync(app,
            "INSERT INTO setting (name, value) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1) SELECT 'big' || i, hex(zeroblob(10000)) FROM n", 600);
        await AgeAsync(app, "DELETE FROM setting WHERE name LIKE 'big%' AND $1 = 0", 0);
        (await CountAsync(app, "PRAGMA freelist_count")).ShouldBeGreaterThan(ReturnFreePages.Enough);
        (await pages.RunAsync(CancellationToken.None)).ShouldBeGreaterThan(ReturnFreePages.Enough);
        (await CountAsync(app, "PRAGMA freelist_count")).ShouldBe(0);
    }

    [Theory]
    [InlineData("Retention:RepeatDays", "0")]
    [InlineData("Retention:DigestDays", "30")]
    [InlineData("Retention:AuditDays", "-1")]
    [InlineData("Retention:MemoryDays", "soon")]
    public async Task A_number_of_days_that_cannot_be_is_named(string key, string value)
    {
        var problem = await Should.ThrowAsync<SettingException>(() => CrmBotTestApp.StartAsync(settings: [(key, value)]));
        problem.Message.ShouldStartWith(key);
    }

    private static async Task SealAllAsync(CrmBotTestApp app)
    {
        while (await app.Services.GetRequiredService<SealAudit>().RunAsync(CancellationToken.None) > 0) { }
    }

    /// <summary>Says of the same blocks that they were dropped, without the key.</summary>
    private static Task<bool> ForgeCutAsync(CrmBotTestApp app) => app.Services.GetRequiredService<IStore>().WriteAsync(
        "test",
        async (work, token) =>
        {
            var cut = (await AuditCut.FindAsync(work))!;
            await (cut with { Seal = [(byte)~cut.Seal[0], .. cut.Seal[1..]] }).StoreAsync(work, token);
            return true;
        },
        CancellationToken.None);

    private static Task<AuditReport> VerifyAsync(CrmBotTestApp app) =>
        app.Services.GetRequiredService<IStore>()
            .ReadAsync((view, token) => app.Services.GetRequiredService<VerifyAudit>().RunAsync(view, null, token), CancellationToken.None);

    private static Task<int> AgeAsync(CrmBotTestApp app, string sql, long by) =>
        app.Services.GetRequiredService<IStore>().WriteAsync("test", (work, _) => work.Sql.ExecuteAsync(sql, by), CancellationToken.None);

    private static Task<int> ManyAsync(CrmBotTestApp app, EngineKind engine, string insert) =>
        AgeAsync(app, $"{Rows(insert, engine)}", 2_500);

    private static string Rows(string insert, EngineKind engine) => engine == EngineKind.Sqlite
        ? insert.Replace(" SELECT ", " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1) SELECT ",
            StringComparison.Ordinal)
        : insert.Replace("FROM n", "FROM generate_series(1, $1) AS n(i)", StringComparison.Ordinal);

    private static Task<long> CountAsync(CrmBotTestApp app, string sql) =>
        app.Services.GetRequiredService<IStore>()
            .ReadAsync((view, _) => view.Sql.FirstAsync(sql, row => row.Number(0)), CancellationToken.None);
}
