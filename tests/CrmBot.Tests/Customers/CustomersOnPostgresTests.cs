using CrmBot.Features.Customers;
using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Customers;

/// <summary>A rep's work with customers on PostgreSQL; the other tests of this folder run on SQLite.</summary>
public sealed class CustomersOnPostgresTests
{
    [Fact]
    public async Task Looking_up_adding_tagging_merging_and_undoing_work_as_on_SQLite()
    {
        await using var app = await CrmBotTestApp.StartAsync(
            settings: [("Database:Engine", "postgres"), ("Database:ConnectionString", await NewDatabaseAsync())]);
        var lin = app.Direct("demo-lintao");
        (await lin.SayAsync("恒达")).Words.ShouldContain("50-80万");
        (await lin.SayAsync("决策慢的有哪些")).Words.ShouldContain("远航物流");
        (await lin.SayAsync("新线索 上海明德科技 采购经理陈芳 13800008888 展会来的 预算50-80万")).Words.ShouldContain("已建档");
        (await lin.SayAsync("新线索 东海重工 何总 13800008888 官网来的")).Words.ShouldContain("电话相同");
        (await lin.SayAsync("蓝海打个标签 价格敏感")).Words.ShouldContain("价格敏感");
        (await lin.SayAsync("撤销")).Words.ShouldNotBeEmpty();
        (await TagsAsync(app, "蓝海")).ShouldBe(["预算待确认"]);
        var manager = app.Direct("demo-zhangli");
        await manager.ClickAsync(await manager.SayAsync("账期长 并到 价格敏感"), "draft.save");
        (await TagsAsync(app, "金石建材")).ShouldBe(["价格敏感"]);
        (await lin.SayAsync("蓝海换人了 张经理走了现在孙经理")).Words.ShouldContain("孙经理");
    }

    private static Task<IReadOnlyList<string>> TagsAsync(CrmBotTestApp app, string name) =>
        app.Services.GetRequiredService<IStore>().ReadAsync(async (view, cancellationToken) =>
        {
            var id = await view.Db.Set<Customer>().Where(customer => customer.Name == name).Select(customer => customer.Id)
                .SingleAsync(cancellationToken);
            return (await CustomerFile.LoadAsync(view, id, cancellationToken))!.Tags;
        }, CancellationToken.None);

    internal static async Task<string> NewDatabaseAsync()
    {
        var server = LocalPostgres.Require();
        var name = "customers" + Guid.NewGuid().ToString("N");
        await using var connection = new NpgsqlConnection(server + ";Pooling=false");
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }
}
