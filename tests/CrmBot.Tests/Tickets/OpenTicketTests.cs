using System.Text.Json.Nodes;
using CrmBot.Features.Tickets;
using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Tickets;

/// <summary>A ticket from the sentence that tells of it to its card.</summary>
public sealed class OpenTicketTests(DemoApp demo) : IClassFixture<DemoApp>
{
    private readonly CrmBotTestApp app = demo.App;

    [Fact]
    public async Task A_sentence_opens_a_ticket_in_the_right_queue_with_its_deadlines_printed()
    {
        var card = await demo.Chat(DemoPeople.LinTao).SayAsync("恒达的 3 号机异响，很急，派人过去看看");
        var ticket = await app.TicketOfAsync("恒达");
        (ticket.Type, ticket.Severity, ticket.Queue, ticket.State, ticket.AssigneeId)
            .ShouldBe(("fault", Severities.Urgent, "技术支持", TicketState.Open, null));
        ticket.Number.ShouldBeGreaterThanOrEqualTo(1024);
        card.Words.ShouldContain($"T-{ticket.Number}");
        card.Words.ShouldContain("10:10");
        card.Words.ShouldContain("重要客户");
        card.Words.ShouldContain("异响");
    }

    [Fact]
    public async Task The_demo_company_has_tickets_that_the_parser_knows()
    {
        (await demo.Chat(Desk.Agent).SayAsync("T-1024到哪步了")).Words.ShouldContain("瑞丰化工");
        (await demo.Chat(Desk.Agent).SayAsync("瑞丰化工有什么工单")).Words.ShouldContain("T-1024");
        (await demo.Chat(Desk.Agent).SayAsync("瑞丰化工")).Words.ShouldContain("T-1024");
    }

    [Fact]
    public async Task The_agents_card_shows_the_last_contacts_and_what_we_owe()
    {
        await demo.Chat(DemoPeople.LinTao).SayAsync("刚跟大成钱总通了电话，答应周五前发检测报告");
        await demo.Chat(DemoPeople.LinTao).SayAsync("大成的能耗监测坏了");
        var ticket = await app.TicketOfAsync("大成纺织");
        var words = (await demo.Chat(Desk.Agent).SayAsync($"工单{ticket.Number}到哪步了")).Words;
        words.ShouldContain("等厂里停机检修时装");
        words.ShouldContain("检测报告");
        words.ShouldContain("3月13日");
    }

    [Fact]
    public async Task Undo_takes_a_new_ticket_back_and_its_number_is_not_given_again()
    {
        var lin = demo.Chat(DemoPeople.LinTao);
        await lin.SayAsync("金石建材的仓储系统登不上去了");
        var number = (await app.TicketOfAsync("金石建材")).Number;
        (await lin.SayAsync("撤销")).Words.ShouldContain("已撤销");
        await lin.SayAsync("金石建材的仓储系统登不上去了");
        (await app.TicketOfAsync("金石建材")).Number.ShouldBeGreaterThan(number);
    }

    [Fact]
    public async Task The_form_opens_filled_from_a_message_and_opens_the_ticket()
    {
        var lin = demo.Chat(DemoPeople.LinTao);
        await lin.SayAsync("帮助");
        var value = new JsonObject
        {
            ["commandId"] = "ticket.new", ["commandContext"] = "message",
            ["messagePayload"] =
                new JsonObject { ["id"] = "1", ["body"] = new JsonObject { ["contentType"] = "text", ["content"] = "蓝海的报表导出坏了，很急" } },
        };
        var form = await lin.InvokeAsync("composeExtension/fetchTask", value);
        form.Value("desc").ShouldNotBeNull().ShouldContain("导出");
        form.Value("sev").ShouldBe("urgent");
        value["data"] = form.Filled();
        await lin.InvokeAsync("composeExtension/submitAction", value);
        var ticket = await app.TicketOfAsync("蓝海");
        (ticket.Channel, ticket.Severity).ShouldBe(("form", "urgent"));
    }

    [Fact]
    public async Task English_works_the_same()
    {
        var card = await demo.Chat(DemoPeople.Lily).SayAsync("Globex's telemetry box is down, urgent, send someone", locale: "en-US");
        card.Words.ShouldContain("First response by");
        card.Words.ShouldContain("Urgent");
    }

    [Fact]
    public async Task A_kind_corrected_right_after_opening_moves_the_ticket_where_that_kind_belongs()
    {
        await using var app = await Desk.StartBoundAsync();
        var agent = app.Direct(Desk.Agent);
        await agent.SayAsync("大成的能耗监测坏了");
        (await app.TicketOfAsync("大成纺织")).Queue.ShouldBe("技术支持");
        await agent.SayAsync("不对，是投诉");
        var ticket = await app.TicketOfAsync("大成纺织");
        (ticket.Type, ticket.Queue).ShouldBe(("complaint", "售后一组"));
    }
}
