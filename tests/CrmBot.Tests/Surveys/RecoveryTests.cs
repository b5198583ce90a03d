using CrmBot.Features.Surveys;
using CrmBot.Features.Surveys.Recovery;
using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using CrmBot.Tests.Tickets;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Surveys;

/// <summary>A low score becomes somebody's task within a day.</summary>
public sealed class RecoveryTests
{
    [Fact]
    public async Task Two_of_five_comes_to_the_owner_and_their_lead_and_is_done_with_a_note()
    {
        await using var app = await Desk.StartBoundAsync();
        var link = SurveyDesk.Link(await app.AskedAsync());
        await app.AnswerAsync(link, "2", "来得太慢");
        var owners = await app.CardAsync(DemoPeople.LinTao, "客户打了低分");
        owners.Words.ShouldContain("来得太慢");
        owners.Words.ShouldContain("3月12日 周四 10:11 前处理");
        await app.CardAsync(DemoPeople.TeamLead, "客户打了低分");
        var lin = app.Direct(DemoPeople.LinTao);
        var key = "note-" + (await app.RecoveriesAsync()).ShouldHaveSingleItem().Id.ToString("N")[^8..];
        DemoApp.Words(await lin.ClickAsync(owners, "recovery.done", (key, " "))).ShouldContain("写一句");
        await lin.ClickAsync(owners, "recovery.done", (key, "上门道歉，送了备件"));
        var task = (await app.RecoveriesAsync()).ShouldHaveSingleItem();
        (task.Note, task.IsOpen).ShouldBe(("上门道歉，送了备件", false));
        await app.AdvanceAsync(TimeSpan.FromHours(60));
        app.Teams.Of("a:" + DemoPeople.Manager).ShouldNotContain(one => one.Words.Contains("低分", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Undone_it_reminds_after_twenty_hours_and_goes_to_the_leads_lead_after_a_day()
    {
        await using var app = await Desk.StartBoundAsync();
        await app.Direct(DemoPeople.LinTao).SayAsync("华东机电满意度2分 说来得太慢");
        (await app.RecoveriesAsync()).ShouldHaveSingleItem().LeadId.ShouldNotBeNull();
        var before = app.Teams.Of("a:" + DemoPeople.LinTao).Count;
        await app.AdvanceAsync(TimeSpan.FromHours(20.5));
        app.Teams.Of("a:" + DemoPeople.LinTao).Count.ShouldBeGreaterThan(before);
        app.Teams.Of("a:" + DemoPeople.Manager).ShouldNotContain(one => one.Words.Contains("低分", StringComparison.Ordinal));
        await app.AdvanceAsync(TimeSpan.FromHours(4));
        (await app.CardAsync(DemoPeople.Manager, "客户打了低分")).Words.ShouldContain("已超时");
        await app.AdvanceAsync(TimeSpan.FromHours(24));
        await app.CardAsync(DemoPeople.Director, "客户打了低分");
    }

    [Fact]
    public async Task A_stranger_to_the_customer_cannot_finish_it()
    {
        await using var app = await Desk.StartBoundAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("华东机电满意度2分 说来得太慢");
        var card = await app.CardAsync(DemoPeople.LinTao, "一天内补救");
        var task = (await app.RecoveriesAsync()).ShouldHaveSingleItem();
        var stranger = app.Direct(DemoPeople.Lily);
        var data = (System.Text.Json.Nodes.JsonObject)CardWords.Button(card.Card!, "recovery.done")["data"]!.DeepClone();
        await stranger.ClickAsync(card.Id, "recovery.done", data, ("note-" + task.Id.ToString("N")[^8..], "done"));
        (await app.RecoveriesAsync()).ShouldHaveSingleItem().IsOpen.ShouldBeTrue();
    }

    [Fact]
    public async Task Taking_the_score_back_takes_the_task_back()
    {
        await using var app = await Desk.StartBoundAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("华东机电满意度2分 说来得太慢");
        (await app.RecoveriesAsync()).Count.ShouldBe(1);
        await lin.SayAsync("撤销");
        (await app.RecoveriesAsync()).ShouldBeEmpty();
        (await app.SurveysAsync(SurveyDesk.Customer)).ShouldBeEmpty();
        await app.AdvanceAsync(TimeSpan.FromHours(50));
    }

    [Fact]
    public async Task No_low_score_is_without_a_task_and_no_other_has_one()
    {
        await using var app = await Desk.StartBoundAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        for (var score = 1; score <= 5; score++) await lin.SayAsync($"佳美满意度{score}分");
        for (var score = 0; score <= 10; score++) await lin.SayAsync($"恒达NPS {score}分");
        var (surveys, tasks) = await app.ReadAsync(async view => (
            await view.Db.Set<Survey>().AsNoTracking().Where(survey => survey.Score != null).ToListAsync(),
            await view.Db.Set<RecoveryTask>().AsNoTracking().ToListAsync()));
        surveys.Count.ShouldBe(16);
        foreach (var survey in surveys)
            tasks.Count(task => task.SurveyId == survey.Id)
                .ShouldBe(survey.Kind == "csat" ? survey.Score <= 2 ? 1 : 0 : survey.Score <= 6 ? 1 : 0, $"{survey.Kind} {survey.Score}");
    }
}
