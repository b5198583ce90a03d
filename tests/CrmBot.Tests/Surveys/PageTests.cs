using System.Net;
using CrmBot.Tests.Tickets;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Surveys;

/// <summary>The customer's page, as a browser asks for it.</summary>
public sealed class PageTests
{
    [Fact]
    public async Task An_answer_is_kept_once_and_the_agents_card_shows_it()
    {
        await using var app = await Desk.StartBoundAsync();
        var card = await app.AskedAsync();
        var link = SurveyDesk.Link(card);
        var thanks = await app.AnswerAsync(link, "5", "  很快就补发了 <b>赞</b> **好** \u0007");
        (thanks.Status, thanks.Html.Contains("谢谢您", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.OK, true));
        var answered = (await app.SurveysAsync(SurveyDesk.Customer)).ShouldHaveSingleItem();
        (answered.Score, answered.Why, answered.Channel, answered.RecordedBy).ShouldBe((5, "很快就补发了 <b>赞</b> **好**", "page", null));
        await app.Teams.WaitAsync("a:" + Desk.Second,
            seen => seen.FirstOrDefault(one => one.Id == card.Id && one.Words.Contains("5 分（满分 5） · 客户自己填的")), "the card with the answer");

        var again = await app.AnswerAsync(link, "1", "换人填");
        again.Html.ShouldContain("已经评价过了");
        (await app.OpenAsync(link)).Html.ShouldContain("已经评价过了");
        (await app.SurveysAsync(SurveyDesk.Customer)).ShouldHaveSingleItem().Score.ShouldBe(5);
    }

    [Fact]
    public async Task It_speaks_the_language_chosen_or_the_browsers_or_the_customers()
    {
        (string? Accepts, string Query, string Lang)[] cases =
        [
            (null, "", "zh-CN"), ("en-GB,en;q=0.9,zh;q=0.8", "", "en-US"), ("de,zh-TW;q=0.7,en;q=0.2", "", "zh-CN"),
            ("en;q=0,zh;q=0.1", "", "zh-CN"),
            ("zh-CN", "?lang=en", "en-US"), ("en", "?lang=zh", "zh-CN"), ("fr", "", "zh-CN"), ("garbage;;q=x", "?lang=xx", "zh-CN"),
        ];
        await using var app = await Desk.StartBoundAsync();
        var link = SurveyDesk.Link(await app.AskedAsync());
        foreach (var (accepts, query, lang) in cases)
        {
            var page = await app.OpenAsync(link + query, accepts);
            page.Html.ShouldContain($"<html lang=\"{lang}\">", customMessage: accepts);
            page.Html.ShouldContain(lang == "en-US" ? "How satisfied are you" : "这次服务您满意吗");
        }
    }

    [Fact]
    public async Task It_asks_for_nothing_from_elsewhere_and_says_so_in_its_headers()
    {
        await using var app = await Desk.StartBoundAsync();
        var page = await app.OpenAsync(SurveyDesk.Link(await app.AskedAsync()));
        string Header(string name) => string.Join(',', page.Response.Headers.TryGetValues(name, out var values) ? values : []);
        Header("Content-Security-Policy").ShouldStartWith("default-src 'none'; style-src 'sha256-");
        Header("Content-Security-Policy").ShouldContain("frame-ancestors 'none'");
        Header("Referrer-Policy").ShouldBe("no-referrer");
        Header("X-Content-Type-Options").ShouldBe("nosniff");
        Header("Cache-Control").ShouldBe("no-store");
        page.Response.Headers.Contains("Set-Cookie").ShouldBeFalse();
        page.Response.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
        page.Html.ShouldNotContain("<script");
        page.Html.ShouldNotContain("http://");
        page.Html.ShouldNotContain("https://");
        // The customer's own people and what we wrote about the ticket are no business of whoever has the link.
        page.Html.ShouldNotContain("李建国");
        page.Html.ShouldNotContain("华东机电");
        page.Html.ShouldNotContain("备件");
    }

    [Fact]
    public async Task Without_a_score_the_form_comes_back_with_what_was_typed_as_text()
    {
        await using var app = await Desk.StartBoundAsync();
        var link = SurveyDesk.Link(await app.AskedAsync());
        foreach (var score in new[] { null, "", "0", "6", "-1", "5.0", "99999999999", "五" })
        {
            var page = await app.AnswerAsync(link, score, "</textarea><script>alert(1)</script> {{x}} ${y}");
            ((int)page.Status, page.Html.Contains("role=\"alert\"", StringComparison.Ordinal)).ShouldBe((422, true), score);
            (await page.Response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
                .ShouldContain("&lt;/textarea&gt;&lt;script&gt;");
        }

        (await app.SurveysAsync(SurveyDesk.Customer)).ShouldHaveSingleItem().Score.ShouldBeNull();
    }

    [Fact]
    public async Task A_month_later_the_link_has_expired()
    {
        await using var app = await Desk.StartBoundAsync();
        var link = SurveyDesk.Link(await app.AskedAsync());
        await app.AdvanceAsync(TimeSpan.FromDays(31));
        var page = await app.AnswerAsync(link, "5");
        (page.Status, page.Html.Contains("过期", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.Gone, true));
        (await app.SurveysAsync(SurveyDesk.Customer)).ShouldHaveSingleItem().Score.ShouldBeNull();
    }

    [Fact]
    public async Task Bodies_that_are_no_form_of_ours_get_the_form_again()
    {
        await using var app = await Desk.StartBoundAsync();
        var link = SurveyDesk.Link(await app.AskedAsync());
        HttpContent[] bodies =
        [
            new StringContent("{\"score\":5}", System.Text.Encoding.UTF8, "application/json"),
            new StringContent("score=5&score=1", System.Text.Encoding.UTF8, "application/x-www-form-urlencoded"),
            new StringContent(string.Join('&', Enumerable.Range(0, 100).Select(at => $"a{at}=1")) + "&score=5", System.Text.Encoding.UTF8,
                "application/x-www-form-urlencoded"),
            new StringContent("score=5&why=" + new string('x', 20_000), System.Text.Encoding.UTF8, "application/x-www-form-urlencoded"),
            new StringContent("--x\r\nbroken", System.Text.Encoding.UTF8, "multipart/form-data"),
            new ByteArrayContent([]),
        ];
        foreach (var body in bodies) ((int)(await app.RequestAsync(HttpMethod.Post, link, body)).Status).ShouldBe(422);
        (await app.SurveysAsync(SurveyDesk.Customer)).ShouldHaveSingleItem().Score.ShouldBeNull();
    }

    [Fact]
    public async Task Of_many_answers_at_the_same_moment_one_is_kept()
    {
        await using var app = await Desk.StartBoundAsync();
        var link = SurveyDesk.Link(await app.AskedAsync());
        var pages = await Task.WhenAll(Enumerable.Range(0, 20).Select(at => app.AnswerAsync(link, at % 2 == 0 ? "1" : "2")));
        pages.Count(page => page.Html.Contains("我们收到了", StringComparison.Ordinal)).ShouldBe(1);
        (await app.RecoveriesAsync()).Count.ShouldBe(1);
    }
}
