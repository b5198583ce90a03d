using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using CrmBot.Tests.Tickets;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Surveys;

/// <summary>Surveys in sentences: recorded by phone, sent, listed.</summary>
public sealed class SentenceTests
{
    [Fact]
    public async Task A_score_said_on_the_phone_is_kept()
    {
        (string Sentence, string Customer, string Kind, int Score, string? Why)[] cases =
        [
            ("佳美打5分", "佳美", "csat", 5, null), ("华东机电打了9分 说交期快", "华东机电", "nps", 9, "交期快"), ("恒达给4星", "恒达", "csat", 4, null),
            ("蓝海回访 很不满意 售后慢", "蓝海", "csat", 1, "售后慢"), ("Contoso rated us 5 stars", "Contoso", "csat", 5, null),
        ];
        await using var app = await CrmBotTestApp.StartAsync();
        foreach (var (sentence, customer, kind, score, why) in cases)
        {
            await app.Direct(DemoPeople.LinTao).SayAsync(sentence);
            await app.CardAsync(DemoPeople.LinTao, $"{score} 分（满分");
            var survey = (await app.SurveysAsync(customer)).ShouldHaveSingleItem();
            (survey.Kind, survey.Score, survey.Why, survey.Channel).ShouldBe((kind, score, why, "phone"));
        }
    }

    [Fact]
    public async Task A_phone_score_answers_what_the_customer_was_asked_and_the_link_closes()
    {
        await using var app = await Desk.StartBoundAsync();
        var link = SurveyDesk.Link(await app.AskedAsync());
        await app.Direct(Desk.Second).SayAsync("华东机电打4分");
        (await app.SurveysAsync(SurveyDesk.Customer)).ShouldHaveSingleItem().Score.ShouldBe(4);
        (await app.AnswerAsync(link, "1")).Html.ShouldContain("已经评价过了");
    }

    [Fact]
    public async Task The_card_shows_a_number_as_people_write_it()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        (await app.Direct(DemoPeople.LinTao).SayAsync("给恒达发NPS")).Words.ShouldContain("139 0000 2345");
    }

    [Fact]
    public async Task The_card_takes_a_score_too()
    {
        await using var app = await Desk.StartBoundAsync();
        var card = await app.AskedAsync();
        var key = (await app.SurveysAsync(SurveyDesk.Customer)).ShouldHaveSingleItem().Id.ToString("N")[^8..];
        var agent = app.Direct(Desk.Second);
        DemoApp.Words(await agent.ClickAsync(card, "survey.record", ("score-" + key, "7"))).ShouldContain("1 到 5");
        await agent.ClickAsync(card, "survey.record", ("score-" + key, "3"), ("why-" + key, "一般般"));
        var survey = (await app.SurveysAsync(SurveyDesk.Customer)).ShouldHaveSingleItem();
        (survey.Score, survey.Why, survey.Channel).ShouldBe((3, "一般般", "card"));
    }

    [Fact]
    public async Task An_NPS_for_a_scope_asks_first_and_then_tells_what_became_of_it()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var manager = app.Direct(DemoPeople.Manager);
        await app.Direct(DemoPeople.LinTao).SayAsync("别给佳美发问卷");
        var draft = await manager.SayAsync("给所有A级客户发NPS");
        draft.Words.ShouldContain("推荐度");
        (await app.SurveysAsync("华东机电")).ShouldBeEmpty();
        await manager.ClickAsync(draft, "draft.save");
        (await app.SurveysAsync("华东机电")).ShouldHaveSingleItem().Kind.ShouldBe("nps");
        (await app.SurveysAsync("佳美")).ShouldBeEmpty();
        (await app.SurveysAsync("恒达")).ShouldBeEmpty();
    }

    [Fact]
    public async Task In_a_group_the_card_says_no_score_and_no_link()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var card = await app.InGroup(DemoPeople.LinTao).SayAsync("佳美打2分 说来得太慢");
        card.Words.ShouldNotContain("2 分");
        card.Words.ShouldNotContain("来得太慢");
        card.Words.ShouldNotContain("/s/");
    }

    [Fact]
    public async Task In_English()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lily = app.Direct(DemoPeople.Lily);
        var card = await lily.SayAsync("Globex的CSAT 3分 原因是response慢", locale: "en-US");
        card.Words.ShouldContain("3 of 5");
        (await lily.SayAsync("csat this month", locale: "en-US")).Words.ShouldContain("Mean 3.00");
    }
}
