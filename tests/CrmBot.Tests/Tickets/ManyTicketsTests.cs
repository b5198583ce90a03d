using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.Tickets;
using CrmBot.Tests.Customers;
using CrmBot.Tests.Surveys;
using CrmBot.Tests.TestApp;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Tickets;

/// <summary>An order about more tickets than are done at once says how many of how many, and goes on when said again.</summary>
public sealed class ManyTicketsTests
{
    [Fact]
    public async Task Urgent_ones_are_taken_twenty_at_a_time_and_the_answer_says_of_how_many()
    {
        await using var app = await Desk.StartAsync();
        var agent = app.Direct(Desk.Agent);
        await AddAsync(app, 45, "urgent", "inquiry", null);
        var all = await app.ReadAsync(view => view.Db.Set<Ticket>().CountAsync(one => one.Severity == "urgent" && one.AssigneeId == null
            && one.State != TicketState.Resolved && one.State != TicketState.Closed));
        var draft = await agent.SayAsync("紧急的都我来");
        draft.Words.ShouldContain($"{all} 张（一次办 20 张）");
        var first = DemoApp.Words(await agent.ClickAsync(draft, "draft.save"));
        first.ShouldContain($"有 {all} 张");
        first.ShouldContain("先接了 20 张");
        DemoApp.Words(await agent.ClickAsync(await agent.SayAsync("紧急的都我来"), "draft.save")).ShouldContain($"有 {all - 20} 张");
        DemoApp.Words(await agent.ClickAsync(await agent.SayAsync("紧急的都我来"), "draft.save")).ShouldContain($"{all - 40} 张工单归你了");
        var none = await agent.SayAsync("紧急的都我来");
        none.Words.ShouldContain("没有等人接的工单");
        none.Words.ShouldNotContain("0 张");
    }

    [Fact]
    public async Task More_than_a_hundred_are_all_closed_when_it_is_said_again_and_complaints_hold_nothing_up()
    {
        await using var app = await Desk.StartAsync();
        var agent = app.Direct(Desk.Agent);
        await agent.SayAsync("你好");
        await AddAsync(app, 60, "urgent", TicketTypes.Complaint, Desk.Agent);
        await AddAsync(app, 120, "urgent", "inquiry", Desk.Agent);
        var draft = await agent.SayAsync("紧急的全关了");
        draft.Words.ShouldContain("180 张（一次办 50 张）");
        var told = DemoApp.Words(await agent.ClickAsync(draft, "draft.save"));
        told.ShouldContain("50 张已解决，还有 60 张没关");
        told.ShouldContain("后面还有 70 张");
        for (var again = 0; again < 2; again++) await agent.ClickAsync(await agent.SayAsync("紧急的全关了"), "draft.save");
        (await app.ReadAsync(view => view.Db.Set<Ticket>()
            .CountAsync(one => one.Description == "many" && one.State == TicketState.Resolved))).ShouldBe(120);
    }

    private static Task<bool> AddAsync(
        CrmBotTestApp app, int count, string severity, string type, string? agent) => app.StoreAsync(async work =>
    {
        var customer = await work.Db.Set<Customer>().SingleAsync(known => known.Name == "大成纺织");
        var person = agent is null ? null : await work.Db.Set<Person>().SingleAsync(known => known.DirectoryId == agent);
        for (var left = count; left > 0; left--)
        {
            var ticket = new Ticket
            {
                Number = await work.Numbers.NextAsync("ticket", CancellationToken.None) + 5000, CustomerId = customer.Id, Type = type,
                Severity = severity, Queue = "技术支持", Description = "many", Channel = "chat", CreatedAt = work.Now,
            };
            if (person is not null) ticket.Give(person.Id, work.Now);
            work.Db.Add(ticket);
        }
    });
}
