using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace CrmBot.Teams.Tests.Intake;

public sealed class TransportTests : IAsyncLifetime
{
    private RegisteredBot bot = null!;

    private TeamsHost Host => bot.Host;

    public async ValueTask InitializeAsync() => bot = await RegisteredBot.StartSignedInAsync();

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("HEAD")]
    public async Task Case_001_only_post_is_allowed(string method)
    {
        using var response = await Host.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), "/api/messages"), Token);
        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldBe(["POST"]);
    }

    [Theory]
    [InlineData("")] // 2
    [InlineData("null")] // 3
    [InlineData("[]")]
    [InlineData("\"x\"")]
    [InlineData("42")]
    [InlineData("{\"type\":\"message\"")] // 4
    [InlineData("{}")] // 16
    public async Task Case_002_003_004_016_a_body_that_is_no_activity_is_400_and_says_nothing_more(string body)
    {
        var answer = await Host.ExpectAsync(HttpStatusCode.BadRequest, body);
        answer.ShouldBe("""{"error":{"code":"BadRequest","message":"The request is not a valid activity."}}""");
    }

    [Fact]
    public async Task Case_005_anything_after_the_object_is_400()
    {
        var json = Samples.Message().ToJsonString();
        await Host.ExpectAsync(HttpStatusCode.BadRequest, json + "x");
        await Host.ExpectAsync(HttpStatusCode.BadRequest, json + json);
    }

    [Fact]
    public async Task Case_007_invalid_utf8_is_400()
    {
        var body = Encoding.UTF8.GetBytes(Samples.Message("ABCD").ToJsonString());
        body[body.AsSpan().IndexOf("ABCD"u8)] = 0xC3;
        using var response = await Host.PostAsync(body);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        Host.Handler.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task Case_008_a_lone_surrogate_is_400() =>
        await Host.ExpectAsync(HttpStatusCode.BadRequest,
            Samples.Message("MARK").ToJsonString().Replace("MARK", @"\ud800", StringComparison.Ordinal));

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")] // 10
    [InlineData("application/jsonp")]
    [InlineData(null)]
    public async Task Case_009_010_any_other_content_type_is_415(string? type) =>
        await Host.ExpectAsync(HttpStatusCode.UnsupportedMediaType, Samples.Message().ToJsonString(), request =>
            request.Content!.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type));

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=UTF-8")]
    [InlineData("Application/JSON; charset=\"utf-8\"")]
    public async Task Json_in_utf8_is_taken_however_it_is_spelled(string type) =>
        await Host.ExpectAsync(HttpStatusCode.Accepted, Samples.Message().ToJsonString(), request =>
            request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(type));

    [Fact]
    public async Task Case_011_a_content_length_over_the_cap_is_413_before_a_byte_of_the_body_came()
    {
        var answer =
            await RawAsync("POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2000000\r\n\r\n");
        answer.ShouldStartWith("HTTP/1.1 413");
    }

    [Fact]
    public async Task Case_012_a_chunked_body_over_the_cap_is_413_and_the_connection_is_closed()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Host.Client.BaseAddress!.Port, Token);
        var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"POST /api/messages HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {bot.Token}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"),
            Token);
        var chunk = Encoding.ASCII.GetBytes("10000\r\n" + new string(' ', 0x10000) + "\r\n");
        using var reader = new StreamReader(stream);
        var answer = reader.ReadLineAsync(Token).AsTask();
        try
        {
            for (var i = 0; i < 40 && !answer.IsCompleted; i++)
                await stream.WriteAsync(chunk, Token);
        }
        catch (IOException)
        {
            // Closed while we were still sending: that is the point.
        }

        (await answer).ShouldStartWith("HTTP/1.1 413");
        (await ReadsToEndAsync(stream)).ShouldBeTrue();
        Host.Handler.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task Case_013_a_compressed_body_is_415() =>
        await Host.ExpectAsync(HttpStatusCode.UnsupportedMediaType, Samples.Message().ToJsonString(), request =>
            request.Content!.Headers.ContentEncoding.Add("gzip"));

    [Fact]
    public async Task Case_015_the_same_field_twice_is_400()
    {
        var json = Samples.Message().ToJsonString();
        await Host.ExpectAsync(HttpStatusCode.BadRequest, json[..^1] + ",\"serviceUrl\":\"https://evil.example/\"}");
        await Host.ExpectAsync(HttpStatusCode.BadRequest, json[..^1] + ",\"service\\u0055rl\":\"https://evil.example/\"}");
        await Host.ExpectAsync(HttpStatusCode.BadRequest, json[..^1] + ",\"x\":{\"a\":1,\"a\":2}}");
    }

    [Theory]
    [InlineData("Message")] // 18
    [InlineData("foo/bar")] // 19
    public async Task Case_018_019_unknown_types_reach_the_handler_who_ignores_them(string type)
    {
        await Host.ExpectAsync(HttpStatusCode.Accepted, Samples.Message().With("type", type).ToJsonString());
        Host.Handler.Seen.Single().Type.ShouldBe(type);
    }

    [Theory]
    [InlineData("type")]
    [InlineData("conversation")] // 20
    [InlineData("from")] // 21
    [InlineData("recipient")] // 21
    [InlineData("channelId")] // 61
    [InlineData("serviceUrl")]
    public async Task Case_016_020_021_061_a_missing_or_empty_envelope_field_is_400(string name)
    {
        await Host.ExpectAsync(HttpStatusCode.BadRequest, Samples.Message().Without(name).ToJsonString());
        await Host.ExpectAsync(HttpStatusCode.BadRequest, Samples.Message().With(name, null).ToJsonString());
        JsonNode empty = name is "conversation" or "from" or "recipient" ? new JsonObject { ["id"] = "" } : JsonValue.Create("");
        await Host.ExpectAsync(HttpStatusCode.BadRequest, Samples.Message().With(name, empty).ToJsonString());
    }

    [Theory]
    [InlineData("a%0d%0aX-Evil:1")]
    [InlineData("abc.0\"<script>")]
    public async Task Case_031_a_correlation_id_cannot_forge_a_log_line(string id)
    {
        await Host.ExpectAsync(HttpStatusCode.BadRequest, "{}",
            request => request.Headers.TryAddWithoutValidation("MS-CV", id + new string('x', 5000)));
        var line = Host.Log.Lines.Single(text => text.Contains("rejected", StringComparison.Ordinal));
        line.ShouldNotContain("\n");
        line.ShouldNotContain("%");
        line.ShouldNotContain("<");
        line.Length.ShouldBeLessThan(300);
    }

    [Fact]
    public async Task Case_032_routing_hints_in_headers_are_ignored() =>
        await Host.ExpectAsync(HttpStatusCode.Accepted, Samples.Message().ToJsonString(), request =>
        {
            request.Headers.Add("x-ms-tenant-id", "another");
            request.Headers.Add("x-ms-conversation-id", "another");
        });

    [Fact]
    public async Task Case_033_answers_carry_no_byte_order_mark()
    {
        Host.Handler.Answer = (_, _) => Task.FromResult(ActivityAnswer.Toast("好的 <b> & 🎉"));
        using var response = await Host.PostAsync(Samples.Click().ToJsonString());
        var bytes = await response.Content.ReadAsByteArrayAsync(Token);
        bytes[0].ShouldBe((byte)'{');
        JsonNode.Parse(bytes)!["value"]!.GetValue<string>().ShouldBe("好的 <b> & 🎉");
        response.Content.Headers.ContentType!.ToString().ShouldBe("application/json; charset=utf-8");
    }

    [Fact]
    public async Task A_large_activity_in_many_pieces_is_read_whole()
    {
        var text = string.Concat(Enumerable.Repeat("很长的一句话。", 20_000));
        await Host.ExpectAsync(HttpStatusCode.Accepted, Samples.Message(text).ToJsonString());
        Host.Handler.Seen.Single().Text.ShouldBe(text);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<bool> ReadsToEndAsync(NetworkStream stream)
    {
        try
        {
            while (await stream.ReadAsync(new byte[4096], Token) > 0)
            {
            }

            return true;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private async Task<string> RawAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Host.Client.BaseAddress!.Port, Token);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), Token);
        using var reader = new StreamReader(stream);
        return await reader.ReadLineAsync(Token) ?? "";
    }
}
