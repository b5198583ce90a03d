using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace CrmBot.Teams.Tests.Connector;

public sealed class SendingTests : IAsyncLifetime
{
    private TeamsHost host = null!;
    private FakeConnector connector = null!;

    public async ValueTask InitializeAsync()
    {
        connector = await FakeConnector.StartAsync();
        host = await TeamsHost.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await connector.DisposeAsync();
    }

    [Fact]
    public async Task A_message_is_posted_as_it_was_written_and_its_id_comes_back()
    {
        var bytes = """{"type":"message","text":"已记下 🎉 & <b>"}"""u8.ToArray();
        var outcome = await host.Connector.SendAsync(connector.Chat(), bytes, Token);
        outcome.ShouldBe(new SendOutcome(SendResult.Accepted, "1", 201));
        var call = connector.Calls.Single();
        call.Method.ShouldBe("POST");
        call.RawTarget.ShouldBe("/_connector/v3/conversations/a%3Alin-and-bot/activities");
        call.Body.ShouldBe(Encoding.UTF8.GetString(bytes));
        call.ContentType.ShouldBe("application/json; charset=utf-8");
        call.Authorization.ShouldBeNull();
    }

    [Fact]
    public async Task Nulls_are_left_out_but_not_inside_cards()
    {
        var activity = Samples.Parse("""
            {"type":"message","text":null,"from":{"id":"b","name":null},"attachments":[{"contentType":"c","name":null,"content":{"x":null}}],"value":{"y":null}}
            """);
        await host.Connector.SendAsync(connector.Chat(), activity, Token);
        connector.Calls.Single().Body.ShouldBe(
            """{"type":"message","from":{"id":"b"},"attachments":[{"contentType":"c","content":{"x":null}}],"value":{"y":null}}""");
    }

    [Fact]
    public async Task Replies_edits_and_deletes_go_to_their_activity()
    {
        await host.Connector.ReplyAsync(connector.Chat(), "17;x", Hello, Token);
        await host.Connector.UpdateAsync(connector.Chat(), "18/..", Hello, Token);
        await host.Connector.DeleteAsync(connector.Chat(), "..", Token);
        connector.Calls.Select(call => call.Method + " " + call.RawTarget).ShouldBe(
        [
            "POST /_connector/v3/conversations/a%3Alin-and-bot/activities/17%3Bx",
            "PUT /_connector/v3/conversations/a%3Alin-and-bot/activities/18%2F..",
            "DELETE /_connector/v3/conversations/a%3Alin-and-bot/activities/%2E%2E",
        ]);
    }

    [Fact]
    public async Task Case_110_ids_are_escaped_exactly_once()
    {
        await host.Connector.SendAsync(connector.Chat("19:a/b@thread.tacv2;messageid=17"), Hello, Token);
        await host.Connector.SendAsync(connector.Chat("a%2Fb=中"), Hello, Token);
        connector.Calls.Select(call => call.RawTarget).ShouldBe(
        [
            "/_connector/v3/conversations/19%3Aa%2Fb%40thread.tacv2%3Bmessageid%3D17/activities",
            "/_connector/v3/conversations/a%252Fb%3D%E4%B8%AD/activities",
        ]);
    }

    [Fact]
    public async Task Case_112_a_badly_named_thread_is_refused_before_sending()
    {
        var outcome = await host.Connector.SendAsync(connector.Chat("19:a@thread.tacv2;messageid=abc"), Hello, Token);
        outcome.ShouldBe(new SendOutcome(SendResult.Rejected, Code: "BadConversationId"));
        connector.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(201, "{}")]
    [InlineData(202, "<html>")]
    [InlineData(202, "{\"id\":7}")]
    public async Task Case_096_a_success_without_an_id_is_a_success(int status, string body)
    {
        connector.Next(status, body);
        (await host.Connector.SendAsync(connector.Chat(), Hello, Token)).ShouldBe(new SendOutcome(SendResult.Accepted, null, status));
    }

