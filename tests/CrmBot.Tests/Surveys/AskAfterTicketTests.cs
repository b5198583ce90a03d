using CrmBot.Tests.TestApp;
using CrmBot.Tests.Tickets;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Surveys;

/// <summary>When a solved ticket asks its customer, and when it must not.</summary>
public sealed class AskAfterTicketTests
{
    [Fact]
    public async Task Ten_minutes_after_it_is_solved_the_agent_gets_the_link_with_the_contact()
    {
        await using var app = await Desk.StartBoundAsync();
        var ticket = await app.Direct(Desk.Second).SayAsync(SurveyDesk.Solved);
        ticket.Words.ShouldContain("10:10 问客户");
        await app.AdvanceAsync(TimeSpan.FromMinutes(9));
        (await app.SurveysAsync(SurveyDesk.Customer)).ShouldBeEmpty();
        await app.AdvanceAsync(TimeSpan.FromMinutes(2));
        var card = await app.CardAsync(Desk.Second, "打开问卷");
        card.Words.ShouldSatisfyAllConditions(
            words => words.ShouldContain("华东机电"), words => words.ShouldContain("T-1026"), words => words.ShouldContain("李建国"),
            words => words.ShouldContain("链接要你发给客户"));
        (await app.OpenAsync(SurveyDesk.Link(card))).Html.ShouldContain("T-1026");
    }

    [Fact]
    public async Task What_was_taken_back_or_opened_again_asks_nobody()
    {
        await using var app = await Desk.StartBoundAsync();
        var (second, first) = (app.Direct(Desk.Second), app.Direct(Desk.Agent));
        await second.SayAsync(SurveyDesk.Solved);
        await second.SayAsync("撤销");
        await first.SayAsync("1024解决了，轴承松了，重新紧固");
        await first.SayAsync("1024客户说又不行了，重新打开");
        await app.AdvanceAsync(TimeSpan.FromMinutes(30));
        (await app.SurveysAsync(SurveyDesk.Customer)).ShouldBeEmpty();
        (await app.SurveysAsync("瑞丰化工")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("1026处理完，漏发一箱 别发满意度")]
    [InlineData("1026重复 关掉")]
    public async Task Nobody_is_asked_about(string sentence)
    {
        await using var app = await Desk.StartBoundAsync();
        await app.Direct(Desk.Second).SayAsync(sentence);
        (await app.TicketAsync(1026)).IsWork.ShouldBeFalse();
        await app.AdvanceAsync(TimeSpan.FromMinutes(30));
        (await app.SurveysAsync(SurveyDesk.Customer)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Spam_asks_nobody()
    {
        await using var app = await Desk.StartBoundAsync();
        var agent = app.Direct(Desk.Second);
        var key = (await app.TicketAsync(1026)).Id.ToString("N")[^8..];
        await agent.ClickAsync(await agent.SayAsync("T-1026到哪步了"), "ticket.resolve", ("cause-" + key, "垃圾消息"));
        (await app.TicketAsync(1026)).IsWork.ShouldBeFalse();
        await app.AdvanceAsync(TimeSpan.FromMinutes(30));
        (await app.SurveysAsync(SurveyDesk.Customer)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_customer_who_does_not_want_surveys_gets_none()
    {
        await using var app = await Desk.StartBoundAsync();
        (await app.Direct(DemoPeople.LinTao).SayAsync("别给华东机电发问卷了")).Words.ShouldContain("不给「华东机电」发问卷");
        await app.Direct(Desk.Second).SayAsync(SurveyDesk.Solved);
        await app.AdvanceAsync(TimeSpan.FromMinutes(30));
        (await app.SurveysAsync(SurveyDesk.Customer)).ShouldBeEmpty();
        (await app.Direct(DemoPeople.LinTao).SayAsync("给华东机电发个满意度")).Words.ShouldContain("不收问卷");
    }

    [Fact]
    public async Task One_survey_within_fourteen_days_and_the_grace_that_closes_the_ticket_asks_no_second_time()
    {
        await using var app = await Desk.StartBoundAsync();
        await app.AskedAsync();
        await app.AdvanceAsync(TimeSpan.FromHours(50));
        (await app.TicketAsync(1026)).IsOpen.ShouldBeFalse();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("华东机电的伺服坏了");
        var next = (await app.TicketOfAsync(SurveyDesk.Customer)).Number;
        await app.Direct(Desk.Second).SayAsync($"{next}解决了，线松了，重新接上");
        await app.AdvanceAsync(SurveyDesk.AskedAfter);
        (await app.SurveysAsync(SurveyDesk.Customer)).Count.ShouldBe(1);
        (await lin.SayAsync("给华东机电发个满意度")).Words.ShouldContain("刚问过");

        await app.AdvanceAsync(TimeSpan.FromDays(12));
        (await lin.SayAsync("给华东机电发个满意度")).Words.ShouldContain("链接要你发给客户");
        (await app.SurveysAsync(SurveyDesk.Customer)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_gap_is_a_rule_that_an_admin_changes()
    {
        await using var app = await Desk.StartBoundAsync();
        await app.AskedAsync();
        await app.Direct(DemoPeople.Admin).SayAsync("满意度问卷间隔改成1天");
        await app.AdvanceAsync(TimeSpan.FromDays(1.1));
        await app.Direct(DemoPeople.LinTao).SayAsync("给华东机电发个满意度");
        (await app.SurveysAsync(SurveyDesk.Customer)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Signed_customers_are_asked_for_a_recommendation_on_schedule_once_an_admin_wants_it()
    {
        await using var app = await Desk.StartBoundAsync();
        await app.Direct(DemoPeople.LinTao).SayAsync("恒达签了30万 靠服务");
        await app.AdvanceAsync(TimeSpan.FromDays(2));
        (await app.SurveysAsync("恒达")).ShouldBeEmpty();
        var admin = app.Direct(DemoPeople.Admin);
        await admin.ClickAsync(await admin.SayAsync("跟进规则"), "rules.save", ("nps_days", "90"));
        await app.AdvanceAsync(TimeSpan.FromDays(1));
        (await app.SurveysAsync("恒达")).ShouldHaveSingleItem().Kind.ShouldBe("nps");
        (await app.SurveysAsync("大成纺织")).ShouldBeEmpty();
        await app.AdvanceAsync(TimeSpan.FromDays(80));
        (await app.SurveysAsync("恒达")).Count.ShouldBe(1);
        await app.AdvanceAsync(TimeSpan.FromDays(12));
        (await app.SurveysAsync("恒达")).Count.ShouldBe(2);
    }
}
