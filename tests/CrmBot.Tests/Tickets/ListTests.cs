using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Tickets;

/// <summary>Questions about tickets, and lists that act.</summary>
public sealed class ListTests(DemoApp demo) : IClassFixture<DemoApp>
{
    [Fact]
    public async Task Open_tickets_are_listed_and_each_is_one_tap_away()
    {
        var agent = demo.Chat(Desk.Agent);
        var list = await agent.SayAsync("有哪些没关的工单");
        list.Words.ShouldContain("瑞丰化工");
        list.Words.ShouldContain("技术支持", Case.Sensitive, "which queue has it");
        DemoApp.Words(await agent.ClickAsync(list, "ticket.open")).ShouldContain("T-10");
    }

    [Fact]
    public async Task Those_nobody_has_taken_are_listed_without_the_others()
    {
        await using var app = await Desk.StartBoundAsync();
        var agent = app.Direct(Desk.Agent);
        var before = Count((await agent.SayAsync("还有哪些工单没人接")).Words, "没人接的工单");
        before.ShouldBeLessThan(Count((await agent.SayAsync("有哪些没关的工单")).Words, "工单"));
        await agent.SayAsync("来一单");
        Count((await agent.SayAsync("没人接的工单列一下")).Words, "没人接的工单").ShouldBe(before - 1);
    }

    [Theory]
    [InlineData("哪些工单在等客户", "等客户的工单 1 张")]
    [InlineData("等客户回复的工单有哪些", "等客户的工单 1 张")]
    [InlineData("挂起的工单列一下", "没有这样的工单")]
    [InlineData("tickets waiting on the customer", "等客户的工单 1 张")]
    public async Task Those_in_one_state_are_listed_without_the_others(string said, string words) =>
        (await demo.Chat(Desk.Agent).SayAsync(said)).Words.ShouldContain(words);

    [Fact]
    public async Task Those_older_than_some_days_are_listed_without_newer_ones()
    {
        await using var app = await Desk.StartBoundAsync();
        var agent = app.Direct(Desk.Agent);
        var open = Count((await agent.SayAsync("有哪些没关的工单")).Words, "工单");
        await app.AdvanceAsync(TimeSpan.FromDays(4));
        await agent.SayAsync("瑞丰化工的泵漏油了，开个工单");
        Count((await agent.SayAsync("有哪些没关的工单")).Words, "工单").ShouldBe(open + 1);
        Count((await agent.SayAsync("超过3天还没关的工单")).Words, "工单").ShouldBe(open);
    }

    [Fact]
    public async Task Tickets_of_a_region_are_those_of_all_places_in_it()
    {
        await using var app = await Desk.StartBoundAsync();
        var agent = app.Direct(Desk.Agent);
        await agent.SayAsync("恒达的减速机坏了，开个工单");
        (await agent.SayAsync("华东的工单")).Words.ShouldContain("恒达", Case.Sensitive, "苏州 lies in 华东");
    }

    [Fact]
    public async Task The_late_tickets_behind_somebodys_rate_are_that_persons()
    {
        await using var app = await Desk.StartBoundAsync();
        await app.AdvanceAsync(TimeSpan.FromDays(20));
        var lead = app.Direct(Desk.Lead);
        var all = DemoApp.Words(await lead.ClickAsync(await lead.SayAsync("今年SLA达标率"), "ticket.brokenOf"));
        var hers = DemoApp.Words(await lead.ClickAsync(await lead.SayAsync("李娜今年SLA达标率"), "ticket.brokenOf"));
        hers.ShouldContain("李娜");
        Count(hers, "超时的").ShouldBeLessThan(Count(all, "超时的"));
    }

    private static int Count(string words, string title) =>
        int.Parse(System.Text.RegularExpressions.Regex.Match(words, title + " ([0-9]+) 张").Groups[1].Value,
            System.Globalization.CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("小李手上几单", "手上 1 张")]
    [InlineData("我手上还有几单", "手上 1 张")]
    [InlineData("how many tickets is 马超 holding", "手上 1 张")]
    public async Task Who_has_how_many(string said, string words) =>
        (await demo.Chat(Desk.Agent).SayAsync(said)).Words.ShouldContain(words);

    [Theory]
    [InlineData("王磊手上几单")]
    [InlineData("how many deals is 王磊 holding")]
    public async Task What_a_seller_has_in_hand_are_leads_and_deals_and_no_word_of_tickets(string said)
    {
        var words = (await demo.Chat(DemoPeople.Manager).SayAsync(said)).Words;
        words.ShouldContain("线索 2 条 · 商机");
        words.ShouldNotContain("工单");
    }

    [Fact]
    public async Task A_rep_sees_the_own_customers_tickets_only()
    {
        var lin = await demo.Chat(DemoPeople.LinTao).SayAsync("有哪些没关的工单");
        lin.Words.ShouldContain("华东机电");
        lin.Words.ShouldNotContain("Globex");
        (await demo.Chat(DemoPeople.Lily).SayAsync("open tickets", locale: "en-US")).Words.ShouldContain("Globex");
    }

    [Fact]
    public async Task Of_a_team_that_somebody_does_not_look_after_no_part_is_shown_as_all_of_it()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        (await app.Direct(DemoPeople.LinTao).SayAsync("客服组超时的工单")).Words.ShouldContain("只有组长和经理能看");
        (await app.Direct(Desk.Agent).SayAsync("客服组超时的工单")).Words.ShouldNotContain("只有组长和经理能看");
    }

    [Theory]
    [InlineData("哪些队列超时了")]
    [InlineData("which queues breached SLA")]
    public async Task Which_queues_breached_is_answered_with_queues_and_their_tickets_are_one_tap_away(string said)
    {
        await using var app = await Desk.StartBoundAsync();
        var agent = app.Direct(Desk.Agent);
        await app.AdvanceAsync(TimeSpan.FromHours(30));
        var answer = await agent.SayAsync(said);
        answer.Words.ShouldContain("按队列");
        answer.Words.ShouldContain("技术支持");
        DemoApp.Words(await agent.ClickAsync(answer, "ticket.brokenOf")).ShouldContain("T-10");
    }

    [Fact]
    public async Task What_is_about_to_breach_comes_with_the_nearest_first() =>
        (await demo.Chat(DemoPeople.Manager).SayAsync("哪些工单快超时了")).Words.ShouldContain("快超时的");
}
