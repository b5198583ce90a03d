using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Day;

/// <summary>
/// What a manager types through the day: orders to colleagues, numbers and what is behind them, and what nobody here keeps.
/// </summary>
public sealed class ManagersDayTests(DemoApp demo) : IClassFixture<DemoApp>
{
    private readonly Chat manager = demo.Chat("demo-zhangli");

    [Fact]
    public async Task An_order_to_a_colleague_is_a_task_for_them_and_no_contact() =>
        (await manager.SayAsync("催一下王磊，让他今天把一品香跟了")).Words.ShouldContain("→ 王磊");

    [Fact]
    public async Task Behind_a_number_its_records_and_whose_they_are()
    {
        await manager.SayAsync("在手商机多少钱");
        (await manager.SayAsync("分别是谁的")).Words.ShouldContain("按负责人");
        (await manager.SayAsync("谈判的那些是哪些")).Words.ShouldContain("商机");
    }

    [Theory]
    [InlineData("搁置的单子有哪些", "搁置 1 个")]
    [InlineData("美元单子有哪些", "万美元")]
    [InlineData("哪些客户还没填预算", "「还没填预算」没法用来筛")]
    [InlineData("积分榜", "排不了榜")]
    [InlineData("三个月没下单的老客户", "三个月没联系的客户")]
    [InlineData("搞个比赛 12月谁拜访最多奖500", "办不了比赛")]
    [InlineData("转化率怎么算的", "成了客户的占比")]
    public async Task What_is_asked_is_answered_or_said_to_be_missing(string said, string answer) =>
        (await manager.SayAsync(said)).Words.ShouldContain(answer);

    [Fact]
    public async Task A_daily_digest_that_is_not_on_does_not_take_the_weekly_one_away()
    {
        await manager.SayAsync("每周一9点发周报");
        (await manager.SayAsync("不要日报了")).Words.ShouldContain("周报还开着");
        (await manager.SayAsync("不要周报了")).Words.ShouldNotContain("本来就");
    }

    [Fact]
    public async Task A_survey_to_many_tells_only_what_came_of_it()
    {
        (await manager.SayAsync("给成交的客户都发NPS问卷")).Words.ShouldContain("成交过的");
        (await manager.SayAsync("保存")).Words.ShouldNotContain("0 家");
    }
}