    [Theory]
    [InlineData(400, """{"error":{"code":"BadSyntax","message":"m"}}""", SendResult.Rejected, "BadSyntax", ReferenceEffect.None)]
    [InlineData(400, """{"error":{"code":"Bad Argument"}}""", SendResult.Rejected, "BadArgument", ReferenceEffect.None)]
    [InlineData(401, "", SendResult.Rejected, null, ReferenceEffect.None)]
    [InlineData(403, """{"error":{"code":"BotDisabledByAdmin"}}""", SendResult.Rejected, "BotDisabledByAdmin", ReferenceEffect.Blocked)]
    [InlineData(403, """{"error":{"code":"BotNotInConversationRoster"}}""", SendResult.Rejected, "BotNotInConversationRoster",
        ReferenceEffect.Uninstalled)]
    [InlineData(404, """{"error":{"code":"BotNotInConversationRoster"}}""", SendResult.Rejected, "BotNotInConversationRoster",
        ReferenceEffect.Uninstalled)]
    [InlineData(403, """{"error":{"code":"ConversationBlockedByUser"}}""", SendResult.Rejected, "ConversationBlockedByUser",
        ReferenceEffect.Blocked)]
    [InlineData(403, """{"errorCode":209,"message":"{\"subCode\":\"MessageWritesBlocked\",\"x\":1}"}""", SendResult.Rejected,
        "MessageWritesBlocked", ReferenceEffect.Blocked)]
    [InlineData(403, """{"errorCode":209,"message":"{broken"}""", SendResult.Rejected, "209", ReferenceEffect.None)]
    [InlineData(403, """{"error":{"code":"ForbiddenOperationException"}}""", SendResult.Rejected, "ForbiddenOperationException",
        ReferenceEffect.None)]
    [InlineData(403, "<html>Forbidden</html>", SendResult.Rejected, null, ReferenceEffect.None)]
    [InlineData(404, """{"error":{"code":"ConversationNotFound"}}""", SendResult.Rejected, "ConversationNotFound", ReferenceEffect.Gone)]
    [InlineData(404, """{"error":{"code":"ActivityNotFoundInConversation"}}""", SendResult.Rejected, "ActivityNotFoundInConversation",
        ReferenceEffect.None)] // 106
    [InlineData(408, "", SendResult.Ambiguous, null, ReferenceEffect.None)]
    [InlineData(412, """{"error":{"code":"PreconditionFailed"}}""", SendResult.NotSent, "PreconditionFailed", ReferenceEffect.None)] // 99
    [InlineData(413, """{"error":{"code":"MessageSizeTooBig"}}""", SendResult.Rejected, "MessageSizeTooBig", ReferenceEffect.None)] // 107
    [InlineData(429, """{"error":{"code":"Throttled"}}""", SendResult.NotSent, "Throttled", ReferenceEffect.None)]
    [InlineData(500, """{"error":{"code":"ServiceError"}}""", SendResult.Ambiguous, "ServiceError", ReferenceEffect.None)]
    [InlineData(502, "Bad gateway", SendResult.Ambiguous, null, ReferenceEffect.None)] // 100
    [InlineData(503, "", SendResult.Ambiguous, null, ReferenceEffect.None)]
    [InlineData(504, "", SendResult.Ambiguous, null, ReferenceEffect.None)]
    public async Task Case_097_099_100_105_106_107_every_refusal_has_its_class_code_and_effect(
        int status, string body, SendResult result, string? code, ReferenceEffect effect)
    {
        connector.Next(status, body);
        var outcome = await host.Connector.SendAsync(connector.Chat(), Hello, Token);
        outcome.ShouldBe(new SendOutcome(result, null, status, code));
        outcome.Effect.ShouldBe(effect);
        connector.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Case_093_a_redirect_is_not_followed()
    {
        await using var evil = await FakeConnector.StartAsync();
        connector.Next(302, "", ("Location", evil.Url));
        (await host.Connector.SendAsync(connector.Chat(), Hello, Token))
            .ShouldBe(new SendOutcome(SendResult.Rejected, null, 302, "Redirect"));
        evil.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("3", 3)]
    [InlineData("-1", null)]
    [InlineData("soon", null)]
    [InlineData("86400", 3600)]
    [InlineData("99999999999999999999", null)]
    [InlineData(null, null)]
    public async Task Case_097_retry_after_in_seconds_is_read_and_capped(string? header, int? seconds)
    {
        connector.Next(429, "", header is null ? [] : [("Retry-After", header)]);
        var outcome = await host.Connector.SendAsync(connector.Chat(), Hello, Token);
        outcome.RetryAfter.ShouldBe(seconds is { } wait ? TimeSpan.FromSeconds(wait) : null);
    }

    [Fact]
    public async Task Case_097_retry_after_as_a_date_is_read()
    {
        connector.Next(429, "", ("Retry-After", DateTimeOffset.UtcNow.AddSeconds(90).ToString("R", CultureInfo.InvariantCulture)));
        var outcome = await host.Connector.SendAsync(connector.Chat(), Hello, Token);
        outcome.RetryAfter!.Value.TotalSeconds.ShouldBeInRange(60, 90);
    }

    [Fact]
    public async Task Case_101_nobody_listening_means_certainly_not_sent()
    {
        var address = connector.Chat();
        await connector.DisposeAsync();
        (await host.Connector.SendAsync(address, Hello, Token)).ShouldBe(new SendOutcome(SendResult.NotSent, Code: "Connect"));
    }

    [Fact]
    public async Task A_reset_after_the_bytes_left_is_ambiguous()
    {
        connector.NextReset();
        var outcome = await host.Connector.SendAsync(connector.Chat(), Hello, Token);
        outcome.Result.ShouldBe(SendResult.Ambiguous);
        connector.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_reset_on_a_used_connection_is_ambiguous_and_not_repeated()
    {
        await host.Connector.SendAsync(connector.Chat(), Hello, Token);
        connector.NextReset();
        (await host.Connector.SendAsync(connector.Chat(), Hello, Token)).Result.ShouldBe(SendResult.Ambiguous);
        connector.Calls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Case_102_a_connector_that_says_nothing_is_ambiguous_after_the_timeout()
    {
        await using var impatient =
            await TeamsHost.StartAsync(new Dictionary<string, string?>(TeamsHost.Local) { ["Teams:SendTimeout"] = "00:00:01" });
        connector.NextSilence();
        (await impatient.Connector.SendAsync(connector.Chat(), Hello, Token))
            .ShouldBe(new SendOutcome(SendResult.Ambiguous, Code: "Timeout"));
    }

    [Fact]
    public async Task Cancelling_gives_an_outcome_too()
    {
        connector.NextSilence();
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        (await host.Connector.SendAsync(connector.Chat(), Hello, cancel.Token)).Result.ShouldBe(SendResult.Ambiguous);
        (await host.Connector.SendAsync(connector.Chat(), Hello, cancel.Token)).Result.ShouldBe(SendResult.NotSent);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("not a url")]
    [InlineData("")]
    public async Task Case_092_a_stored_reference_to_another_host_is_refused_with_an_alarm(string serviceUrl)
    {
        var outcome = await host.Connector.SendAsync(new Address(serviceUrl, "a:1"), Hello, Token);
        outcome.ShouldBe(new SendOutcome(SendResult.NotSent, Code: "ServiceUrlRefused"));
        host.Log.Lines.ShouldContain(line => line.Contains("outside the allow-list", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_trusted_host_without_a_token_gets_nothing()
    {
        var outcome = await host.Connector.SendAsync(new Address(Samples.Trusted, "a:1"), Hello, Token);
        outcome.ShouldBe(new SendOutcome(SendResult.NotSent, Code: "NoToken"));
    }

    [Fact]
    public async Task A_direct_chat_is_created_without_a_message()
    {
        connector.Next(201, """{"id":"a:new","serviceUrl":"http://localhost:1/"}""");
        var outcome = await host.Connector.CreateDirectAsync(connector.Url, Samples.Tenant, "aaaaaaaa-0000-4000-8000-000000000001",
            Samples.Bot, Token);
        outcome.ShouldBe(new CreateOutcome(SendResult.Accepted, "a:new", null, "http://localhost:1/", 201));
        var call = connector.Calls.Single();
        call.RawTarget.ShouldBe("/_connector/v3/conversations");
        JsonNode.DeepEquals(JsonNode.Parse(call.Body), Samples.Parse($$$"""
            {"isGroup":false,"members":[{"id":"aaaaaaaa-0000-4000-8000-000000000001"}],"tenantId":"{{{Samples.Tenant}}}",
             "channelData":{"tenant":{"id":"{{{Samples.Tenant}}}"} },"bot":{"id":"{{{Samples.Bot}}}"} }
            """)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_direct_chat_with_someone_who_has_not_installed_the_app_is_rejected()
    {
        connector.Next(403, """{"error":{"code":"ForbiddenOperationException"}}""");
        var outcome = await host.Connector.CreateDirectAsync(connector.Url, Samples.Tenant, "x", null, Token);
        outcome.ShouldBe(new CreateOutcome(SendResult.Rejected, Status: 403, Code: "ForbiddenOperationException"));
    }

    [Fact]
    public async Task A_thread_is_created_with_its_first_message()
    {
        connector.Next(201, """{"id":"19:leads;messageid=5","activityId":"5"}""");
        var outcome = await host.Connector.CreateThreadAsync(connector.Url, Samples.Tenant, "19:leads;messageid=1", Hello, Token);
        outcome.ConversationId.ShouldBe("19:leads;messageid=5");
        outcome.ActivityId.ShouldBe("5");
        var body = JsonNode.Parse(connector.Calls.Single().Body)!;
        body["isGroup"]!.GetValue<bool>().ShouldBeTrue();
        body["channelData"]!["channel"]!["id"]!.GetValue<string>().ShouldBe("19:leads");
        body["activity"]!["text"]!.GetValue<string>().ShouldBe("你好");
    }

    [Fact]
    public async Task Members_are_read_page_by_page_in_either_spelling()
    {
        connector.Next(200,
            """{"members":[{"id":"29:lin","aadObjectId":"L","name":"林晓","email":"l@x","userPrincipalName":"l@x"}],"continuationToken":"t/2"}""");
        connector.Next(200, """[{"id":"29:wang","objectId":"W"}]""");
        var first = await host.Connector.PagedMembersAsync(connector.Chat(), null, 1000, Token);
        first.Members.ShouldBe([new Member("29:lin", "L", "林晓", "l@x", "l@x", null)]);
        var second = await host.Connector.PagedMembersAsync(connector.Chat(), first.ContinuationToken, 10, Token);
        second.Members.Single().AadObjectId.ShouldBe("W");
        second.ContinuationToken.ShouldBeNull();
        connector.Calls.Select(call => call.RawTarget.Split('?')[1]).ShouldBe(["pageSize=500", "pageSize=50&continuationToken=t%2F2"]);
    }

    [Fact]
    public async Task One_member_is_looked_up_or_is_not_there()
    {
        connector.Next(200, """{"id":"29:lin","objectId":"L"}""");
        connector.Next(404, """{"error":{"code":"MemberNotFoundInConversation"}}""");
        (await host.Connector.MemberAsync(connector.Chat(), "L", Token)).Member!.Id.ShouldBe("29:lin");
        (await host.Connector.MemberAsync(connector.Chat(), "?", Token))
            .ShouldBe(new MemberOutcome(SendResult.Rejected, null, 404, "MemberNotFoundInConversation"));
    }

    [Fact]
    public async Task An_endless_answer_is_not_read_to_its_end()
    {
        connector.Next(200, "{\"id\":\"" + new string('x', 300_000) + "\"}");
        (await host.Connector.SendAsync(connector.Chat(), Hello, Token)).ShouldBe(new SendOutcome(SendResult.Accepted, null, 200));
    }

    private static readonly JsonObject Hello = new() { ["type"] = "message", ["text"] = "你好" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
