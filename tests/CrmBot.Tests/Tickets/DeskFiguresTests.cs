using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.Tickets;
using CrmBot.Features.Tickets.Figures;
using CrmBot.Tests.Customers;
using CrmBot.Tests.Surveys;
using CrmBot.Tests.TestApp;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Tickets;

/// <summary>What was lost when a ticket changed hands, and how the desk did in a month.</summary>
public sealed class DeskFiguresTests
{
    private const long Day = 86_400_000;

    [Fact]
    public async Task Whoever_gets_a_ticket_sees_how_it_went_and_says_once_that_the_customer_had_to_repeat()
    {
        await using var app = await Desk.StartBoundAsync();
        var (first, second) = (app.Direct(Desk.Agent), app.Direct(Desk.Second));
        (await first.SayAsync("1024我来")).Words.ShouldNotContain("客户又说一遍");
        await first.SayAsync("1024备注：驱动已更新，先看两天");
        await first.SayAsync("1024转给马超");
        var card = await app.CardAsync(Desk.Second, "转给了你");
        card.Words.ShouldContain("换过 1 次手，答复客户 0 次");
        card.Words.ShouldContain("驱动已更新，先看两天");
        await second.ClickAsync(card, "ticket.thread");
        (await app.CardAsync(Desk.Second, "T-1024 的全部经过")).Words.ShouldContain("驱动已更新，先看两天");
        DemoApp.Words(await second.ClickAsync(card, "ticket.repeated")).ShouldNotContain("客户又说一遍\n");
        (await RepeatedAsync(app)).ShouldBe(1);
        // The same click, and one on the old card, change nothing; after the next hand-over it may be said again.
        await second.ClickAsync(card, "ticket.repeated");
        (await RepeatedAsync(app)).ShouldBe(1);
        await second.SayAsync("1024转给何伟");
        await app.Direct(Desk.Senior).ClickAsync(await app.CardAsync(Desk.Senior, "转给了你"), "ticket.repeated");
        (await RepeatedAsync(app)).ShouldBe(2);
        var numbers = await app.Direct(Desk.Lead).SayAsync("客服数据");
        // One ticket changed hands and it is among those whose customer had to repeat.
        Value(numbers, "n|handed").ShouldBe(1);
        Value(numbers, "n|repeated").ShouldBe(1);
        numbers.Words.ShouldContain("占 100%");
    }

    [Theory]
    [InlineData(0, "claimed:a reassigned:b", 1)]
    [InlineData(0, "claimed:a released claimed:a", 0)]
    [InlineData(0, "claimed:a released claimed:b", 1)]
    [InlineData(0, "claimed:a claimed:b claimed:a", 2)]
    [InlineData(0, "reassigned:a", 0)]
    public void A_hand_over_is_from_one_colleague_to_another(int start, string told, int count) =>
        HandOvers.Of(told.Split(' ').Select((one, at) => new TicketEvent
        {
            Kind = one.Split(':')[0], To = one.Split(':') is [_, var to] ? to : null, At = start + at,
        })).Count.ShouldBe(count);

    [Fact]
    public async Task The_months_numbers_are_what_an_independent_count_says_and_each_opens_its_list()
    {
        await using var app = await Desk.StartAsync();
        var random = new Random(7);
        await WriteStoryAsync(app, random, 400);
        var lead = app.Direct(Desk.Lead);
        foreach (var (said, month) in new[] { ("客服数据", 3), ("上个月的客服数据", 2) })
        {
            var card = await lead.SayAsync(said);
            var expected = await RecountAsync(app, month);
            foreach (var (name, count) in expected) Value(card, "n|" + name).ShouldBe(count, $"{name} of month {month}");
        }

        var report = await lead.SayAsync("客服数据");
        await lead.ClickAsync(report.Id, "digest.open", Opener(report, "n|recurring"));
        (await app.CardAsync(Desk.Lead, "客服数据 · 30 天内同类再发")).Words.ShouldContain("T-");
        await lead.ClickAsync(report.Id, "digest.open", Opener(report, "n|type:fault"));
        await app.CardAsync(Desk.Lead, "客服数据 · 功能故障");
    }

