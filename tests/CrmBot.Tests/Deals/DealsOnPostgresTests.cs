using CrmBot.Tests.TestApp;
using Npgsql;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Deals;

/// <summary>A rep's and a manager's day with deals on PostgreSQL; the other tests of this folder run on SQLite.</summary>
public sealed class DealsOnPostgresTests
{
    [Fact]
    public async Task Moving_winning_losing_undoing_listing_and_forecasting_work_as_on_SQLite()
    {
        await using var app = await CrmBotTestApp.StartAsync(
            settings: [("Database:Engine", "postgres"), ("Database:ConnectionString", await NewDatabaseAsync())]);
        var lin = app.Direct(DemoPeople.LinTao);
        (await lin.SayAsync("蓝海推进到谈判")).Words.ShouldContain("到这一步了");
        (await lin.SayAsync("恒达签了！68万 一年")).Words.ShouldContain("赢单");
        await lin.SayAsync("撤销");
        (await lin.SayAsync("恒达到哪步了")).Words.ShouldContain("报价");
        (await lin.SayAsync("中科输给用友了")).Words.ShouldContain("竞品");
        (await lin.SayAsync("和信合同2026-04-01起 一年")).Words.ShouldContain("2027年3月31日");
        (await lin.SayAsync("我在谈的商机")).Words.ShouldContain("商机 8 个");
        var manager = app.Direct(DemoPeople.Manager);
        (await manager.SayAsync("丢的单 按原因分")).Words.ShouldContain("共 7 个");
        (await manager.SayAsync("在谈的商机按负责人分")).Words.ShouldContain("林涛");
        (await manager.SayAsync("在谈的商机按行业分")).Words.ShouldContain("机电");
        (await manager.SayAsync("50万以上的商机")).Words.ShouldContain("和信保险");
        (await manager.SayAsync("预测")).Words.ShouldContain("合计");
        (await lin.SayAsync("有没有食品的成功案例")).Words.ShouldContain("包装线视觉检测");
    }

    private static async Task<string> NewDatabaseAsync()
    {
        var server = LocalPostgres.Require();
        var name = "deals" + Guid.NewGuid().ToString("N");
        await using var connection = new NpgsqlConnection(server + ";Pooling=false");
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }
}
