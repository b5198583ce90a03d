using CrmBot.Features.Digests;
using CrmBot.Features.Reports;
using CrmBot.Tests.Customers;
using CrmBot.Tests.Digests;
using CrmBot.Tests.TestApp;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Reports;

public sealed class ReportTests(DemoApp demo) : IClassFixture<DemoApp>
{
    private readonly Chat manager = demo.Chat(DemoPeople.Manager);

    [Theory]
    [InlineData("各个组今年业绩咋样", "按小组")]
    [InlineData("一组今年签了多少 跟二组比", "销售一组")]
    [InlineData("今年丢给谁最多", "按竞品")]
    [InlineData("老客户今年续签了多少", "续签金额")]
    [InlineData("首联及时率多少", "首联及时率")]
    [InlineData("下个月能签多少 按组", "销售")]
    public async Task What_is_asked_for_is_what_is_shown(string question, string words)
    {
        await using var app = await CrmBotTestApp.StartAsync();
        (await app.Direct(DemoPeople.Director).SayAsync(question)).Words.ShouldContain(words);
    }

    [Theory]
    [InlineData(DemoPeople.Manager, "团队今天跟了几个客户", "林涛")]
    [InlineData(DemoPeople.Director, "团队的单子有哪些", "林涛")]
    [InlineData(DemoPeople.Manager, "团队还有什么没办", "林涛")]
    [InlineData(DemoPeople.TeamLead, "团队今天跟了几个客户", "林涛")]
    public async Task The_team_of_those_who_look_after_the_whole_company_is_everybody(string who, string question, string name)
    {
        await using var app = await CrmBotTestApp.StartAsync();
        await app.Direct(DemoPeople.LinTao).SayAsync("刚给佳美打了电话，聊了交期，明天上午再打");
        (await app.Direct(who).SayAsync(question)).Words.ShouldContain(name);
    }