    [Fact]
    public async Task It_comes_by_itself_on_the_first_workday_of_a_month_to_those_who_answer_for_the_desk()
    {
        await using var app = await Desk.StartBoundAsync();
        await app.MoveToAsync(Desk.At(1, 9, 31, month: 4));
        foreach (var person in new[] { Desk.Lead, DemoPeople.Manager }) Value(await app.CardAsync(person, "客服数据"), "n|opened").ShouldBe(4);
        app.Teams.Of("a:" + Desk.Agent).ShouldNotContain(one => one.Words.Contains("客服数据"));
    }

    [Fact]
    public async Task Reopened_within_a_week_it_was_not_solved_at_the_first_contact_later_it_was()
    {
        await using var app = await Desk.StartBoundAsync();
        var agent = app.Direct(Desk.Agent);
        await agent.SayAsync("1024一次性解决 配置填错了");
        await agent.SayAsync("1025一次性解决 教会客户了");
        Value(await app.Direct(Desk.Lead).SayAsync("客服数据"), "n|first").ShouldBe(2);
        await app.AdvanceAsync(TimeSpan.FromDays(6));
        await ReopenAsync(app, agent, 1024);
        await app.AdvanceAsync(TimeSpan.FromDays(2));
        await ReopenAsync(app, agent, 1025);
        var numbers = await app.Direct(Desk.Lead).SayAsync("客服数据");
        (Value(numbers, "n|first"), Value(numbers, "n|reopened"), Value(numbers, "n|solved")).ShouldBe((1, 2, 2));
    }

    private static async Task ReopenAsync(CrmBotTestApp app, Chat agent, long number)
    {
        var card = await app.Teams.WaitAsync(agent.Conversation,
            seen => seen.LastOrDefault(one => one.Words.Contains($"T-{number} · 已关闭") && one.Words.Contains("重新打开")),
            $"the card of {number}");
        await agent.ClickAsync(card, "ticket.reopen");
        (await app.TicketAsync(number)).IsWork.ShouldBeTrue();
    }

    // Tickets over three months, some solved, some taken up again, some handed on.
    private static Task<bool> WriteStoryAsync(CrmBotTestApp app, Random random, int count) => app.StoreAsync(async work =>
    {
        var customers = await work.Db.Set<Customer>().OrderBy(one => one.Id).Take(12).Select(one => one.Id).ToListAsync();
        var agents = await work.Db.Set<Person>().Where(one => one.Role == Roles.Agent).Select(one => one.Id).ToListAsync();
        string[] types = ["fault", "billing", "delivery", "other"];
        for (var number = 0; number < count; number++)
        {
            var at = Desk.At(10, 9, 0).ToUnixTimeMilliseconds() - (long)(random.NextDouble() * 90 * Day);
            var ticket = new Ticket
            {
                Number = 5000 + number, CustomerId = customers[random.Next(customers.Count)], Type = types[random.Next(types.Length)],
                Severity = Severities.Normal, Queue = "技术支持",
                Description = "x", Channel = "test", CreatedAt = at, IsFirstContact = random.Next(2) == 0,
            };
            work.Db.Add(ticket);
            string? holder = null;
            foreach (var kind in Story(random))
            {
                at = Math.Min(at + (long)(random.NextDouble() * 9 * Day), work.Now - 1);
                var person = kind is TicketEvent.Kinds.Claimed or TicketEvent.Kinds.Reassigned
                    ? agents[random.Next(agents.Count)].ToString("N") : null;
                work.Db.Add(new TicketEvent { TicketId = ticket.Id, Kind = kind, At = at, By = agents[0],
                    From = person is null ? null : holder, To = person ?? kind });
                holder = person ?? holder;
            }
        }
    });

    private static List<string> Story(Random random)
    {
        string[] kinds = [TicketEvent.Kinds.Claimed, TicketEvent.Kinds.Reassigned, TicketEvent.Kinds.Repeated, TicketEvent.Kinds.Resolved,
            TicketEvent.Kinds.Reopened, TicketEvent.Kinds.Note];
        return Enumerable.Range(0, random.Next(6)).Select(_ => kinds[random.Next(kinds.Length)]).ToList();
    }

