using System.Net;
using System.Text.Json.Nodes;
using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Places;

/// <summary>The bot introduces itself once to each person and in each place, and a group is set up by those who may.</summary>
public sealed class SetUpTests : IAsyncLifetime
{
    private const string Group = "19:new-group@thread.v2";
    private CrmBotTestApp app = null!;

    public async ValueTask InitializeAsync() => app = await CrmBotTestApp.StartAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_person_is_welcomed_once_however_often_the_app_is_installed()
    {
        var lin = app.Direct(DemoPeople.LinTao);
        await InstallAsync(lin);
        var welcome = await FirstAsync(lin);
        welcome.Words.ShouldContain("你好，");
        await lin.PostUnansweredAsync(Installed(lin, "add"));
        await lin.PostUnansweredAsync(Installed(lin, "remove"));
        await lin.PostUnansweredAsync(Installed(lin, "add"));
        lin.Messages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Who_has_talked_with_an_older_release_is_not_welcomed_by_an_upgrade()
    {
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("恒达");
        await lin.PostUnansweredAsync(Installed(lin, "add-upgrade"));
    }

    [Fact]
    public async Task Somebody_nobody_knows_is_told_so_once()
    {
        await using var company = await CrmBotTestApp.StartAsync(settings: [("Demo:People", "false")]);
        var stranger = company.Direct("nobody-knows");
        await stranger.PostAsync(Installed(stranger, "add"));
        var said = await company.Teams.WaitAsync(stranger.Conversation, seen => seen.Count > 0 ? seen[0] : null, "a greeting");
        said.Words.ShouldNotBeEmpty();
        await stranger.PostUnansweredAsync(Installed(stranger, "add"));
    }

    [Fact]
    public async Task A_group_gets_one_card_whoever_adds_the_bot_how_often()
    {
        var lead = app.InGroup(DemoPeople.TeamLead, Group);
        await InstallAsync(lead);
        var card = await FirstAsync(lead);
        card.Words.ShouldContain("这个群要我做什么");
        await lead.PostUnansweredAsync(Installed(lead, "remove"));
        await app.InGroup(DemoPeople.LinTao, Group).PostUnansweredAsync(Installed(app.InGroup(DemoPeople.LinTao, Group), "add"));
        lead.Messages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_rep_cannot_set_a_group_up_and_nothing_of_that_stands_in_the_group()
    {
        var lin = app.InGroup(DemoPeople.LinTao, Group);
        await InstallAsync(lin);
        var card = await FirstAsync(lin);
        DemoApp.Words(await lin.ClickAsync(card, "place.save", ("digest", "daily"), ("queue", "技术支持"))).ShouldContain("由组长、经理或管理员");
        (await lin.SayAsync("群设置")).Words.ShouldBe("这事在群里不方便说，先给我发条私聊吧。");
        await app.MoveToAsync(new(2026, 3, 12, 9, 1, 0, TimeSpan.FromHours(8)));
        lin.Messages.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_manager_gives_a_group_its_queue_digest_team_and_language()
    {
        var manager = app.InGroup(DemoPeople.Manager, Group);
        await InstallAsync(manager);
        var card = await FirstAsync(manager);
        var saved = DemoApp.Words(await manager.ClickAsync(
            card, "place.save", ("team", "销售一组"), ("queue", "技术支持"), ("digest", "daily"), ("language", "en-US")));
        saved.ShouldContain("张立");
        (await app.Teams.WaitAsync(Group, seen => seen[0].Edits > 0 ? seen[0] : null, "the card's edit")).Words.ShouldContain(
            "What should I do in this group?");

        await app.Direct(DemoPeople.Agent).SayAsync("恒达的3号机异响，派人看一下");
        (await app.Teams.WaitAsync(Group, seen => seen.Count > 1 ? seen[1] : null, "the ticket")).Words.ShouldContain("T-");
        await app.MoveToAsync(new(2026, 3, 12, 9, 1, 0, TimeSpan.FromHours(8)));
        (await app.Teams.WaitAsync(Group, seen =>
            seen.FirstOrDefault(one => one.Words.Contains("Daily", StringComparison.OrdinalIgnoreCase)), "the digest in English"))
                .ShouldNotBeNull();

        // Saved again with less: no tickets and no digest from now on.
        var again = await manager.SayAsync("group settings");
        again.Words.ShouldContain("Whose tickets to show");
        await manager.ClickAsync(again, "place.save", ("queue", "-"), ("digest", "-"), ("team", "-"), ("language", "zh-CN"));
        await app.SettleAsync();
        var count = manager.Messages.Count;
        await app.Direct(DemoPeople.Agent).SayAsync("佳美的5号机停机了，派人看一下");
        await app.MoveToAsync(new(2026, 3, 13, 9, 1, 0, TimeSpan.FromHours(8)));
        manager.Messages.Skip(count).Where(one =>
            one.Words.Contains("佳美", StringComparison.Ordinal) || one.Words.Contains("日报", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_lead_of_sales_may_not_show_the_queue_of_others_and_then_nothing_is_saved()
    {
        var lead = app.InGroup(DemoPeople.TeamLead, Group);
        await InstallAsync(lead);
        var card = await FirstAsync(lead);
        DemoApp.Words(await lead.ClickAsync(card, "place.save", ("queue", "技术支持"), ("digest", "daily"))).ShouldNotContain("已保存");
        await app.MoveToAsync(new(2026, 3, 12, 9, 1, 0, TimeSpan.FromHours(8)));
        lead.Messages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Who_never_opened_the_bot_gets_one_line_a_day_in_a_shared_group_and_then_what_was_missed()
    {
        var closed = true;
        app.Teams.Script = (method, _, _) => Task.FromResult<IResult?>(method == "OPEN" && closed
            ? Results.Json(new JsonObject { ["error"] = new JsonObject { ["code"] = "ForbiddenOperationException", ["message"] = "x" } },
                statusCode: 403)
            : null);
        var lin = app.Direct(DemoPeople.LinTao);
        await app.InGroup(DemoPeople.LinTao, "19:other@thread.v2").SayAsync("恒达");
        await app.InGroup(DemoPeople.LinTao).SayAsync("恒达");
        app.Teams.Members[(CrmBotTestApp.SalesGroup, DemoPeople.WangLei)] = true;

        await lin.SayAsync("提醒王磊明天下午三点给佳美回电话");
        var line = await app.Teams.WaitAsync(CrmBotTestApp.SalesGroup, seen => seen.Count > 1 ? seen[1] : null, "the line in the group");
        line.Words.ShouldContain("<at>王磊</at>");
        line.Words.ShouldNotContain("佳美");
        line.Words.ShouldNotContain("回电话");
        CardWords.Buttons(line.Card).ShouldHaveSingleItem()["url"]!.GetValue<string>()
            .ShouldBe("https://teams.microsoft.com/l/chat/0/0?users=28%3A22222222-2222-4222-8222-222222222222");

        // Notices that follow each other closely are collected.
        await app.AdvanceAsync(TimeSpan.FromMinutes(30));
        await lin.SayAsync("提醒王磊明天下午四点给远航物流回电话");
        await Task.Delay(500, TestContext.Current.CancellationToken);
        await app.SettleAsync();
        app.Teams.Of(CrmBotTestApp.SalesGroup).Count.ShouldBe(2);
        app.Teams.Of("19:other@thread.v2").Count.ShouldBe(1);

        closed = false;
        var lei = app.Direct(DemoPeople.WangLei);
        await lei.PostAsync(Installed(lei, "add"));
        var missed = await app.Teams.WaitAsync(lei.Conversation, seen => seen.Count > 2 ? seen : null, "the welcome and both reminders");
        string.Join('\n', missed.Select(one => one.Words))
            .ShouldSatisfyAllConditions(all => all.ShouldContain("佳美"), all => all.ShouldContain("远航物流"));
    }

    // The messenger tells of one installation twice.
    private static async Task InstallAsync(Chat chat)
    {
        (await chat.PostAsync(Installed(chat, "add"))).ShouldBe(HttpStatusCode.Accepted);
        var update = chat.Activity("conversationUpdate");
        update["membersAdded"] = new JsonArray(new JsonObject { ["id"] = update["recipient"]!["id"]!.GetValue<string>() });
        (await chat.PostAsync(update)).ShouldBe(HttpStatusCode.Accepted);
    }

    private static JsonObject Installed(Chat chat, string action)
    {
        var update = chat.Activity("installationUpdate");
        update["action"] = action;
        return update;
    }

    private async Task<Seen> FirstAsync(Chat chat)
    {
        var first = await app.Teams.WaitAsync(chat.Conversation, seen => seen.Count > 0 ? seen[0] : null, "the first card");
        await app.SettleAsync();
        chat.Messages.Count.ShouldBe(1);
        return first;
    }
}
