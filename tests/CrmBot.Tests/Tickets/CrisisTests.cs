using System.Text.Json.Nodes;
using CrmBot.Features.Surveys;
using CrmBot.Features.Tickets;
using CrmBot.Features.Tickets.Crisis;
using CrmBot.Features.Tickets.Ladder;
using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Tickets;

/// <summary>Bad news has a room with parts and a checklist, until it is ended; and a drill of it that touches nobody.</summary>
public sealed class CrisisTests
{
    private const string Group = "19:test-crisis@thread.v2";

    [Fact]
    public async Task A_crisis_opens_a_room_in_the_queues_channel_and_reports_every_hour_until_it_is_ended()
    {
        await using var app = await Desk.StartAsync(Desk.At(11, 20, 0));
        await app.BindAsync();
        await app.Direct(Desk.Agent).SayAsync("1024客户要打12315");
        var card = await InAsync(app, Desk.Channel, "危机处理中");
        card.Words.ShouldContain("总指挥");
        foreach (var name in new[] { "刘芳", "李娜", "何伟", "T-1024", "瑞丰化工", "完成 0/6" }) card.Words.ShouldContain(name);
        card.Words.ShouldNotContain("震动报警");
        DemoApp.Words(await TickAsync(app.InGroup(Desk.Senior, Desk.Channel), card, "facts")).ShouldContain("何伟");
        // Nine in the evening and after: a crisis knows no office hours.
        await app.MoveToAsync(Desk.At(11, 21, 1));
        await InAsync(app, Desk.Channel, "危机处理第 1 小时：清单完成 1/6");
        await app.MoveToAsync(Desk.At(11, 22, 1));
        var second = await InAsync(app, Desk.Channel, "危机处理第 2 小时");
        second.Words.ShouldContain("5 项晚了");
        var room = (await RoomsAsync(app)).ShouldHaveSingleItem();
        DemoApp.Words(await app.InGroup(Desk.Lead, Desk.Channel).ClickAsync(second, "crisis.end", ("summary-" + Key(room), "已上门道歉，客户撤回投诉")))
            .ShouldContain("危机处理已结束");
        var over = await InAsync(app, Desk.Channel, "危机处理结束了");
        over.Words.ShouldContain("已上门道歉，客户撤回投诉");
        await app.MoveToAsync(Desk.At(12, 2, 0));
        app.Teams.Of(Desk.Channel).ShouldNotContain(one => one.Words.Contains("第 3 小时"));
        (await app.EventsAsync((await app.TicketAsync(1024)).Id))
            .ShouldContain(one => one.Kind == TicketEvent.Kinds.CrisisEnded && one.Note == "已上门道歉，客户撤回投诉");
    }

    [Fact]
    public async Task Ended_by_mistake_and_taken_back_it_reports_on()
    {
        await using var app = await Desk.StartAsync();
        await app.BindAsync();
        await app.Direct(Desk.Agent).SayAsync("1024客户要打12315");
        var (lead, card) = (app.InGroup(Desk.Lead, Desk.Channel), await InAsync(app, Desk.Channel, "危机处理中"));
        await lead.ClickAsync(card, "crisis.end", ("summary-" + Key((await RoomsAsync(app))[0]), "点错了"));
        await InAsync(app, Desk.Channel, "危机处理结束了");
        await lead.SayAsync("撤销");
        (await RoomsAsync(app)).ShouldHaveSingleItem().IsOpen.ShouldBeTrue();
        await app.MoveToAsync(Desk.At(11, 11, 1));
        await InAsync(app, Desk.Channel, "危机处理第 1 小时");
    }

    [Fact]
    public async Task Called_twice_it_stays_one_room_and_the_button_opens_it_too()
    {
        await using var app = await Desk.StartAsync();
        await app.BindAsync();
        var agent = app.Direct(Desk.Agent);
        var card = await agent.SayAsync("T-1024到哪步了");
        await agent.ClickAsync(card, "ticket.escalate", ("level-" + (await app.TicketAsync(1024)).Id.ToString("N")[^8..], "crisis"));
        await InAsync(app, Desk.Channel, "危机处理中");
        await agent.SayAsync("1024客户说要找媒体曝光");
        (await RoomsAsync(app)).ShouldHaveSingleItem().PlaceKey.ShouldNotBeNull();
    }

    [Fact]
    public async Task Without_a_channel_each_who_has_a_part_gets_the_card_and_others_may_not_press_anything()
    {
        await using var app = await Desk.StartAsync();
        await app.Direct(Desk.Agent).SayAsync("1024客户要打12315");
        foreach (var person in new[] { Desk.Agent, Desk.Lead, Desk.Senior }) await AloneAsync(app, person, "危机处理中");
        var card = await AloneAsync(app, Desk.Lead, "危机处理中");
        var stranger = app.Direct("demo-chenhao");
        await stranger.SayAsync("你好");
        var data = (JsonObject)CardWords.Button(card.Card!, "crisis.tick")["data"]!.DeepClone();
        var refused = await stranger.InvokeAsync("adaptiveCard/action", Action("crisis.tick", data));
        (refused.Text + string.Join('\n', CardWords.Of(refused.Body))).ShouldContain("不在你的范围内");
        var agent = app.Direct(Desk.Agent);
        CardWords.Buttons((await AloneAsync(app, Desk.Agent, "危机处理中")).Card)
            .ShouldNotContain(button => (string?)button["verb"] == "crisis.end");
        (await agent.InvokeAsync("adaptiveCard/action", Action("crisis.end", data))).Text.ShouldContain("总指挥");
        (await RoomsAsync(app)).ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(room => room.Ticks.ShouldBeEmpty(), room => room.IsOpen.ShouldBeTrue());
    }

