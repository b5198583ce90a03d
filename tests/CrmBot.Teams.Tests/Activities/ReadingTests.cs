using System.Text;
using System.Text.Json.Nodes;

namespace CrmBot.Teams.Tests.Activities;

public sealed class ReadingTests
{
    [Fact]
    public void The_view_shows_what_the_activity_says()
    {
        var activity = Samples.Message().Read();
        activity.Type.ShouldBe("message");
        activity.Text.ShouldBe("给恒达打了电话");
        activity.From.Id.ShouldBe("29:lin");
        activity.From.Name.ShouldBe("林晓");
        activity.From.AadObjectId.ShouldBe("aaaaaaaa-0000-4000-8000-000000000001");
        activity.Recipient.Id.ShouldBe(Samples.Bot);
        activity.Conversation.Id.ShouldBe("a:lin-and-bot");
        activity.Conversation.IsGroup.ShouldBeFalse();
        activity.TenantId.ShouldBe(Samples.Tenant);
        activity.ClientTimezone.ShouldBe("Asia/Shanghai");
        activity.HasValue.ShouldBeFalse();
    }

    [Fact]
    public void A_team_installation_shows_team_channel_and_members()
    {
        var activity = Samples.Message()
            .With("type", "conversationUpdate")
            .With("membersAdded", new JsonArray(new JsonObject { ["id"] = Samples.Bot }, new JsonObject { ["id"] = "29:lin" }))
            .With("channelData", Samples.Parse("""
                {"tenant":{"id":"t"},"team":{"id":"19:team","name":"华东销售"},"channel":{"id":"19:leads"},"eventType":"teamMemberAdded",
                 "settings":{"selectedChannel":{"id":"19:leads"}}}
                """))
            .Read();
        activity.MembersAdded.Select(member => member.Id).ShouldBe([Samples.Bot, "29:lin"]);
        activity.ChannelData.TeamId.ShouldBe("19:team");
        activity.ChannelData.TeamName.ShouldBe("华东销售");
        activity.ChannelData.ChannelId.ShouldBe("19:leads");
        activity.ChannelData.SelectedChannelId.ShouldBe("19:leads");
        activity.ChannelData.EventType.ShouldBe("teamMemberAdded");
    }