    // Counted in another way than the program does: ticket by ticket, in plain loops over everything there is.
    private static Task<Dictionary<string, int>> RecountAsync(CrmBotTestApp app, int month) => app.ReadAsync(async view =>
    {
        var (from, to) = (Desk.At(1, 0, 0, month).ToUnixTimeMilliseconds(), Desk.At(1, 0, 0, month + 1).ToUnixTimeMilliseconds());
        var tickets = await view.Db.Set<Ticket>().AsNoTracking().ToListAsync();
        var events = (await view.Db.Set<TicketEvent>().AsNoTracking().OrderBy(one => one.Id).ToListAsync()).ToLookup(one => one.TicketId);
        bool In(long at) => at >= from && at < to;
        var numbers = new Dictionary<string, int> { ["opened"] = 0, ["recurring"] = 0, ["solved"] = 0, ["first"] = 0, ["reopened"] = 0,
            ["handed"] = 0, ["repeated"] = 0 };
        foreach (var ticket in tickets)
        {
            if (In(ticket.CreatedAt))
            {
                numbers["opened"]++;
                numbers["type:" + ticket.Type] = numbers.GetValueOrDefault("type:" + ticket.Type) + 1;
                if (tickets.Exists(other => other.Id != ticket.Id && other.CustomerId == ticket.CustomerId && other.Type == ticket.Type
                    && (other.CreatedAt < ticket.CreatedAt || (other.CreatedAt == ticket.CreatedAt && other.Id.CompareTo(ticket.Id) < 0))
                    && ticket.CreatedAt - other.CreatedAt <= 30 * Day))
                    numbers["recurring"]++;
            }

            var mine = events[ticket.Id].ToList();
            var solved = mine.Where(one => one.Kind == "resolved" && In(one.At)).Select(one => one.At).ToList();
            var again = mine.Where(one => one.Kind == "reopened").Select(one => one.At).ToList();
            if (solved.Count > 0) numbers["solved"]++;
            if (solved.Count > 0 && ticket.IsFirstContact
                && solved.TrueForAll(at => again.TrueForAll(later => later < at || later >= at + (7 * Day)))) numbers["first"]++;
            if (again.Exists(In)) numbers["reopened"]++;
            var handed = false;
            string? holder = null;
            foreach (var one in mine.Where(one => one.Kind is "claimed" or "reassigned"))
            {
                handed |= holder is not null && holder != one.To && In(one.At);
                holder = one.To;
            }

            if (handed) numbers["handed"]++;
            if (handed && mine.Exists(one => one.Kind == "repeated" && In(one.At))) numbers["repeated"]++;
        }

        return numbers.ToDictionary(pair => pair.Key, pair => pair.Value);
    });

    private static Task<int> RepeatedAsync(CrmBotTestApp app) =>
        app.ReadAsync(view => view.Db.Set<TicketEvent>().CountAsync(one => one.Kind == TicketEvent.Kinds.Repeated));

    // What the number's button shows.
    private static int Value(Seen card, string number) =>
        CardWords.Buttons(card.Card).Any(button => (string?)button["data"]?["number"] == number)
            ? int.Parse(Shown(card.Card!, number)!, System.Globalization.NumberStyles.AllowThousands,
                System.Globalization.CultureInfo.InvariantCulture)
            : 0;

    private static string? Shown(JsonNode node, string number) => node switch
    {
        JsonObject column when (string?)column["selectAction"]?["data"]?["number"] == number => (string?)column["items"]![0]!["text"],
        JsonObject element => element.Where(pair => pair.Value is not null).Select(pair => Shown(pair.Value!, number))
            .FirstOrDefault(found => found is not null),
        JsonArray list => list.Where(one => one is not null).Select(one => Shown(one!, number)).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static JsonObject Opener(Seen card, string number) =>
        (JsonObject)CardWords.Buttons(card.Card).First(button => (string?)button["data"]?["number"] == number)["data"]!.DeepClone();
}
