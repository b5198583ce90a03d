using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace CrmBot.Teams.Tests.Intake;

/// <summary>What the body of a request may and may not say, through the whole pipeline.</summary>
public sealed class ReadingCaseTests : IAsyncLifetime
{
    private RegisteredBot bot = null!;

    private TeamsHost Host => bot.Host;

    public async ValueTask InitializeAsync() => bot = await RegisteredBot.StartSignedInAsync();

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task Case_006_a_byte_order_mark_before_the_activity_is_taken()
    {
        using var response = await Host.PostAsync([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Samples.Message().ToJsonString())]);
        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        Host.Handler.Seen.Single().Text.ShouldBe("给恒达打了电话");
    }

    [Theory]
    [InlineData(63, HttpStatusCode.Accepted)]
    [InlineData(64, HttpStatusCode.BadRequest)]
    [InlineData(200_000, HttpStatusCode.BadRequest)]
    public async Task Case_014_nesting_deeper_than_64_is_400(int levels, HttpStatusCode status)
    {
        var json = Samples.Message().ToJsonString();
        await Host.ExpectAsync(status, $"{json[..^1]},\"deep\":{new string('[', levels)}{new string(']', levels)}}}");
    }

    [Theory]
    [InlineData("type", "5")]
    [InlineData("type", "{}")]
    [InlineData("text", "[1]")]
    [InlineData("from", "\"lin\"")]
    public async Task Case_017_a_known_field_of_the_wrong_type_is_400(string name, string value) =>
        await Host.ExpectAsync(HttpStatusCode.BadRequest, Samples.Message().With(name, JsonNode.Parse(value)).ToJsonString());

    [Theory]
    [InlineData("x", "1.50")]
    [InlineData("y", """{"z":[true,null,{"deep":1e3}]}""")]
    [InlineData("from", """{"id":"29:lin","odd":{"a":[]}}""")]
    [InlineData("attachments", """[{"contentType":"x","extra":{"a":1}}]""")]
    public async Task Case_022_unknown_properties_come_out_as_they_went_in(string name, string value)
    {
        var activity = Samples.Message().With(name, JsonNode.Parse(value));
        await Host.ExpectAsync(HttpStatusCode.Accepted, activity.ToJsonString());
        JsonNode.DeepEquals(Host.Handler.Seen.Single().Json[name], JsonNode.Parse(value)).ShouldBeTrue();
    }

    [Fact]
    public async Task Case_023_unknown_entities_and_entities_that_are_strings_are_kept_and_ignored()
    {
        const string Entities = """["text",{"type":"somethingNew","more":12345678901234567890}]""";
        await Host.ExpectAsync(HttpStatusCode.Accepted, Samples.Message().With("entities", JsonNode.Parse(Entities)).ToJsonString());
        var seen = Host.Handler.Seen.Single();
        seen.Json["entities"]!.ToJsonString().ShouldBe(Entities);
        seen.Mentions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"text\"")]
    [InlineData("[1,2]")]
    [InlineData("42")]
    public async Task Case_024_channel_data_of_any_kind_is_taken_and_says_nothing(string data)
    {
        await Host.ExpectAsync(HttpStatusCode.Accepted, Samples.Message().With("channelData", JsonNode.Parse(data)).ToJsonString());
        Host.Handler.Seen.Single().ChannelData.TeamId.ShouldBeNull();
    }

    [Theory]
    [InlineData("\"1970-01-01T00:00:00Z\"")]
    [InlineData("\"2099-01-01T00:00:00Z\"")]
    [InlineData("\"yesterday\"")]
    [InlineData("17")]
    public async Task Case_025_no_timestamp_is_a_reason_to_refuse(string timestamp) =>
        await Host.ExpectAsync(HttpStatusCode.Accepted, Samples.Message().With("timestamp", JsonNode.Parse(timestamp)).ToJsonString());

    [Fact]
    public async Task Case_026_a_local_time_that_never_was_is_kept_to_the_letter()
    {
        const string Moment = "2026-03-29T02:30:00.1234567+01:00";
        await Host.ExpectAsync(HttpStatusCode.Accepted, Samples.Message().With("localTimestamp", Moment).ToJsonString());
        Encoding.UTF8.GetString(WriteActivity.ToUtf8(Host.Handler.Seen.Single().Json)).ShouldContain(Moment);
    }

    [Fact]
    public async Task Case_027_an_unknown_time_zone_is_taken()
    {
        await Host.ExpectAsync(HttpStatusCode.Accepted, Samples.Message().With("localTimezone", "Mars/Olympus").ToJsonString());
        Host.Handler.Seen.Single().LocalTimezone.ShouldBe("Mars/Olympus");
    }

    [Fact]
    public async Task Case_028_answers_inside_the_response_are_refused_for_messages_and_invokes()
    {
        await Host.ExpectAsync(HttpStatusCode.BadRequest, Samples.Message().With("deliveryMode", "expectReplies").ToJsonString());
        await Host.ExpectAsync(HttpStatusCode.BadRequest, Samples.Click().With("deliveryMode", "expectReplies").ToJsonString());
    }

    [Theory]
    [InlineData("banana")]
    [InlineData(null)]
    public async Task Case_029_any_other_delivery_mode_is_the_normal_one(string? mode) =>
        await Host.ExpectAsync(HttpStatusCode.Accepted, Samples.Message().With("deliveryMode", mode).ToJsonString());

    [Fact]
    public async Task Case_030_a_caller_id_of_the_senders_is_replaced_by_the_tokens()
    {
        await Host.ExpectAsync(HttpStatusCode.Accepted,
            Samples.Message().With("callerId", "urn:botframework:aadappid:evil").ToJsonString());
        var seen = Host.Handler.Seen.Single();
        seen.CallerId.ShouldBe("urn:botframework:azure");
        seen.Json["callerId"]!.GetValue<string>().ShouldBe("urn:botframework:azure");
    }

    [Theory]
    [InlineData("""{"type":"somebody/else"}""")]
    [InlineData("""{"command":"known"}""")]
    public async Task Case_115_an_invoke_without_a_name_is_the_handlers_to_know_or_not(string value)
    {
        Host.Handler.Answer = (activity, _) => Task.FromResult(
            (activity.Value as JsonObject)?["command"] is not null ? ActivityAnswer.Done() : ActivityAnswer.NotImplemented());
        using var response = await Host.PostAsync(Samples.Click().Without("name").With("value", JsonNode.Parse(value)).ToJsonString());
        response.StatusCode.ShouldBe(value.Contains("known", StringComparison.Ordinal) ? HttpStatusCode.OK : HttpStatusCode.NotImplemented);
        Host.Handler.Seen.Single().Name.ShouldBeNull();
    }

    [Fact]
    public async Task Case_125_a_click_the_client_makes_by_itself_says_so()
    {
        var click = Samples.Click();
        click["value"]!["trigger"] = "automatic";
        Host.Handler.Answer =
            (activity, _) => Task.FromResult(ActivityAnswer.Toast(ExecuteAction.From(activity)!.IsAutomatic ? "looked" : "acted"));
        (await Host.ExpectAsync(HttpStatusCode.OK, click.ToJsonString())).ShouldContain("looked");
    }
}