    [Fact]
    public async Task Parts_are_given_to_others_on_the_card_and_they_hear_of_it()
    {
        await using var app = await Desk.StartAsync();
        await app.Direct(Desk.Agent).SayAsync("1024客户要打12315");
        var card = await AloneAsync(app, Desk.Lead, "危机处理中");
        var room = (await RoomsAsync(app)).ShouldHaveSingleItem();
        var second = await app.ReadAsync(view => view.Db.Set<Features.People.Person>().SingleAsync(person => person.Name == "马超"));
        DemoApp.Words(await app.Direct(Desk.Lead).ClickAsync(card, "crisis.roles", ("voice-" + Key(room), second.Id.ToString())))
            .ShouldContain("马超");
        await AloneAsync(app, Desk.Second, "危机处理里有你的分工");
        (await RoomsAsync(app))[0]
            .ShouldSatisfyAllConditions(now => now.VoiceId.ShouldBe(second.Id), now => now.LeadId.ShouldBe(room.LeadId));
    }

    [Fact]
    public async Task A_drill_runs_to_its_end_by_itself_says_what_was_late_and_touches_nothing_else()
    {
        await using var app = await Desk.StartAsync();
        var before = await CountsAsync(app);
        var lead = app.InGroup(Desk.Lead, Group);
        (await lead.SayAsync("危机演练")).Words.ShouldContain("【演练】");
        var card = await InAsync(app, Group, "【演练】危机处理");
        card.Words.ShouldContain("这是演练");
        await TickAsync(app.InGroup(Desk.Agent, Group), card, "facts");
        await app.AdvanceAsync(TimeSpan.FromMinutes(61));
        (await InAsync(app, Group, "【演练】第 1 小时：清单完成 1/6")).Words.ShouldContain("2 项晚了");
        await app.AdvanceAsync(TimeSpan.FromMinutes(60));
        var over = await InAsync(app, Group, "演练结束，6 项里有 5 项晚了或没做");
        over.Words.ShouldContain("自动结束");
        await app.AdvanceAsync(TimeSpan.FromHours(3));
        app.Teams.Of(Group).ShouldNotContain(one => one.Words.Contains("第 2 小时"));
        app.Teams.Of(Group).Where(one => one.Card is not null).ShouldAllBe(one => one.Words.Contains("演练"));
        (await CountsAsync(app)).ShouldBe(before);
        // The next ticket has the number it would have had anyway.
        await app.Direct(DemoPeople.LinTao).SayAsync("大成的能耗监测坏了");
        (await app.TicketOfAsync("大成纺织")).Number.ShouldBe(before.LastNumber + 1);
    }

    [Fact]
    public async Task A_drill_in_which_everything_is_done_is_over_at_once()
    {
        await using var app = await Desk.StartAsync();
        await app.InGroup(DemoPeople.Manager, Group).SayAsync("crisis drill");
        var card = await InAsync(app, Group, "【演练】危机处理");
        foreach (var item in CrisisList.Items) await TickAsync(app.InGroup(Desk.Lead, Group), await InAsync(app, Group, "这是演练"), item.Code);
        await InAsync(app, Group, "演练结束，6 项都按时完成");
        card.ShouldNotBeNull();
    }

    [Fact]
    public async Task Only_leads_and_above_call_a_drill()
    {
        await using var app = await Desk.StartAsync();
        (await app.Direct(Desk.Agent).SayAsync("危机演练")).Words.ShouldContain("要主管或经理来发起");
        (await app.Direct(DemoPeople.LinTao).SayAsync("crisis drill")).Words.ShouldContain("要主管或经理来发起");
        (await RoomsAsync(app)).ShouldBeEmpty();
    }

    private static async Task<JsonObject> TickAsync(Chat chat, Seen card, string item)
    {
        var button = CardWords.Buttons(card.Card)
            .First(one => (string?)one["verb"] == "crisis.tick" && (string?)one["data"]!["item"] == item);
        return await chat.ClickAsync(card.Id, "crisis.tick", (JsonObject)button["data"]!.DeepClone());
    }

    private static JsonObject Action(string verb, JsonObject data)
    {
        var sent = (JsonObject)data.DeepClone();
        sent["verb"] = verb;
        return new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = sent },
            ["trigger"] = "manual" };
    }

    private static string Key(CrisisRoom room) => room.Id.ToString("N")[^8..];

    private static Task<List<CrisisRoom>> RoomsAsync(CrmBotTestApp app) =>
        app.ReadAsync(view => view.Db.Set<CrisisRoom>().AsNoTracking().ToListAsync());

    private static Task<(int Tickets, int Events, int Surveys, int Escalations, long LastNumber)> CountsAsync(CrmBotTestApp app) =>
        app.ReadAsync(async view => (
            await view.Db.Set<Ticket>().CountAsync(),
            await view.Db.Set<TicketEvent>()
                .CountAsync(one => one.Kind != TicketEvent.Kinds.Warned && one.Kind != TicketEvent.Kinds.Escalated),
            await view.Db.Set<Survey>().CountAsync(), await view.Db.Set<Escalation>().CountAsync(one => one.Kind == "crisis"),
            await view.Db.Set<Ticket>().MaxAsync(ticket => ticket.Number)));

    private static Task<Seen> InAsync(CrmBotTestApp app, string conversation, string words) =>
        app.Teams.WaitAsync(conversation, seen => seen.LastOrDefault(one => one.Card is not null && one.Words.Contains(words)),
            $"“{words}” in {conversation}");

    private static Task<Seen> AloneAsync(CrmBotTestApp app, string person, string words) => InAsync(app, "a:" + person, words);
}
