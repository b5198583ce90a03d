using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.Tickets;
using CrmBot.Features.Tickets.Clock;
using CrmBot.Features.Tickets.Ladder;
using CrmBot.Runtime.Time;
using CrmBot.Teams;
using CrmBot.Tests.Shared.Simulator;
using CrmBot.Tests.Surveys;
using CrmBot.Tests.TestApp;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Tickets;

/// <summary>
/// Thousands of deadlines break in the same minute: everybody hears of their own, nobody is flooded, and Teams has nothing to refuse.
/// </summary>
public sealed class BreachStormTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset Breaks = Desk.At(11, 11, 0);

    private static readonly string[] Queues = ["技术支持", "售后一组", "物流组"];

    [Fact]
    public Task Thirty_deadlines_of_one_minute_reach_their_owners_and_the_channels_get_a_few_and_a_list() =>
        StormAsync(agents: 6, tickets: 30);

    [Fact]
    [Trait("Tier", "Long")]
    public Task Five_thousand_deadlines_of_one_minute_reach_their_owners_within_the_limits_of_Teams()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CRMBOT_LONG") == "1", "A long run: set CRMBOT_LONG=1.");
        return StormAsync(agents: 50, tickets: 5_000);
    }

    private async Task StormAsync(int agents, int tickets)
    {
        await using var app = await CrmBotTestApp.StartAsync(
            settings: [("Demo:Enabled", "false"), ("Demo:People", "false"), ("Teams:ShapeLoopback", "true")]);
        app.Http.Timeout = TimeSpan.FromMinutes(30);
        app.Services.GetRequiredService<ClockMover>().Patience = TimeSpan.FromMinutes(25);
        var limits = new PublishedLimits(TimeProvider.System);
        var refused = new ConcurrentBag<string>();
        var gate = new Lock();
        app.Teams.Script = (method, conversation, _) =>
        {
            lock (gate)
            {
                if (limits.Take(CrmBotTestApp.Tenant, conversation,
                    method == "OPEN" ? ThreadOperation.Create : ThreadOperation.Send) is not { } wait)
                        return Task.FromResult<IResult?>(null);
                refused.Add(conversation);
                return Task.FromResult<IResult?>(Results.Json(new { error = new { code = "Throttled" } }, statusCode: 429));
            }
        };
        var owned = await OpenAsync(app, agents, tickets);
        foreach (var queue in Queues) await app.InGroup("id-lead", ChannelOf(queue)).SayAsync($"这个群接{queue}的单");

        var clock = Stopwatch.StartNew();
        await app.MoveToAsync(Breaks.AddSeconds(59.9));
        var sent = clock.Elapsed;
        await app.MoveToAsync(Breaks.AddSeconds(61));
        output.WriteLine(
            $"{tickets} deadlines of one minute, {agents} owners, {Queues.Length} channels: {app.Teams.Calls} calls, all out after {sent.TotalSeconds:F0} s, {refused.Count} of them over Teams' limits");
        System.Console.WriteLine(
            $"{tickets} deadlines of one minute, {agents} owners, {Queues.Length} channels: {app.Teams.Calls} calls, all out after {sent.TotalSeconds:F0} s, {refused.Count} of them over Teams' limits");

        refused.ShouldBeEmpty();
        foreach (var (agent, numbers) in owned)
        {
            var mine = app.Teams.Of("a:" + agent).Where(one => one.Words.Contains("首次响应超时了", StringComparison.Ordinal)).ToList();
            mine.Count.ShouldBe(numbers.Count);
            foreach (var number in numbers)
                mine.Count(one => one.Words.Contains($"T-{number} 首次响应超时了", StringComparison.Ordinal)).ShouldBe(1);
        }

        for (var queue = 0; queue < Queues.Length; queue++)
            Few(app, Queues[queue], Enumerable.Range(0, tickets).Count(at => at % Queues.Length == queue));
        var escalations = await app.ReadAsync(view => view.Db.Set<Escalation>().AsNoTracking().ToListAsync());
        escalations.Count.ShouldBe(tickets);
        escalations.Select(one => one.TicketId).Distinct().Count().ShouldBe(tickets);
        escalations.ShouldAllBe(one => one.Level == "lead" && one.Steps == 0);
        // Whoever is asked about all of them gets a handful of cards and the rest together.
        app.Teams.Of("a:id-lead").Count.ShouldBeInRange(1, 6);
    }

    private static void Few(CrmBotTestApp app, string queue, int broken)
    {
        var posts = app.Teams.Of(ChannelOf(queue));
        posts.Count(one => one.Words.Contains("首次响应超时了", StringComparison.Ordinal)).ShouldBe(5, queue);
        posts.Count(one => one.Words.Contains("首次响应超时，请你介入", StringComparison.Ordinal)).ShouldBe(5, queue);
        posts.Where(one => one.Words.Contains("同一分钟里还有", StringComparison.Ordinal)).ShouldHaveSingleItem().Words
            .ShouldContain($"同一分钟里还有 {broken - 5} 张工单超时");
    }

    private static string ChannelOf(string queue) =>
        "19:storm-" + Array.IndexOf(Queues, queue).ToString(CultureInfo.InvariantCulture) + "@thread.v2";

    // Urgent tickets of agents who have them in hand, all opened now; only the end of the first clock is of interest.
    private static async Task<Dictionary<string, List<long>>> OpenAsync(CrmBotTestApp app, int agents, int tickets)
    {
        var people = await PeopleAsync(app, agents);
        var change = app.Services.GetRequiredService<ChangeTicket>();
        Dictionary<string, List<long>> owned = [];
        foreach (var chunk in Enumerable.Range(0, tickets).Chunk(200))
        {
            await app.StoreAsync(async work =>
            {
                foreach (var at in chunk)
                {
                    var customer = await work.Records.FindAsync<Customer>(people.Customers[at % people.Customers.Count],
                        CancellationToken.None);
                    var (id, _) = people.Agents[at % agents];
                    var ticket = new Ticket
                    {
                        Number = 10_000 + at, CustomerId = customer!.Id, Type = "fault", Severity = Severities.Urgent,
                        Queue = Queues[at % Queues.Length], Description = "停机了", Channel = "test", CreatedAt = work.Now,
                    };
                    ticket.Give(id, work.Now);
                    await change.OpenAsync(work, ticket, null, CancellationToken.None);
                    // However long it takes to write them all, they break in the same minute.
                    ticket.Promise(new ServicePromise(Breaks.ToUnixTimeMilliseconds() + (at % 60 * 1000) - work.Now, ticket.ResolveTarget));
                    await change.FollowAsync(work, ticket, CancellationToken.None);
                    foreach (var mark in PlanClock.Marks.Where(mark => mark < 100))
                        await work.Timers.CancelAsync(PlanClock.Rule, ticket.Id, PlanClock.Slot(PlanClock.Response, mark),
                            CancellationToken.None);
                }
            });
            foreach (var at in chunk)
            {
                var name = people.Agents[at % agents].DirectoryId;
                if (!owned.TryGetValue(name, out var numbers)) owned[name] = numbers = [];
                numbers.Add(10_000 + at);
            }
        }

        return owned;
    }

    private static async Task<(List<(Guid Id, string DirectoryId)> Agents, List<Guid> Customers)> PeopleAsync(CrmBotTestApp app, int agents)
    {
        List<(Guid, string)> made = [];
        List<Guid> customers = [];
        await app.StoreAsync(async work =>
        {
            // The transaction may be run twice.
            (made, customers) = ([], []);
            foreach (var (role, name) in new[] { (Roles.Lead, "lead"), (Roles.Manager, "manager"), (Roles.Director, "director") })
                await PersonAsync(role, name);
            for (var number = 0; number < agents; number++)
                made.Add((await PersonAsync(Roles.Agent, "agent" + number.ToString(CultureInfo.InvariantCulture)),
                    "id-agent" + number.ToString(CultureInfo.InvariantCulture)));
            var files = app.Services.GetRequiredService<FileCustomer>();
            for (var number = 0; number < 40; number++)
                customers.Add(files.Build(work, new NewCustomer($"风暴{number}号工厂") { Source = "expo" }, null, "test").Customer.Id);

            async Task<Guid> PersonAsync(string role, string name)
            {
                var person = new Person { Name = name, Role = role, Team = role is Roles.Agent or Roles.Lead ? "客服组" : "管理层" };
                work.Db.Add(person);
                await BindPerson.BindAsync(work, person, "id-" + name, CancellationToken.None);
                await work.World.ChangedAsync("person", person.Id, CancellationToken.None);
                return person.Id;
            }
        });
        return (made, customers);
    }
}
