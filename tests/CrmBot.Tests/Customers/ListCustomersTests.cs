using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Customers;

public sealed class ListCustomersTests(DemoApp demo) : IClassFixture<DemoApp>
{
    /// <summary>小林, a rep of 销售一组.</summary>
    private readonly Chat lin = demo.Chat("demo-lintao");
    private readonly Chat manager = demo.Chat("demo-zhangli");

    [Fact]
    public async Task A_rep_pages_through_the_customers_of_their_own_and_opens_one()
    {
        var list = await lin.SayAsync("我的客户");
        list.Words.ShouldContain("你的客户 ");
        list.Words.ShouldContain("1/2");
        list.Words.ShouldNotContain("鼎新");
        var next = await lin.ClickAsync(list, "customer.page");
        DemoApp.Words(next).ShouldContain("2/2");
        DemoApp.Words(await lin.ClickAsync(list, "customer.open")).ShouldContain("负责人");
    }

    [Fact]
    public async Task An_industry_written_in_two_languages_is_one_and_is_called_as_the_reader_does()
    {
        var groups = await manager.SayAsync("客户按行业分");
        var words = groups.Words.Split('\n');
        words.ShouldContain("食品");
        words.ShouldNotContain("food");
        var opens = CardWords.Buttons(groups.Card).First(button => button["data"]!["ask"]?["industry_is"]?.GetValue<string>() == "食品");
        var list = DemoApp.Words(
            await manager.ClickAsync(groups.Id, "customer.page", (System.Text.Json.Nodes.JsonObject)opens["data"]!.DeepClone()));
        list.ShouldContain("佳美");
        list.ShouldContain("Northwind");
        (await demo.Chat("demo-tom").SayAsync("Northwind", locale: "en-US")).Words.ShouldContain("Food · London");
    }

    [Fact]
    public async Task A_list_says_how_far_each_customer_is_and_when_somebody_was_last_in_contact()
    {
        var list = await lin.SayAsync("我名下苏州的B级客户");
        list.Words.ShouldContain("恒达");
        list.Words.ShouldContain("B 级 · 重要客户 · 报价 · 最近联系 3月9日 周一");
    }

    [Fact]
    public async Task Those_come_first_whom_nobody_has_talked_to_for_longest()
    {
        var lead = demo.Chat(DemoPeople.TeamLead);
        await lin.SayAsync("刚跟佳美张姐通了电话 说要下周看方案");
        (await NamesAsync()).ShouldBe("佳美", "talked to just now");
        await lin.SayAsync("刚跟华东机电通了电话 说要下周看方案");
        (await NamesAsync()).ShouldBe("华东机电");

        async Task<string> NamesAsync() =>
            (await lead.SayAsync("组里的核心客户谁最久没联系")).Words.Split('\n').Last(line => line is "佳美" or "华东机电" or "Acme");
    }

    [Fact]
    public async Task Whoever_bought_and_went_quiet_is_listed_and_counted_by_who_looks_after_them()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var (rep, boss) = (app.Direct(DemoPeople.LinTao), app.Direct(DemoPeople.Manager));
        await rep.SayAsync("佳美签了30万 靠服务");
        (await boss.SayAsync("核心客户有哪些在流失")).Words.ShouldNotContain("佳美");
        await app.MoveToAsync(new(2026, 5, 25, 10, 0, 0, TimeSpan.FromHours(8)));
        var list = await boss.SayAsync("核心客户有哪些在流失");
        list.Words.ShouldContain("佳美");
        list.Words.ShouldContain("买过、60 天没联系的");
        list.Words.ShouldNotContain("Acme");
        var groups = await boss.SayAsync("谁的客户掉得最多");
        groups.Words.ShouldContain("林涛");
        groups.Words.ShouldContain("60 天没联系的");
    }

    [Fact]
    public async Task A_region_stands_for_all_that_lies_in_it()
    {
        (await manager.SayAsync("华东的客户有哪些")).Words.ShouldContain("恒达");
        (await manager.SayAsync("华东的商机有哪些")).Words.ShouldContain("减速机备件");
    }

    [Fact]
    public async Task A_manager_sees_a_reps_customers_and_how_many_there_are()
    {
        var list = await manager.SayAsync("小林的客户有哪些");
        list.Words.ShouldContain("林涛");
        list.Words.ShouldContain("客户 ");
        (await manager.SayAsync("小林的客户有多少")).Words.ShouldContain("家客户");
    }

    [Fact]
    public async Task Customers_are_counted_by_grade_and_each_group_opens_its_list()
    {
        var groups = await manager.SayAsync("客户 按级别分");
        groups.Words.ShouldContain("按等级");
        var buttons = CardWords.Buttons(groups.Card!).Where(button => button["verb"]!.GetValue<string>() == "customer.page").ToList();
        var titles = buttons.Select(button => button["title"]!.GetValue<string>()).ToList();
        groups.Words.ShouldContain($"客户 {titles.Sum(Count)} 家");
        buttons.Count.ShouldBeGreaterThan(2);
        foreach (var button in buttons)
        {
            var list = DemoApp.Words(
                await manager.ClickAsync(groups.Id, "customer.page", (System.Text.Json.Nodes.JsonObject)button["data"]!.DeepClone()));
            list.ShouldContain($"客户 {Count(button["title"]!.GetValue<string>())} 家");
        }

        static int Count(string title) => int.Parse(title.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task The_customers_of_another_team_are_not_listed_to_a_rep()
    {
        (await lin.SayAsync("小陈的客户有哪些")).Words.ShouldBe("这些客户你看不了。");
    }

    [Fact]
    public async Task In_English_the_list_speaks_English()
    {
        var lily = demo.Chat("demo-lily");
        var list = await lily.SayAsync("my customers");
        list.Words.ShouldContain("of yours");
        list.Words.ShouldNotContain("最近联系");
    }

    [Fact]
    public async Task Where_nothing_fits_it_says_so()
    {
        (await lin.SayAsync("我名下500天没联系的A级客户")).Words.ShouldBe("你名下没有符合的客户。");
    }
}
