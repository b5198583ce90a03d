using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CrmBot.Features.Surveys;
using CrmBot.Tests.TestApp;
using CrmBot.Tests.Tickets;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Surveys;

/// <summary>POST /api/v1/scores, from another program's side; and scores by channel and by kind of ticket.</summary>
public sealed class ScoreApiTests
{
    private const string Secret = "0123456789abcdef0123456789abcdef";

    private static readonly (string, string)[] Keys = [("Api:Keys:0:Id", "forms"), ("Api:Keys:0:Secret", Secret),
        ("Api:Keys:0:Scopes:0", "scores:write")];

    [Fact]
    public async Task A_low_score_becomes_a_task_and_stays_one_when_repeated()
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: Keys);
        const string Body = """{"company":"恒达","score":2,"why":"来得太慢","channel":"recording"}""";
        var created = await PostAsync(app, Body, "call-1");
        (created.Status, (bool)created.Body["score"]!["low"]!).ShouldBe((201, true));
        (await PostAsync(app, Body, "call-1")).Text.ShouldBe(created.Text);
        var survey = (await app.SurveysAsync("恒达")).ShouldHaveSingleItem();
        (survey.Score, survey.Channel, survey.Why, survey.RecordedBy).ShouldBe((2, SurveyChannels.Recording, "来得太慢", null));
        (await app.RecoveriesAsync()).Count.ShouldBe(1);
        var report = await app.Direct(DemoPeople.Manager).SayAsync("本月满意度多少");
        report.Words.ShouldContain("录音");
        report.Words.ShouldNotContain("社群");
    }

    [Fact]
    public async Task It_is_the_answer_to_what_was_asked_about_that_ticket_and_the_report_tells_it_by_kind()
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: Keys);
        await app.AskedAsync();
        (await PostAsync(app, """{"company":"华东机电","score":5,"ticket":"T-1026","channel":"form"}""")).Status.ShouldBe(201);
        var survey = (await app.SurveysAsync(SurveyDesk.Customer)).ShouldHaveSingleItem();
        (survey.Score, survey.Channel, survey.TicketId).ShouldBe((5, SurveyChannels.Form, (await app.TicketAsync(1026)).Id));
        await PostAsync(app, """{"company":"瑞丰化工","score":3,"ticket":"T-1024"}""");
        var report = await app.Direct(DemoPeople.Manager).SayAsync("本月满意度多少");
        report.Words.ShouldContain("物流");
        report.Words.ShouldContain("平均 5.00，满意 100%");
        report.Words.ShouldContain("平均 3.00，满意 0%");
        var manager = app.Direct(DemoPeople.Manager);
        var opener = (JsonObject)CardWords.Buttons(report.Card)
            .First(button => (string?)button["data"]?["number"] == "n|type:delivery")["data"]!.DeepClone();
        await manager.ClickAsync(report.Id, "digest.open", opener);
        (await app.Teams.WaitAsync(manager.Conversation,
            seen => seen.LastOrDefault(one => one.Words.Contains("华东机电") && one.Words.Contains("5 分")), "the list")).Words.ShouldContain(
                "问卷");
    }

    [Fact]
    public async Task What_is_wrong_is_named_by_field_and_nothing_is_stored()
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: Keys);
        (string Body, string Field)[] wrong =
        [
            ("""{"score":4}""", "company"),
            ("""{"company":"恒达"}""", "score"),
            ("""{"company":"恒达","score":6}""", "score"),
            ("""{"company":"恒达","score":0}""", "score"),
            ("""{"company":"恒达","score":4.5}""", "score"),
            ("""{"company":"恒达","score":"4"}""", "score"),
            ("""{"company":"恒达","score":11,"kind":"nps"}""", "score"),
            ("""{"company":"恒达","score":4,"kind":"ces"}""", "kind"),
            ("""{"company":"恒达","score":4,"channel":"page"}""", "channel"),
            ("""{"company":"恒达","score":4,"ticket":"T-1026"}""", "ticket"),
            ("""{"company":"恒达","score":4,"ticket":"x"}""", "ticket"),
            ("""{"company":"没听说过的公司","score":4}""", "company"),
            ("""{"company":"恒达","score":4,"note":"1"}""", "note"),
        ];
        foreach (var (body, field) in wrong)
        {
            var answer = await PostAsync(app, body);
            (answer.Status, answer.Body["errors"]!.AsObject().ContainsKey(field)).ShouldBe((400, true), body + answer.Text);
        }

        (await app.ReadAsync(view => view.Db.Set<Survey>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task The_scope_is_needed_and_gives_nothing_else_and_the_document_names_every_field()
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: Keys);
        (await PostAsync(app, """{"company":"恒达","description":"x"}""", path: "/api/v1/tickets")).Status.ShouldBe(403);
        (await PostAsync(app, """{"company":"恒达","score":4}""", secret: "wrong")).Status.ShouldBe(401);
        var document = JsonNode.Parse(
            await app.Http.GetStringAsync(new Uri("/api/v1/openapi.json", UriKind.Relative), TestContext.Current.CancellationToken))!;
        var fields = document["components"]!["schemas"]!["NewScore"]!["properties"]!.AsObject().Select(field => field.Key);
        ((string)(await PostAsync(app, """{"company":"恒达","score":4,"x":1}""")).Body["errors"]!["x"]!).Split("known are ")[1].Split(", ")
            .ShouldBe(fields, ignoreOrder: true);
    }

    private static async Task<Answer> PostAsync(
        CrmBotTestApp app, string body, string? key = null, string secret = Secret, string path = "/api/v1/scores")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post,
            path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        using var response = await app.Http.SendAsync(request);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private sealed record Answer(int Status, string Text)
    {
        public JsonObject Body => JsonNode.Parse(Text)!.AsObject();
    }
}