    [Fact]
    public void Case_022_023_026_unknown_properties_survive_on_every_nested_object()
    {
        const string Json = """
            {"type":"message","id":"1","channelId":"msteams","serviceUrl":"http://localhost:1/","x":1.50,"y":{"z":[true,null]},
             "from":{"id":"a","odd":{"deep":1e3}},"recipient":{"id":"b","flag":false},"conversation":{"id":"c","topic":["t"]},
             "entities":["text",{"type":"new","more":12345678901234567890}],"attachments":[{"contentType":"x","extra":{}}],
             "localTimestamp":"2026-03-29T02:30:00.1234567+01:00","channelData":{"unknown":{"a":[]}}}
            """;
        var activity = Activity.Parse(Encoding.UTF8.GetBytes(Json));
        JsonNode.DeepEquals(activity.Json, JsonNode.Parse(Json)).ShouldBeTrue();
        var written = Encoding.UTF8.GetString(WriteActivity.ToUtf8(activity.Json));
        written.ShouldContain("12345678901234567890");
        written.ShouldContain("1.50");
        written.ShouldContain("2026-03-29T02:30:00.1234567+01:00");
        activity.Entities.Count.ShouldBe(2);
        activity.Mentions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"text\"")]
    [InlineData("[1,2]")]
    [InlineData("42")]
    [InlineData("null")]
    public void Case_024_channel_data_that_is_no_object_says_nothing(string data)
    {
        var activity = Samples.Message().With("channelData", JsonNode.Parse(data)).Read();
        activity.ChannelData.TenantId.ShouldBeNull();
        activity.ChannelData.EventType.ShouldBeNull();
    }

    [Fact]
    public void Case_030_a_caller_id_claimed_by_the_sender_is_discarded() =>
        Samples.Message().With("callerId", "urn:botframework:azure").Read().Json.ContainsKey("callerId").ShouldBeFalse();

    [Fact]
    public void A_value_may_be_moved_into_another_tree()
    {
        var activity = Samples.Click().Read();
        var moved = new JsonObject { ["taken"] = activity.Value, ["again"] = activity.Value };
        moved.ToJsonString().ShouldContain("R-7");
    }

    [Fact]
    public void Case_006_a_byte_order_mark_is_tolerated()
    {
        byte[] body = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Samples.Message().ToJsonString())];
        Activity.Parse(body).Type.ShouldBe("message");
    }

    [Theory]
    [InlineData("""{"a":"\ud800"}""", true)]
    [InlineData("""{"a":"\udc00\ud800"}""", true)]
    [InlineData("""{"a":"\ud83d\ude00"}""", false)]
    [InlineData("""{"a":"\\ud800"}""", false)]
    [InlineData("""{"a":"\\\ud800"}""", true)]
    [InlineData("""{"\uDFFF":1}""", true)]
    [InlineData("""{"a":"\ud83d\u0041"}""", true)]
    [InlineData("""{"a":"\ud83""", false)]
    public void Case_008_only_lone_surrogates_are_found(string json, bool lone) =>
        CheckEscapes.HasLoneSurrogate(Encoding.UTF8.GetBytes(json)).ShouldBe(lone);

    [Fact]
    public void Case_014_depth_of_64_is_read_and_65_is_not()
    {
        Activity.TryParse(Deep(63), out _, out _).ShouldBeTrue();
        Activity.TryParse(Deep(64), out _, out var reason).ShouldBeFalse();
        reason.ShouldBe("InvalidJson");
    }

    [Theory]
    [InlineData("text", "1")]
    [InlineData("id", "{}")]
    [InlineData("type", "5")]
    [InlineData("type", "{}")]
    [InlineData("from", "\"lin\"")]
    [InlineData("recipient", "[]")]
    [InlineData("conversation", "true")]
    [InlineData("entities", "{}")]
    [InlineData("membersAdded", "\"x\"")]
    [InlineData("locale", "[]")]
    [InlineData("from", """{"id":7}""")]
    [InlineData("conversation", """{"id":"a","tenantId":7}""")]
    public void Case_017_a_known_field_of_the_wrong_type_is_refused(string name, string value)
    {
        var json = Samples.Message().With(name, JsonNode.Parse(value)).ToJsonString();
        Activity.TryParse(Encoding.UTF8.GetBytes(json), out _, out var reason).ShouldBeFalse();
        reason.ShouldBe("WrongType");
    }

    [Theory]
    [InlineData("timestamp", "\"1970-01-01T00:00:00Z\"")]
    [InlineData("timestamp", "\"2099-01-01T00:00:00Z\"")]
    [InlineData("timestamp", "\"yesterday\"")]
    [InlineData("timestamp", "17")]
    [InlineData("localTimezone", "\"Mars/Olympus\"")]
    [InlineData("deliveryMode", "\"banana\"")]
    [InlineData("deliveryMode", "null")]
    [InlineData("text", "null")]
    public void Case_025_027_029_odd_values_of_little_weight_are_taken(string name, string value) =>
        Samples.Message().With(name, JsonNode.Parse(value)).Read().Type.ShouldBe("message");

    [Theory]
    [InlineData("message")]
    [InlineData("invoke")]
    public void Case_028_expect_replies_is_refused(string type) =>
        Should.Throw<FormatException>(() => Samples.Message().With("type", type).With("deliveryMode", "expectReplies").Read());

    [Fact]
    public void Parse_throws_a_format_exception_with_a_code() =>
        Should.Throw<FormatException>(() => Activity.Parse("[]"u8.ToArray())).Message.ShouldBe("NotAnObject");

    private static byte[] Deep(int levels)
    {
        var nested = new StringBuilder().Insert(0, "[", levels).Append(']', levels).ToString();
        var json = Samples.Message().ToJsonString();
        return Encoding.UTF8.GetBytes(string.Concat(json.AsSpan(0, json.Length - 1), ",\"deep\":", nested, "}"));
    }
}