    [Fact]
    public async Task A_list_wanted_as_a_file_stores_nothing_and_says_what_can_be_had()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        (await app.Direct("demo-chenhao").SayAsync("导出上个月的成交")).Words.ShouldContain("导出客户");
    }

    [Theory]
    [InlineData("展会跟官网哪个转化好", "转化率", "按来源")]
    [InlineData("上周为啥丢这么多单", "丢单", "按原因")]
    [InlineData("这个月签了多少", "成交额", "按负责人")]
    [InlineData("在手商机金额多少", "在手商机", "按阶段")]
    public async Task A_manager_asks_for_numbers_in_Chinese(string question, string measure, string by)
    {
        var answer = await manager.SayAsync(question);
        answer.Words.ShouldContain(measure);
        answer.Words.ShouldContain(by);
    }

    [Theory]
    [InlineData("which converts better, trade shows or the website?", "Conversion")]
    [InlineData("why did we lose so many deals last week?", "Lost deals")]
    [InlineData("how many new leads this month by source", "New leads")]
    public async Task And_in_English(string question, string measure)
    {
        var lily = demo.Chat(DemoPeople.Lily);
        (await lily.SayAsync(question, locale: "en-US")).Words.ShouldContain(measure);
    }

    [Theory]
    [InlineData("王磊跟林涛谁的在手商机多")]
    [InlineData("Who has more pipeline, 王磊 or 林涛")]
    public async Task Colleagues_who_are_compared_are_shown_without_the_others(string question)
    {
        var words = (await manager.SayAsync(question)).Words;
        words.ShouldContain("王磊");
        words.ShouldContain("林涛");
        words.ShouldNotContain("Lily");
    }

    [Fact]
    public async Task Of_one_grade_or_region_only_its_figure_is_shown()
    {
        var all = (await manager.SayAsync("在手商机按级别")).Words;
        all.ShouldContain("A 级");
        all.ShouldContain("B 级");
        var one = (await manager.SayAsync("A级客户在手商机金额多少")).Words;
        one.ShouldContain("A 级");
        one.ShouldNotContain("B 级");
    }

    [Theory]
    [InlineData("本周转化率比上周", "对比 ")]
    [InlineData("conversion this month vs last month", "对比 ")]
    public async Task What_it_is_compared_with_is_told_by_its_days(string question, string words)
    {
        var answer = await manager.SayAsync(question);
        answer.Words.ShouldContain(words);
        answer.Words.ShouldNotContain("2026-W");
    }

    [Fact]
    public async Task Who_has_logged_nothing_is_told_by_name_until_they_log()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var boss = app.Direct(DemoPeople.Manager);
        (await boss.SayAsync("今天谁没写跟进")).Words.ShouldContain("王磊");
        await app.Direct(DemoPeople.WangLei).SayAsync("刚给远航物流打了电话，要样品");
        (await boss.SayAsync("今天谁没写跟进")).Words.ShouldNotContain("王磊");
    }

    [Fact]
    public async Task The_question_before_is_asked_again_in_a_word()
    {
        var first = (await manager.SayAsync("上周转化率")).Words;
        var whole = (await manager.SayAsync("上个月转化率按行业")).Words;
        await manager.SayAsync("上周转化率");
        (await manager.SayAsync("那上个月呢")).Words.ShouldNotBe(first);
        (await manager.SayAsync("按行业呢")).Words.ShouldBe(whole, "what was asked in a word is the question before for the next one");
    }

    [Fact]
    public async Task Every_number_of_every_report_opens_as_many_records_as_it_says()
    {
        foreach (var question in (string[])["展会跟官网哪个转化好", "今年为啥丢单", "今年赢单主要靠什么", "今年每个人签了多少", "在手商机按阶段", "这个月谁跟进最多", "今年新增线索按地区"])
        {
            var report = await manager.SayAsync(question);
            var numbers = await NumbersAsync(report);
            foreach (var name in CardWords.Buttons(report.Card!).Select(button => button["data"]?["number"]?.GetValue<string>())
                .OfType<string>())
                (await DigestLists.CountAsync(manager, report, name)).ShouldBe(numbers[name], $"{question}: {name}");
        }
    }

    [Fact]
    public async Task A_rep_reads_about_nobody_but_themselves()
    {
        var chen = demo.Chat("demo-chenhao");
        var report = await chen.SayAsync("今年每个人签了多少");
        report.Words.ShouldNotContain("王磊");
        (await chen.SayAsync("王磊今年签了多少")).Words.ShouldContain("只能看自己的数字");
        (await chen.SayAsync("销售二组本月签了多少")).Words.ShouldContain("只能看自己的数字");
    }

    [Fact]
    public void A_weak_link_is_named_only_when_there_is_enough_to_go_by()
    {
        WeakestLink.Find([Line("expo", 12, 40), Line("website", 2, 60)])!.Key.ShouldBe("website");
        WeakestLink.Find([Line("expo", 4, 10), Line("website", 1, 12)]).ShouldBeNull("too few");
        WeakestLink.Find([Line("expo", 30, 100), Line("website", 28, 100)]).ShouldBeNull("chance explains it");
        WeakestLink.Find([Line("", 0, 100), Line("expo", 50, 100)]).ShouldBeNull("nobody can do anything about what is not known");
    }

    [Theory]
    [InlineData("2026", "2026-01-01", "2026-12-31")]
    [InlineData("2026H2", "2026-07-01", "2026-12-31")]
    [InlineData("2026Q1", "2026-01-01", "2026-03-31")]
    [InlineData("2028-02", "2028-02-01", "2028-02-29")]
    [InlineData("2026-W01", "2025-12-29", "2026-01-04")]
    [InlineData("2026-W53", "2026-12-28", "2027-01-03")]
    public void Period_codes_are_whole_periods(string code, string first, string last) =>
        PeriodCode.Read(code).ShouldBe((DateOnly.Parse(first, null), DateOnly.Parse(last, null)));

    [Theory]
    [InlineData("2026Q5")]
    [InlineData("2026-13")]
    [InlineData("2025-W53")]
    [InlineData("never")]
    public void And_whatever_is_no_period_is_none(string code) => PeriodCode.Read(code).ShouldBeNull();

    private static ReportLine Line(string key, int hits, int all) => new(
        key, new DigestNumber("n|" + key, "lead", Ids(hits)), new DigestNumber("all|" + key, "lead", Ids(all)), null, null);

    private static List<Guid> Ids(int count) => [.. Enumerable.Range(0, count).Select(_ => Guid.NewGuid())];

    // What was counted, by the number's name, as the store has it.
    private async Task<Dictionary<string, int>> NumbersAsync(Seen report)
    {
        var data = CardWords.Buttons(report.Card!).Select(button => button["data"]?["record"]?.GetValue<string>())
            .FirstOrDefault(record => record is not null);
        if (data is null) return [];
        var id = Guid.ParseExact(data.Split(':')[1], "N");
        var body = await demo.ReadAsync(
            view => view.Db.Set<Digest>().Where(digest => digest.Id == id).Select(digest => digest.Body).SingleAsync());
        return DigestContent.Read(body).Blocks.SelectMany(block => block.Numbers)
            .Where(number => !number.Name.StartsWith("was", StringComparison.Ordinal))
            .ToDictionary(number => number.Name, number => number.Ids.Count);
    }
}
