using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Customers;

public sealed class TagCustomerTests(DemoApp demo) : IClassFixture<DemoApp>
{
    /// <summary>小林, a rep of 销售一组.</summary>
    private readonly Chat lin = demo.Chat("demo-lintao");

    [Fact]
    public async Task A_known_tag_is_put_on_and_taken_off_and_both_can_be_undone()
    {
        (await lin.SayAsync("蓝海打个标签 价格敏感")).Words.ShouldContain("价格敏感");
        (await TagsOf("蓝海")).ShouldBe(["预算待确认", "价格敏感"], ignoreOrder: true);
        await lin.SayAsync("撤销");
        (await TagsOf("蓝海")).ShouldBe(["预算待确认"]);
        await lin.SayAsync("去掉蓝海的预算待确认");
        (await TagsOf("蓝海")).ShouldBeEmpty();
        await lin.SayAsync("撤销");
        (await TagsOf("蓝海")).ShouldBe(["预算待确认"]);
    }

    [Fact]
    public async Task A_new_tag_much_like_a_known_one_is_asked_about_and_the_known_one_taken()
    {
        var question = await lin.SayAsync("中科加标 竞品对比");
        question.Words.ShouldContain("竞品对比中");
        (await TagsOf("中科软件")).ShouldBeEmpty();
        await lin.ClickAsync(question, "customer.tag");
        (await TagsOf("中科软件")).ShouldBe(["竞品对比中"]);
    }

    [Fact]
    public async Task The_name_of_a_tier_is_not_taken_for_a_tag()
    {
        (await lin.SayAsync("大成改成VIP")).Words.ShouldContain("等级");
        (await TagsOf("大成纺织")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_holders_of_a_tag_are_listed_without_those_one_may_not_see()
    {
        var list = await lin.SayAsync("决策慢的有哪些");
        list.Words.ShouldContain("远航物流");
        list.Words.ShouldNotContain("鼎新");
    }

    [Fact]
    public async Task Merging_is_confirmed_first_and_rewrites_all_holders()
    {
        await lin.SayAsync("启明打标签 账期长");
        var manager = demo.Chat(DemoPeople.Manager);
        var draft = await manager.SayAsync("账期长 并到 价格敏感");
        (await TagsOf("启明科技")).ShouldBe(["账期长"]);
        await manager.ClickAsync(draft, "draft.save");
        (await TagsOf("启明科技")).ShouldBe(["价格敏感"]);
        (await TagsOf("金石建材")).ShouldBe(["价格敏感"]);
    }

    [Fact]
    public async Task Tags_of_all_teams_are_merged_by_those_who_look_after_all()
    {
        await lin.SayAsync("华东机电打标签 审批慢");
        (await lin.SayAsync("审批慢 并到 价格敏感")).Words.ShouldContain("由经理或管理员来做");
        (await TagsOf("华东机电")).ShouldContain("审批慢");
    }

    [Fact]
    public async Task Another_teams_customer_cannot_be_tagged()
    {
        (await lin.SayAsync("万里达打个标签 沉睡")).Words.ShouldContain("已有人跟进");
        (await TagsOf("万里达")).ShouldBeEmpty();
    }

    private async Task<IReadOnlyList<string>> TagsOf(string customer) => (await demo.FileAsync(customer)).ShouldNotBeNull().Tags;
}
