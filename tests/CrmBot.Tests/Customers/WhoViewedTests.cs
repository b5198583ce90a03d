using System.Text.Json.Nodes;
using CrmBot.Tests.TestApp;
using CrmBot.Tests.Tickets;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Customers;

/// <summary>谁看过恒达: answered from the audit log, to those who look after the owner.</summary>
public sealed class WhoViewedTests
{
    [Fact]
    public async Task Whoever_looked_is_listed_with_when_and_through_what()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var (lead, wang, agent) = (app.Direct(DemoPeople.TeamLead), app.Direct(DemoPeople.WangLei), app.Direct(DemoPeople.Agent));
        (await lead.SayAsync("谁看过恒达")).Words.ShouldContain("还没有人看过");
        await wang.SayAsync("恒达");
        await app.AdvanceAsync(TimeSpan.FromMinutes(30));
        await agent.SayAsync("恒达精工电话多少");
        await wang.InvokeAsync("composeExtension/selectItem",
            new JsonObject { ["list"] = "customers", ["id"] = await app.CustomerIdAsync("恒达") });
        var group = app.InGroup(DemoPeople.WangLei);
        var posted = await group.SayAsync("恒达");
        await group.ClickAsync(posted, "customer.details");

        var card = (await lead.SayAsync("谁看过恒达精工")).Words;
        foreach (var expected in (string[])["2 人看过 5 次", "王磊", "李娜", "今天 3月11日 周三 10:00", "10:30", "客户卡片", "问了一项资料", "输入框搜索", "群里点看详情",
            "在群里发出卡片"])
            card.ShouldContain(expected);
        (await app.Direct(DemoPeople.Admin).SayAsync("who viewed 恒达")).Words.ShouldContain("王磊");
    }

    [Fact]
    public async Task Tickets_deals_forms_and_lists_tell_of_the_customer_too()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var (lead, lin, agent) = (app.Direct(DemoPeople.TeamLead), app.Direct(DemoPeople.LinTao), app.Direct(DemoPeople.Agent));
        await lin.SayAsync("新线索 溧水量具 采购经理季芳 13900004001 展会来的 预算50-80万");
        await lin.SayAsync("溧水量具的卡尺坏了，派人看一下");
        var deal = await lin.SayAsync("溧水量具报价30万");
        (await lead.SayAsync("谁看过溧水量具")).Words.ShouldContain("还没有人看过", customMessage: "what they wrote themselves they did not look up");

        var number = (await app.TicketOfAsync("溧水量具")).Number;
        await agent.SayAsync($"{number}怎么样了");
        var ticket = await agent.SayAsync($"{number}我来");
        await agent.ClickAsync(ticket.Id, "ticket.thread",
            new JsonObject { ["ticket"] = $"ticket:{(await app.TicketAsync(number)).Id:N}" });
        var forms = CardWords.Buttons(deal.Card!).Where(button => button["data"]?["form"] is not null).ToList();
        await lead.InvokeAsync("task/fetch", new JsonObject { ["data"] =
            forms.Single(form => form["data"]!["form"]!.GetValue<string>() == "deal.edit")["data"]!.DeepClone() });
        await agent.ClickAsync(ticket.Id, "digest.show", new JsonObject { ["shows"] = $"ticket:{(await app.TicketAsync(number)).Id:N}" });

        var card = (await lead.SayAsync("谁看过溧水量具")).Words;
        foreach (var expected in (string[])["2 人看过 5 次", "李娜", "工单卡片", "打开表单", "从清单打开"]) card.ShouldContain(expected);
    }

    [Fact]
    public async Task Others_may_not_ask_and_in_a_group_the_answer_goes_to_the_direct_chat()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        foreach (var person in (string[])[DemoPeople.LinTao, DemoPeople.WangLei, DemoPeople.Agent, "demo-zhaomin"])
            (await app.Direct(person).SayAsync("谁看过恒达")).Words.ShouldContain("只有负责人的组长和经理");
        var manager = app.Direct(DemoPeople.Manager);
        await manager.SayAsync("恒达");
        (await app.InGroup(DemoPeople.Manager).SayAsync("谁看过恒达")).Words.ShouldContain("私聊");
        await app.Teams.WaitAsync(manager.Conversation, seen => seen.FirstOrDefault(one => one.Words.Contains("1 人看过 1 次")), "the list");
    }

    [Fact]
    public async Task A_sentence_that_only_sounds_like_it_is_read_as_any_other()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        (await app.Direct(DemoPeople.TeamLead).SayAsync("谁看过我们的新样册")).Words.ShouldNotContain("看过 ");
    }
}
