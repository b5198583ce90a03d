using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.Quality;
using CrmBot.Tests.Customers;
using CrmBot.Tests.Surveys;
using CrmBot.Tests.TestApp;
using CrmBot.Tests.Tickets;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Quality;

/// <summary>A sample of last week's solved tickets for the reviewer, what was found there, and the rate that comes of it.</summary>
public sealed class QualityTests
{
    [Fact]
    public async Task On_the_first_workday_the_reviewer_gets_a_sample_and_each_checklist_is_kept_and_counted()
    {
        await using var app = await Desk.StartBoundAsync();
        await SolveTwoAsync(app);
        await app.MoveToAsync(Desk.At(16, 9, 1));
        var week = await app.CardAsync(Desk.Lead, "质检抽样");
        week.Words.ShouldContain("解决了 2 张，抽了 2 张：每人最多 3 张，种子");
        week.Words.ShouldContain("检了 0/2");
        var lead = app.Direct(Desk.Lead);
        await FillAsync(app, lead, week, "T-1024", "yes", "yes", "yes", "yes", "yes");
        await FillAsync(app, lead, week, "T-1026", "yes", "yes", "yes", "yes", "no");
        (await app.CardAsync(Desk.Lead, "质检抽样")).Words.ShouldContain("检了 2/2，合格 1");
        var rate = await lead.SayAsync("质检合格率");
        rate.Words.ShouldContain("一共 1/2，50%");
        rate.Words.ShouldContain("马超");
        await lead.ClickAsync(rate.Id, "digest.open",
            Data(rate, "digest.open", "number", number => number.StartsWith("all|", StringComparison.Ordinal)));
        (await app.CardAsync(Desk.Lead, "不合格：5 项里 4 项是")).Words.ShouldNotBeEmpty();
        (await app.Direct(DemoPeople.Manager).SayAsync("质检合格率")).Words.ShouldContain("一共 1/2，50%");
        // Nobody reads about others.
        (await app.Direct(Desk.Agent).SayAsync("质检合格率")).Words.ShouldContain("一共 1/1，100%");
    }

    [Fact]
    public async Task The_same_seed_draws_the_same_tickets_and_a_restart_sends_nothing_twice()
    {
        var folder = Directory.CreateTempSubdirectory("crmbot-test-").FullName;
        await using var app = await Desk.StartAsync(folder: folder);
        await app.BindAsync();
        await app.BindAsync("售后一组");
        await SolveTwoAsync(app);
        await app.MoveToAsync(Desk.At(16, 9, 1));
        await app.CardAsync(Desk.Lead, "质检抽样");
        var seed = (await app.ReadAsync(view => view.Db.Set<QualityWeek>().AsNoTracking().SingleAsync())).Seed;
        await app.StopAsync();
        await using var again = await Desk.StartAsync(folder: folder, teams: app.Teams);
        await again.MoveToAsync(Desk.At(17, 9, 1));
        // Taken up again, a ticket has been solved all the same.
        await again.Direct(Desk.Agent).SayAsync("1024客户说又不行了，重新打开");
        (await again.Direct(Desk.Lead).SayAsync($"抽检种子{seed}")).Words.ShouldContain("2 张，和当时一样：T-1024 T-1026");
        (await again.Direct(Desk.Lead).SayAsync($"sample seed {seed + 1}")).Words.ShouldContain("没有用种子");
        again.Teams.Of("a:" + Desk.Lead).Count(one => one.Words.Contains("质检抽样") && one.Card is not null).ShouldBe(1);
    }

    [Fact]
    public void A_draw_depends_on_nothing_but_seed_and_numbers_and_takes_at_most_so_many_of_each()
    {
        Guid[] agents = [.. Enumerable.Range(0, 7).Select(_ => Guid.NewGuid())];
        var solved = Enumerable.Range(0, 500)
            .Select(number => new SolvedTicket(Guid.NewGuid(), 2000 + number, agents[number % agents.Length])).ToList();
        var drawn = DrawSample.Draw(solved, 482_913, 3);
        drawn.Count.ShouldBe(21);
        drawn.GroupBy(one => one.AgentId).ShouldAllBe(agent => agent.Count() == 3);
        var shuffled = solved.ToArray();
        new Random(1).Shuffle(shuffled);
        DrawSample.Draw(shuffled, 482_913, 3).ShouldBe(drawn);
        // Over many seeds every ticket has its turn: 3 of 71 or 72 each time.
        var often = Enumerable.Range(1, 2000).SelectMany(seed => DrawSample.Draw(solved, seed, 3)).GroupBy(one => one.Number)
            .ToDictionary(same => same.Key, same => same.Count());
        often.Count.ShouldBe(500);
        often.Values.ShouldAllBe(count => count > 45 && count < 130);
    }

