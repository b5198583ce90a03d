using System.Text.Json.Nodes;
using CrmBot.Runtime.Store;
using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Operating;

/// <summary>Edits, set-up of a group, invitations and sending again on PostgreSQL; the other tests of these run on SQLite.</summary>
public sealed class OnPostgresTests
{
    [Fact]
    public async Task Manners_places_and_the_operators_card_work_as_on_SQLite()
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: await FreshDatabase.OnAsync(EngineKind.Postgres));
        var closed = true;
        app.Teams.Script = (method, _, _) => Task.FromResult<IResult?>(method == "OPEN" && closed
            ? Results.Json(new JsonObject { ["error"] = new JsonObject { ["code"] = "ForbiddenOperationException", ["message"] = "x" } },
                statusCode: 403)
            : null);
        var (lin, admin, group) = (app.Direct(DemoPeople.LinTao), app.Direct(DemoPeople.Admin), app.InGroup(DemoPeople.Manager));
        var install = group.Activity("installationUpdate");
        install["action"] = "add";
        await group.PostAsync(install);
        var card = await app.Teams.WaitAsync(group.Conversation, seen => seen.Count > 0 ? seen[0] : null, "the set-up card");
        DemoApp.Words(await group.ClickAsync(card, "place.save", ("team", "销售一组"), ("queue", "技术支持"), ("digest", "weekly"),
            ("language", "en-US"))).ShouldContain("张立");

        var (_, message) = await lin.TellAsync("明天下午三点提醒我给佳美回电话");
        (await lin.EditAsync(message, "明天下午四点提醒我给佳美回电话")).Words.ShouldContain("16:00");

        app.Teams.Members[(CrmBotTestApp.SalesGroup, DemoPeople.WangLei)] = true;
        await lin.SayAsync("提醒王磊明天下午三点给佳美回电话");
        await app.Teams.WaitAsync(group.Conversation,
            seen => seen.FirstOrDefault(one => one.Words.Contains("<at>王磊</at>", StringComparison.Ordinal)), "the line in the group");
        var status = await admin.SayAsync("运行状况");
        status.Words.ShouldContain("PostgreSQL");
        status.Words.ShouldContain("王磊");
        closed = false;
        DemoApp.Words(await admin.ClickAsync(status, "status.again")).ShouldContain("正在补发 1 条");
        await app.Teams.WaitAsync("a:" + DemoPeople.WangLei,
            seen => seen.FirstOrDefault(one => one.Words.Contains("佳美", StringComparison.Ordinal)), "the reminder");
        (await app.Http.GetStringAsync(new Uri("/readyz", UriKind.Relative), TestContext.Current.CancellationToken)).ShouldBe("ready");
    }
}
