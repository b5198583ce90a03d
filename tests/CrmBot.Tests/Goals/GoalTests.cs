using System.Text.Json.Nodes;
using CrmBot.Tests.Deals;
using CrmBot.Tests.Digests;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Goals;

public sealed class GoalTests
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    [Fact]
    public async Task A_rep_sets_a_goal_by_a_sentence_and_sees_baseline_pace_and_what_it_means()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        var card = await lin.SayAsync("我本月业绩目标100万");
        card.Words.ShouldContain("成交额目标");
        card.Words.ShouldContain("林涛");
        card.Words.ShouldContain("/ 100万");
        card.Words.ShouldContain("18万", Case.Sensitive, "what was signed in February");
        // 10 of 31 days are over.
        card.Words.ShouldContain("比进度落后 32.3万");
        card.Words.ShouldContain("期间签下的单");
        card.Words.ShouldContain("还有 20 天");

        await lin.SayAsync("恒达签了50万 靠服务");
        var now = await lin.SayAsync("达标了吗");
        now.Words.ShouldContain("50万");
        now.Words.ShouldContain("完成 50%");
        now.Words.ShouldContain("比进度超前 17.7万");
    }

    [Fact]
    public async Task And_in_English_in_the_currency_that_was_said()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lily = app.Direct(DemoPeople.Lily);
        var card = await lily.SayAsync("my revenue target is $200k this month", locale: "en-US");
        card.Words.ShouldContain("Goal: Revenue");
        card.Words.ShouldContain("of $200k");
        card.Words.ShouldContain("Off track");
        (await lily.SayAsync("are we on track?", locale: "en-US")).Words.ShouldContain("of $200k");
    }

    [Fact]
    public async Task Every_measure_that_can_be_counted_can_be_a_goal_and_of_the_others_is_said_what_is_missing()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var manager = app.Direct(DemoPeople.Manager);
        foreach (var (said, title, target) in ((string, string, string)[])
        [
            ("本月新增线索目标20", "新增线索目标", "/ 20"), ("这个季度转化率目标30%", "转化率目标", "/ 30%"), ("今年复购率目标50%", "复购率目标", "/ 50%"),
            ("本月签单数目标5单", "签单数目标", "/ 5"), ("本月首联率目标95%", "首联及时率目标", "/ 95%"), ("本季度sla达标率目标90%", "SLA 达标率目标", "/ 90%"),
            ("今年续约率目标80%", "续约率目标", "/ 80%"),
        ])
        {
            var card = await manager.SayAsync(said);
            card.Words.ShouldContain(title);
            card.Words.ShouldContain(target);
            card.Words.ShouldContain("全公司");
        }

        (await manager.SayAsync("达标了吗")).Words.ShouldContain("7 个目标");
        (await manager.SayAsync("本月满意度目标95%")).Words.ShouldContain("/ 95%");
        (await manager.SayAsync("今年NPS目标50")).Words.ShouldContain("NPS 还不能定目标");
    }

    [Fact]
    public async Task The_number_opens_exactly_what_it_counts()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var manager = app.Direct(DemoPeople.Manager);
        await app.Direct(DemoPeople.LinTao).SayAsync("恒达签了50万 靠服务");
        await app.Direct(DemoPeople.LinTao).SayAsync("和信签了150万 靠关系");
        var card = await manager.SayAsync("本月公司业绩目标400万");
        card.Words.ShouldContain("200万");
        (await DigestLists.CountAsync(manager, card, "goal_counted")).ShouldBe(2);
        // What is signed afterwards changes neither the card nor its list, until it is counted again.
        await app.Direct(DemoPeople.WangLei).SayAsync("远航物流签了10万 靠价格");
        (await DigestLists.CountAsync(manager, card, "goal_counted")).ShouldBe(2);
        var counted = await manager.ClickAsync(card, "goal.count");
        string.Join('\n', CardWords.Of(counted["value"])).ShouldContain("210万");
    }

    [Fact]
    public async Task Said_again_it_is_the_same_goal_and_undo_takes_it_back()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("我本月业绩目标100万");
        (await lin.SayAsync("我本月业绩目标120万")).Words.ShouldContain("/ 120万");
        (await lin.SayAsync("达标了吗")).Words.ShouldContain("/ 120万", Case.Sensitive, "one goal, not two");
        await lin.SayAsync("撤销");
        (await lin.SayAsync("达标了吗")).Words.ShouldContain("/ 100万");
    }

    [Fact]
    public async Task Several_people_and_teams_in_one_sentence_get_a_goal_each()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var manager = app.Direct(DemoPeople.Manager);
        var cards = await manager.SayAsync("小王本月业绩目标30万，小林50万");
        cards.Words.ShouldContain("王磊");
        cards.Words.ShouldContain("/ 30万");
        cards.Words.ShouldContain("林涛");
        cards.Words.ShouldContain("/ 50万");
        await manager.SayAsync("一组本月业绩目标200万，二组150万");
        (await manager.SayAsync("达标了吗")).Words.ShouldContain("4 个目标");
        (await app.Direct(DemoPeople.LinTao).SayAsync("我的目标达标了吗")).Words.ShouldContain("/ 50万");
    }

    [Theory]
    [InlineData(DemoPeople.Manager, "给一组定个目标，本月签单100万", "销售一组")]
    [InlineData(DemoPeople.Manager, "小林本月业绩目标100万", "林涛")]
    public async Task Whose_it_is_stays_when_its_sum_is_put_right(string who, string goal, string name)
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var manager = app.Direct(who);
        (await manager.SayAsync(goal)).Words.ShouldContain(name);
        var card = await manager.SayAsync("那个100万改成80吧");
        card.Words.ShouldContain("/ 80万");
        card.Words.ShouldContain(name);
    }

    [Fact]
    public async Task One_for_everybody_is_asked_for_by_name()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var manager = app.Direct(DemoPeople.Manager);
        (await manager.SayAsync("这个月每人30万的业绩目标")).Words.ShouldContain("一人一个目标");
        (await manager.SayAsync("达标了吗")).Words.ShouldContain("还没有定目标");
    }

    [Fact]
    public async Task On_its_first_day_nobody_is_behind()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        await app.MoveToAsync(new(2026, 4, 1, 9, 11, 0, TimeSpan.FromHours(8)));
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("我本月业绩目标31万");
        var card = await app.Teams.WaitAsync(lin.Conversation, all => all.LastOrDefault(one => one.Words.Contains("/ 31万")), "the goal");
        card.Words.ShouldContain("今天刚开始");
        card.Words.ShouldNotContain("落后");
    }

    [Fact]
    public async Task Which_measure_is_asked_when_nobody_said()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        var draft = await lin.SayAsync("这个月目标1000000");
        draft.Words.ShouldContain("是哪个指标");
        var ready = (JsonObject)(await lin.ClickAsync(draft, "draft.choose"))["value"]!;
        await lin.ClickAsync(draft.Id, "draft.save", (JsonObject)CardWords.Button(ready, "draft.save")["data"]!.DeepClone());
        (await lin.SayAsync("达标没")).Words.ShouldContain("/ 100万");
    }

    [Fact]
    public async Task A_goal_of_growth_is_measured_from_what_was_before()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        (await app.Direct(DemoPeople.LinTao).SayAsync("我本月业绩目标提升50%")).Words.ShouldContain("/ 27万", Case.Sensitive,
            "18万 in February and half as much again");
    }

    [Fact]
    public async Task A_goal_is_changed_and_dropped_on_its_card()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        var card = await lin.SayAsync("我本月业绩目标100万");
        var form = await lin.InvokeAsync("task/fetch", UpdateDealTests.Fetch(card, "goal.edit"));
        form.Value("target").ShouldBe("100万");
        form.Value("last").ShouldBe("2026-03-31");
        var wrong = await lin.InvokeAsync("task/submit", UpdateDealTests.Submit(form.Filled(("target", "很多"), ("last", "2026-02-01"))));
        string.Join('\n', CardWords.Of(wrong.Form)).ShouldContain("目标要是一个大于 0 的金额");
        await lin.InvokeAsync("task/submit", UpdateDealTests.Submit(form.Filled(("target", "150万"), ("last", "2026-06-30"))));
        var now = await lin.SayAsync("达标了吗");
        now.Words.ShouldContain("/ 150万");
        now.Words.ShouldContain("6月30日");
        var ended = await lin.ClickAsync(now, "goal.end");
        string.Join('\n', CardWords.Of(ended["value"])).ShouldContain("已经不跟这个目标了");
        (await lin.SayAsync("达标了吗")).Words.ShouldContain("还没有定目标");
    }

    [Fact]
    public async Task The_goal_stands_beside_the_number_it_concerns_and_in_the_monthly_one_as_off_track()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var manager = app.Direct(DemoPeople.Manager);
        await manager.SayAsync("本月公司业绩目标400万");
        (await manager.SayAsync("今天的日报")).Words.ShouldContain("成交额：目标 400万，现在 0", Case.Sensitive, "also while there is nothing beside it");
        await app.Direct(DemoPeople.LinTao).SayAsync("恒达签了50万 靠服务");
        var daily = await manager.SayAsync("今天的日报");
        daily.Words.ShouldContain("成交额：目标 400万，现在 50万，比进度落后");
        await app.MoveToAsync(new DateTimeOffset(2026, 4, 1, 9, 30, 0, China));
        var monthly = await manager.SayAsync("上个月的月报");
        monthly.Words.ShouldContain("落后的目标");
        monthly.Words.ShouldContain("全公司 ·");
        monthly.Words.ShouldContain("成交额：目标 400万，现在 50万，比进度落后 350万");
        (await DigestLists.CountAsync(manager, monthly, "goals_off_track")).ShouldBe(1);
        // A rep's own digest is not compared with the company's goal.
        (await app.Direct(DemoPeople.LinTao).SayAsync("上个月的月报")).Words.ShouldNotContain("400万");
    }

    [Fact]
    public async Task A_colleagues_goal_is_nobody_elses_business_and_a_teams_is_its_leads()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var card = await app.Direct(DemoPeople.LinTao).SayAsync("我本月业绩目标100万");
        var data = (JsonObject)CardWords.Button(card.Card!, "goal.count")["data"]!.DeepClone();
        var wang = app.Direct(DemoPeople.WangLei);
        (await wang.SayAsync("林涛达标了吗")).Words.ShouldContain("只能看和定自己的目标");
        (await wang.SayAsync("林涛本月业绩目标10万")).Words.ShouldContain("只能看和定自己的目标");
        (await wang.SayAsync("团队本月业绩目标500万")).Words.ShouldContain("小组的目标由组长来定");
        (await wang.SayAsync("公司本月业绩目标500万")).Words.ShouldContain("全公司的目标由经理来定");
        var own = await wang.SayAsync("达标了吗");
        own.Words.ShouldContain("还没有定目标");
        (await wang.ClickAsync(own.Id, "goal.count", data))["value"]!.ToJsonString().ShouldNotContain("100万");
        (await wang.ClickAsync(own.Id, "goal.end", (JsonObject)data.DeepClone()))["value"]!["message"]!.GetValue<string>()
            .ShouldContain("只能看和定自己的目标");
        // The lead of the team sets the team's and looks at its people's.
        var lead = app.Direct(DemoPeople.TeamLead);
        (await lead.SayAsync("本月业绩目标500万")).Words.ShouldContain("销售一组");
        (await lead.SayAsync("林涛达标了吗")).Words.ShouldContain("/ 100万");
    }

    [Fact]
    public async Task In_a_group_money_stays_away()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        await app.Direct(DemoPeople.TeamLead).SayAsync("你好");
        var card = await app.InGroup(DemoPeople.TeamLead).SayAsync("本月业绩目标500万");
        card.Words.ShouldContain("销售一组");
        card.Words.ShouldContain("按进度该到 32%");
        card.Words.ShouldNotContain("500万");
        card.Words.ShouldNotContain("上一期");
        // Nor does anybody's own goal come up there because the lead asks.
        await app.Direct(DemoPeople.LinTao).SayAsync("我本月业绩目标100万");
        (await app.InGroup(DemoPeople.TeamLead).SayAsync("达标了吗")).Words.ShouldNotContain("林涛");
    }
}
