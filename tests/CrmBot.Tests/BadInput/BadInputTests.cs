using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.BadInput;

/// <summary>Whatever comes in, the answer is clear and nothing changes.</summary>
public sealed class BadInputTests : IAsyncLifetime
{
    private CrmBotTestApp app = null!;

    public async ValueTask InitializeAsync() => app = await CrmBotTestApp.StartAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData("{\"type\":\"message\"", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("null", HttpStatusCode.BadRequest)]
    [InlineData("{\"type\":7}", HttpStatusCode.BadRequest)]
    [InlineData("{}", HttpStatusCode.BadRequest)]
    public async Task Malformed_activities_are_refused(string body, HttpStatusCode expected)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await app.Http.PostAsync(new Uri("/api/messages", UriKind.Relative), content,
            TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(expected);
        app.Teams.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task A_body_of_two_megabytes_is_refused()
    {
        using var content = new StringContent(app.Direct(DemoPeople.LinTao).Message(new string('恒', 700_000)).ToJsonString(), Encoding.UTF8,
            "application/json");
        using var answer = await app.Http.PostAsync(new Uri("/api/messages", UriKind.Relative), content,
            TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Unknown_activity_types_are_accepted_and_ignored()
    {
        (await app.Direct(DemoPeople.LinTao).PostAsync(app.Direct(DemoPeople.LinTao).Activity("foo/bar")))
            .ShouldBe(HttpStatusCode.Accepted);
        app.Teams.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task An_unknown_button_answers_with_an_error_and_changes_nothing()
    {
        var lin = app.Direct(DemoPeople.LinTao);
        var before = await WritesAsync();
        var answer = await lin.ClickAsync("1", "no.such.verb", []);
        answer["statusCode"]!.GetValue<int>().ShouldBe(400);
        (await WritesAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData("\u0000\u0007\u001b[31m恒达")]
    [InlineData("\u202e\u2066恒达\u2069")]
    [InlineData("👩‍👩‍👧‍👦🎉🎉🎉")]
    [InlineData("   ")]
    [InlineData("\n\n")]
    [InlineData("\u3000")]
    [InlineData("\u0000\u0007")]
    public async Task Odd_characters_get_an_answer_or_silence_but_never_a_failure(string text)
    {
        var lin = app.Direct(DemoPeople.LinTao);
        (await lin.PostAsync(lin.Message(text))).ShouldBe(HttpStatusCode.Accepted);
        (await lin.SayAsync("帮助")).Words.ShouldNotBeEmpty();
        lin.Messages.ShouldNotContain(message => message.Words.Contains("没处理成", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sticker_or_the_bots_name_alone_is_answered_as_a_greeting()
    {
        (await app.Direct(DemoPeople.LinTao).SayAsync("")).Words.ShouldBe("在呢，有事直接说。");
        (await app.InGroup(DemoPeople.LinTao).SayAsync("")).Words.ShouldBe("在呢，有事直接说。");
    }

    [Theory]
    [InlineData("lead.page", "request", """{"what":7}""")]
    [InlineData("lead.page", "request", """{"what":"find","created":["0001-01-01","9999-12-31"]}""")]
    [InlineData("ticket.page", "request", """{"created":["0001-01-01","9999-12-31"]}""")]
    [InlineData("customer.choose", "frame", """{"i":"log","note":"好","next":{"do":"再打","at":"0001-01-01"}}""")]
    [InlineData("customer.choose", "frame", """{"i":"role","replace":{"old":7,"new":true}}""")]
    public async Task Buttons_with_forged_types_and_days_at_the_ends_of_the_calendar_do_not_fail(string verb, string name, string value)
    {
        var data = new JsonObject { ["id"] = await app.CustomerIdAsync("恒达"), [name] = JsonNode.Parse(value), ["page"] = "0" };
        var answer = await app.Direct(DemoPeople.LinTao).ClickAsync("1", verb, data);
        answer["statusCode"]!.GetValue<int>().ShouldBe(200, app.Complaints.ToString());
    }

    [Fact]
    public async Task Fifty_thousand_characters_are_answered()
    {
        var lin = app.Direct(DemoPeople.LinTao);
        var answer = await lin.SayAsync(string.Concat(Enumerable.Repeat("这是一段很长的话，", 5_556)));
        answer.Words.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_date_that_does_not_exist_and_inputs_of_the_wrong_type_move_no_reminder()
    {
        var lin = app.Direct(DemoPeople.LinTao);
        var card = await lin.SayAsync("明天下午三点提醒我给佳美回电话");
        var button = CardWords.Button(card.Card!, "reminder.move");
        foreach (JsonNode? date in (JsonNode?[])["2026-02-30", 17, true, new JsonArray(1), "morgen"])
        {
            var data = (JsonObject)button["data"]!.DeepClone();
            data["date"] = date?.DeepClone();
            var answer = await lin.ClickAsync(card.Id, "reminder.move", data);
            answer["type"]!.GetValue<string>().ShouldNotContain("error.500");
        }

        (await lin.SayAsync("明天有什么安排")).Words.ShouldContain("15:00");
    }

    [Fact]
    public async Task The_same_message_delivered_five_times_at_once_changes_the_store_once_and_is_answered_once()
    {
        var lin = app.Direct(DemoPeople.LinTao);
        var activity = lin.Message("记一下 恒达 收到了图纸");
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(_ => app.Http.PostAsJsonAsync("/api/messages", activity, TestContext.Current.CancellationToken)));
        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Accepted);
        await app.Teams.WaitAsync(lin.Conversation, seen => seen.Count > 0 ? seen : null, "the answer");
        await app.SettleAsync();
        lin.Messages.Count.ShouldBe(1);
        (await lin.SayAsync("上次跟恒达聊了啥")).Words.ShouldContain("收到了图纸");
    }

    private Task<long> WritesAsync() => app.Services.GetRequiredService<IStore>().ReadAsync(
        (view, _) => view.Sql.FirstAsync("SELECT COUNT(*) FROM audit_row", row => row.Number(0)), CancellationToken.None);
}