    [Fact]
    public async Task Another_reviewer_gets_it_another_number_counts_and_zero_draws_nothing()
    {
        await using var app = await Desk.StartBoundAsync();
        (await app.Direct(Desk.Agent).SayAsync("质检由何伟负责")).Words.ShouldContain("由客服主管");
        (await app.Direct(Desk.Lead).SayAsync("质检由何伟负责")).Words.ShouldContain("发给何伟");
        await SolveTwoAsync(app);
        await app.MoveToAsync(Desk.At(16, 9, 1));
        var week = await app.CardAsync(Desk.Senior, "质检抽样");
        await app.Direct(Desk.Senior).ClickAsync(week.Id, "quality.open", Data(week, "quality.open", "check", _ => true));
        await app.CardAsync(Desk.Senior, "填检查表");
        app.Teams.Of("a:" + Desk.Lead).ShouldNotContain(one => one.Words.Contains("种子"));
        var admin = app.Direct(DemoPeople.Admin);
        await admin.ClickAsync(await admin.SayAsync("跟进规则"), "rules.save", ("quality_sample", "0"));
        await app.Direct(Desk.Agent).SayAsync("1025解决了，发了操作说明");
        await app.MoveToAsync(Desk.At(23, 9, 1));
        (await app.ReadAsync(view => view.Db.Set<QualityWeek>().CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Without_all_five_answers_nothing_is_kept_and_agents_do_not_fill_it_in()
    {
        await using var app = await Desk.StartBoundAsync();
        await SolveTwoAsync(app);
        await app.MoveToAsync(Desk.At(16, 9, 1));
        var week = await app.CardAsync(Desk.Lead, "质检抽样");
        var lead = app.Direct(Desk.Lead);
        await lead.ClickAsync(week.Id, "quality.open", Data(week, "quality.open", "check", _ => true));
        var check = await app.CardAsync(Desk.Lead, "填检查表");
        DemoApp.Words(await lead.ClickAsync(check, "quality.save")).ShouldContain("五项都要选");
        var agent = app.Direct(Desk.Agent);
        await agent.SayAsync("你好");
        var data = (JsonObject)CardWords.Button(check.Card!, "quality.save")["data"]!.DeepClone();
        (await agent.InvokeAsync("adaptiveCard/action",
            new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "quality.save", ["data"] = data },
                ["trigger"] = "manual" }))
            .Text.ShouldContain("质检人");
        (await app.ReadAsync(view => view.Db.Set<QualityCheck>().CountAsync(one => one.ReviewedAt != null))).ShouldBe(0);
    }

    [Fact]
    public async Task A_digest_that_was_asked_for_it_tells_the_rate()
    {
        await using var app = await Desk.StartBoundAsync();
        await SolveTwoAsync(app);
        await app.MoveToAsync(Desk.At(16, 9, 1));
        var lead = app.Direct(Desk.Lead);
        await FillAsync(app, lead, await app.CardAsync(Desk.Lead, "质检抽样"), "T-1024", "yes", "yes", "yes", "yes", "yes");
        var manager = app.Direct(DemoPeople.Manager);
        var plan = await manager.SayAsync("每天早上9点给我发日报");
        await manager.ClickAsync(plan, "digest.save", ("clock", "09:00"), ("blocks", "quality,desk"));
        await app.MoveToAsync(Desk.At(17, 9, 1));
        var digest = await app.CardAsync(DemoPeople.Manager, "日报 · 昨天");
        digest.Words.ShouldContain("占 100%");
    }

    [Fact]
    public async Task English_works_the_same()
    {
        await using var app = await Desk.StartBoundAsync();
        await SolveTwoAsync(app);
        await app.MoveToAsync(Desk.At(16, 9, 1));
        var lead = app.Direct(Desk.Lead);
        await lead.SayAsync("speak English");
        (await lead.SayAsync("quality sample")).Words.ShouldContain("2 drawn of 2 solved: at most 3 of each agent, seed");
        (await lead.SayAsync("quality rate")).Words.ShouldContain("Checks in order");
    }

    // 李娜 solves T-1024, 马超 T-1026, on a Wednesday.
    private static async Task SolveTwoAsync(CrmBotTestApp app)
    {
        await app.Direct(Desk.Agent).SayAsync("1024解决了，轴承松了，重新紧固");
        await app.Direct(Desk.Second).SayAsync(SurveyDesk.Solved);
    }

    private static async Task FillAsync(CrmBotTestApp app, Chat lead, Seen week, string number, params string[] answers)
    {
        var wanted = await app.ReadAsync(async view =>
        {
            var id = (await view.Db.Set<Features.Tickets.Ticket>().AsNoTracking().SingleAsync(ticket => "T-" + ticket.Number == number)).Id;
            return (await view.Db.Set<QualityCheck>().AsNoTracking().SingleAsync(check => check.TicketId == id)).Id;
        });
        await lead.ClickAsync(week.Id, "quality.open", Data(week, "quality.open", "check", check => check == wanted.ToString("N")));
        var card = await app.Teams.WaitAsync(lead.Conversation,
            seen => seen.LastOrDefault(one => one.Words.Contains("填检查表") && one.Words.Contains(number)), $"the checklist of {number}");
        var key = ProfileData.KeyOf(wanted);
        await lead.ClickAsync(card, "quality.save", [.. QualityCheck.Points.Select((point, at) => ($"{point}-{key}", answers[at]))]);
        await app.SettleAsync();
    }

    private static JsonObject Data(Seen card, string verb, string field, Func<string, bool> fits) =>
        (JsonObject)CardWords.Buttons(card.Card)
            .First(button => (string?)button["verb"] == verb && fits((string?)button["data"]![field] ?? ""))["data"]!.DeepClone();
}
