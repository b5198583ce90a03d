using System.Net;
using System.Text.Json.Nodes;

namespace CrmBot.Teams.Tests.Intake;

public sealed class AnswerTests : IAsyncLifetime
{
    private RegisteredBot bot = null!;

    private TeamsHost Host => bot.Host;

    public async ValueTask InitializeAsync() => bot = await RegisteredBot.StartSignedInAsync(("Teams:AnswerWithin", "00:00:01"));

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task A_message_is_answered_202_with_nothing()
    {
        using var response = await Host.PostAsync(Samples.Message().ToJsonString());
        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        response.Content.Headers.ContentLength.ShouldBe(0);
    }

    [Fact]
    public async Task A_click_is_answered_with_the_card_that_replaces_it()
    {
        var card = new JsonObject { ["type"] = "AdaptiveCard", ["version"] = "1.5" };
        var holder = new JsonObject { ["kept"] = card };
        Answer(ActivityAnswer.Card(card));
        var body = JsonNode.Parse(await Host.ExpectAsync(HttpStatusCode.OK, Samples.Click().ToJsonString()))!;
        body["statusCode"]!.GetValue<int>().ShouldBe(200);
        body["type"]!.GetValue<string>().ShouldBe("application/vnd.microsoft.card.adaptive");
        JsonNode.DeepEquals(body["value"], card).ShouldBeTrue();
        holder["kept"].ShouldBeSameAs(card);
    }

    [Fact]
    public async Task Case_117_an_error_inside_a_click_is_http_200()
    {
        Answer(ActivityAnswer.InvokeError(400, "UnknownVerb", "这个按钮已经不用了。"));
        var body = JsonNode.Parse(await Host.ExpectAsync(HttpStatusCode.OK, Samples.Click(new string('v', 10_000)).ToJsonString()))!;
        body["statusCode"]!.GetValue<int>().ShouldBe(400);
        body["value"]!["code"]!.GetValue<string>().ShouldBe("UnknownVerb");
    }

    [Fact]
    public async Task A_stored_answer_is_given_again_byte_for_byte()
    {
        Answer(ActivityAnswer.Stored(200, """{"statusCode":200 , "type":"x"}"""u8.ToArray()));
        (await Host.ExpectAsync(HttpStatusCode.OK, Samples.Click().ToJsonString())).ShouldBe("""{"statusCode":200 , "type":"x"}""");
    }

    [Fact]
    public async Task Case_114_an_invoke_nobody_handles_is_501()
    {
        Answer(ActivityAnswer.NotImplemented());
        using var response = await Host.PostAsync(Samples.Click().With("name", "task/unknown").ToJsonString());
        response.StatusCode.ShouldBe(HttpStatusCode.NotImplemented);
    }

    [Fact]
    public async Task Busy_is_503_with_a_time_to_come_back()
    {
        Answer(ActivityAnswer.Busy(7));
        using var response = await Host.PostAsync(Samples.Message().ToJsonString());
        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task Case_119_a_failing_handler_tells_nothing_about_the_failure()
    {
        Host.Handler.Answer = (_, _) => throw new InvalidOperationException("secret detail");
        using var click = await Host.PostAsync(Samples.Click().ToJsonString());
        click.StatusCode.ShouldBe(HttpStatusCode.OK);
        var body = await click.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        JsonNode.Parse(body)!["statusCode"]!.GetValue<int>().ShouldBe(500);
        body.ShouldNotContain("secret");
        using var message = await Host.PostAsync(Samples.Message().ToJsonString());
        message.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await message.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Case_120_a_handler_that_takes_too_long_is_answered_503_and_still_finishes()
    {
        var release = new TaskCompletionSource();
        var finished = new TaskCompletionSource();
        Host.Handler.Answer = async (_, _) =>
        {
            await release.Task;
            finished.SetResult();
            return ActivityAnswer.Accepted();
        };
        using var response = await Host.PostAsync(Samples.Message().ToJsonString());
        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        response.Headers.RetryAfter.ShouldNotBeNull();
        release.SetResult();
        await finished.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Case_135_a_sender_who_hangs_up_does_not_cancel_the_work()
    {
        var begun = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        var finished = new TaskCompletionSource<bool>();
        Host.Handler.Answer = async (_, token) =>
        {
            begun.SetResult();
            await release.Task;
            finished.SetResult(token.IsCancellationRequested);
            return ActivityAnswer.Accepted();
        };
        using var hangUp = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = new StringContent(Samples.Message().ToJsonString(), null, "application/json"),
        };
        var post = Host.Client.SendAsync(request, hangUp.Token);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        await hangUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(post);
        release.SetResult();
        (await finished.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken)).ShouldBeFalse();
    }

    private void Answer(ActivityAnswer answer) => Host.Handler.Answer = (_, _) => Task.FromResult(answer);
}
