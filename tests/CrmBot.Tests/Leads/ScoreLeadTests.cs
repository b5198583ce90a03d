using CrmBot.Features.Customers;
using CrmBot.Features.Leads;
using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Leads;

/// <summary>Four questions, 1 to 5 each: by a sentence or a card, with what they rest on, and the history behind a grade.</summary>
public sealed class ScoreLeadTests(DemoApp demo) : IClassFixture<DemoApp>
{
    private readonly Chat lin = demo.Chat(DemoPeople.LinTao);

    [Theory]
    [InlineData(4, 4, 4, 3, "A")]
    [InlineData(4, 4, 3, 3, "B")]
    [InlineData(3, 3, 2, 2, "B")]
    [InlineData(3, 2, 2, 2, "C")]
    [InlineData(1, 1, 1, 1, "C")]
    [InlineData(5, 5, 5, 5, "A")]
    public void Fifteen_is_A_ten_is_B_and_below_is_C(int need, int budget, int chain, int urgency, string grade) =>
        new Rating(need, budget, chain, urgency).Grade.ShouldBe(grade);

    [Fact]
    public async Task A_sentence_rates_the_lead_and_the_grade_is_on_every_card()
    {
        await lin.SayAsync("新线索 朔方机床 段工 13822220001 展会");
        var card = await lin.SayAsync("朔方机床 4/4/4/3");
        card.Words.ShouldContain("A 级 · 15 分");
        card.Words.ShouldContain("补一句依据吧");
        (await lin.SayAsync("朔方机床")).Words.ShouldContain("A 级");
        (await demo.FileAsync("朔方机床"))!.Customer.Grade.ShouldBe("A");
        (await LeadOfAsync("朔方机床")).Rank.ShouldBe(LeadRank.Of("A"));
    }

    [Fact]
    public async Task What_a_high_score_rests_on_is_asked_once_and_told_when_somebody_asks_why()
    {
        await lin.SayAsync("新线索 台州冲压 阮工 13822220002 展会");
        var card = await lin.SayAsync("给台州冲压打分 需求4 预算4 决策链2 紧急3");
        var key = (await LeadOfAsync("台州冲压")).Id.ToString("N")[^8..];
        DemoApp.Words(await lin.ClickAsync(card, "lead.evidence")).ShouldContain("写一句依据");
        DemoApp.Words(await lin.ClickAsync(card, "lead.evidence", ("evidence-" + key, "阮工发了规格书，预算 60 万已批"))).ShouldNotContain("补一句依据吧");
        var why = await lin.SayAsync("台州冲压为什么是B");
        foreach (var expected in new[] { "为什么是 B 级（13 分）", "阮工发了规格书", "林涛", "4 清楚，有规格", "2 知道谁定" }) why.Words.ShouldContain(expected);
    }

    [Fact]
    public async Task Rating_again_keeps_what_was_before()
    {
        await lin.SayAsync("新线索 温岭鞋机 丁工 13822220003 展会");
        await lin.SayAsync("温岭鞋机 2/2/2/2");
        await lin.SayAsync("温岭鞋机的预算调成3");
        (await LeadOfAsync("温岭鞋机")).Score.ShouldBe(9);
        await lin.SayAsync("温岭鞋机 3/3/3/3");
        var why = await lin.SayAsync("温岭鞋机为什么是B");
        why.Words.ShouldContain("为什么是 B 级（12 分）");
        why.Words.ShouldContain("C 级 8 分（2/2/2/2）");
        why.Words.ShouldContain("C 级 9 分（2/3/2/2）");
    }

    [Theory]
    [InlineData("6")]
    [InlineData("0")]
    public async Task Six_and_nothing_are_refused_and_asked_again(string wrong)
    {
        var name = "慈溪轴承" + wrong + "厂";
        await lin.SayAsync($"新线索 {name} 沈工 1382222001{wrong} 展会");
        var draft = await lin.SayAsync($"给{name}打分 需求{wrong} 预算3 决策链3 紧急3");
        draft.Words.ShouldContain("只能打 1 到 5 分");
        (await LeadOfAsync(name)).Score.ShouldBeNull();
        await lin.SayAsync("3");
        var open = lin.Messages[^1];
        await lin.ClickAsync(open, "draft.save");
        (await LeadOfAsync(name)).Score.ShouldBe(12);
    }

    [Fact]
    public async Task A_forged_six_from_a_card_is_refused()
    {
        await lin.SayAsync("新线索 象山渔具 励工 13822220004 展会");
        var card = await lin.SayAsync("给象山渔具打分");
        var key = (await LeadOfAsync("象山渔具")).Id.ToString("N")[^8..];
        (string, string)[] With(string need) =>
            [("need-" + key, need), ("budget-" + key, "3"), ("chain-" + key, "3"), ("urgency-" + key, "3")];
        foreach (var wrong in new[] { "6", "0", "-1", "", "三", "3.5", "9999999999" })
            DemoApp.Words(await lin.ClickAsync(card, "lead.score", With(wrong))).ShouldContain("四项都选一下");
        (await LeadOfAsync("象山渔具")).Score.ShouldBeNull();
        DemoApp.Words(await lin.ClickAsync(card, "lead.score", [.. With("4"), ("basis-" + key, "规格书来了")])).ShouldContain("B 级 · 13 分");
        (await lin.SayAsync("象山渔具为什么是B")).Words.ShouldContain("规格书来了");
    }

    [Fact]
    public async Task What_nobody_has_rated_is_a_list()
    {
        await lin.SayAsync("新线索 三门核配 俞工 13822220005 展会");
        (await lin.SayAsync("哪些线索还没评分")).Words.ShouldContain("三门核配");
        await lin.SayAsync("三门核配 3/3/3/3");
        (await lin.SayAsync("哪些线索还没评分")).Words.ShouldNotContain("三门核配");
    }

    [Fact]
    public async Task A_settled_lead_is_not_rated_any_more()
    {
        var card = await lin.SayAsync("新线索 天台橡塑 裘工 13822220006 展会");
        await lin.ClickAsync(card.Id, "lead.move",
            new() { ["verb"] = "lead.move", ["record"] = (string)CardWords.Button(card.Card!, "lead.move")["data"]!["record"]!,
                ["to"] = "converted" });
        (await lin.SayAsync("天台橡塑 5/5/5/5")).Words.ShouldContain("不再改分");
    }

    [Fact]
    public async Task Undo_puts_the_grade_back_on_lead_and_customer()
    {
        await lin.SayAsync("新线索 仙居工艺 应工 13822220007 展会");
        await lin.SayAsync("仙居工艺 3/3/3/3");
        await lin.SayAsync("仙居工艺 5/5/5/5");
        await lin.SayAsync("撤销");
        (await LeadOfAsync("仙居工艺")).Grade.ShouldBe("B");
        (await demo.FileAsync("仙居工艺"))!.Customer.Grade.ShouldBe("B");
    }

    [Fact]
    public async Task A_customer_of_whom_no_lead_was_noted_gets_one_by_being_rated()
    {
        (await lin.SayAsync("恒达为什么是B")).Words.ShouldContain("级");
        var lily = demo.Chat(DemoPeople.Lily);
        (await lily.SayAsync("Initech 2/2/2/2", locale: "en-US")).Words.ShouldContain("Grade C · 8 points");
    }

    private Task<Lead> LeadOfAsync(string customer) => demo.ReadAsync(async view =>
    {
        var id = await view.Db.Set<Customer>().Where(known => known.Name == customer).Select(known => known.Id).SingleAsync();
        return await view.Db.Set<Lead>().AsNoTracking().SingleAsync(lead => lead.CustomerId == id);
    });
}
