using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Turns;

/// <summary>What people say to take back what was just stored, and what must not be taken for an answer to the card above.</summary>
public sealed class TakenBackTests(DemoApp demo) : IClassFixture<DemoApp>
{
    [Fact]
    public async Task A_customer_given_back_to_the_pool_is_kept_after_all()
    {
        var lin = demo.App.Direct(DemoPeople.LinTao);
        await lin.SayAsync("兴隆放掉吧 三个月没动静了");
        (await lin.SayAsync("算了 先别放 年后再说")).Words.ShouldContain("已撤销");
        (await lin.SayAsync("兴隆现在归谁")).Words.ShouldContain("林涛");
    }

    [Fact]
    public async Task A_customer_handed_over_stays_where_it_was()
    {
        var lead = demo.App.Direct(DemoPeople.TeamLead);
        await lead.SayAsync("把金石转给王磊，小林那边客户太多");
        (await lead.SayAsync("算了 金石别转了")).Words.ShouldContain("已撤销");
        (await lead.SayAsync("金石现在谁的")).Words.ShouldContain("林涛");
    }

    [Fact]
    public async Task A_win_that_was_only_a_letter_of_intent_is_none()
    {
        var tom = demo.App.Direct("demo-tom");
        (await tom.SayAsync("Helix is signed, 205k", locale: "en-US")).Words.ShouldContain("Won");
        await tom.SayAsync("sorry that's wrong, it's only a letter of intent", locale: "en-US");
        (await tom.SayAsync("show the helix deal", locale: "en-US")).Words.ShouldContain("Negotiation");
    }

    [Fact]
    public async Task A_sigh_is_not_what_a_reminder_shall_say()
    {
        var chen = demo.App.Direct("demo-chenhao");
        (await chen.SayAsync("明早8点叫我")).Words.ShouldContain("要做什么");
        (await chen.SayAsync("累死了")).Words.ShouldContain("辛苦了");
    }

    [Fact]
    public async Task A_bare_remark_of_nobody_is_shown_before_it_is_a_note()
    {
        var manager = demo.App.Direct(DemoPeople.Manager);
        await manager.SayAsync("瑞丰现在谁在跟");
        (await manager.SayAsync("设备间要重新布线")).Words.ShouldNotContain("已记下");
    }

    [Fact]
    public async Task What_only_has_the_form_of_a_question_is_not_kept_for_the_knowledge_base()
    {
        var manager = demo.App.Direct(DemoPeople.Director);
        (await manager.SayAsync("两组分别多少")).Words.ShouldContain("没听懂");
    }

    [Fact]
    public async Task A_question_behind_a_ticket_that_was_shown_is_about_that_ticket()
    {
        var agent = demo.App.Direct("demo-machao");
        (await agent.SayAsync("工单1024")).Words.ShouldContain("T-1024");
        (await agent.SayAsync("有人接了吗")).Words.ShouldContain("李娜");
    }
}
