using System.Text.Json.Nodes;

namespace CrmBot.Teams.Tests.Activities;

public sealed class MentionTests
{
    private static JsonObject Mention(string id, string? name, string? text) => new()
    {
        ["type"] = "mention",
        ["mentioned"] = new JsonObject { ["id"] = id, ["name"] = name },
        ["text"] = text,
    };

    private static string Strip(string? text, params JsonNode?[] entities) =>
        Samples.Message().With("text", text).With("entities", new JsonArray(entities)).Read().TextWithoutBot();

    [Fact]
    public void Case_144_the_bots_mention_is_taken_out_every_time() =>
        Strip("<at>CRM</at> 你好 <at>CRM</at>", Mention(Samples.Bot, "CRM", "<at>CRM</at>"), Mention(Samples.Bot, "CRM", "<at>CRM</at>"))
            .ShouldBe("你好");

    [Fact]
    public void Case_144_another_person_of_the_same_name_stays() =>
        Strip("<at>Other</at> and <at>CRM</at>", Mention("29:other", "CRM", "<at>CRM</at>")).ShouldBe("<at>Other</at> and <at>CRM</at>");

    [Fact]
    public void Case_144_case_of_the_tag_does_not_matter() =>
        Strip("<AT>crm</AT> hi", Mention(Samples.Bot, "CRM", "<at>CRM</at>")).ShouldBe("hi");

    [Fact]
    public void Case_144_without_text_the_name_tells_what_to_take_out() =>
        Strip("<at>CRM</at> hi", Mention(Samples.Bot, "CRM", null)).ShouldBe("hi");

    [Fact]
    public void Case_144_a_mention_with_neither_name_nor_text_is_ignored() =>
        Strip("<at>CRM</at> hi", Mention(Samples.Bot, null, null)).ShouldBe("<at>CRM</at> hi");

    [Fact]
    public void Case_144_a_mention_of_nobody_or_of_another_shape_is_ignored() =>
        Strip("hi", new JsonObject { ["type"] = "mention" }, JsonValue.Create("mention"),
            new JsonObject { ["type"] = "mention", ["mentioned"] = 7 })
            .ShouldBe("hi");

    [Fact]
    public void Case_144_148_no_text_gives_an_empty_text() => Strip(null, Mention(Samples.Bot, "CRM", "<at>CRM</at>")).ShouldBe("");

    [Fact]
    public void Hard_spaces_become_spaces() =>
        Strip("<at>CRM</at>&nbsp;查 恒达\u00a0", Mention(Samples.Bot, "CRM", "<at>CRM</at>")).ShouldBe("查 恒达");

    [Fact]
    public void The_place_of_a_quotation_is_taken_out() =>
        Strip("<quoted messageId=\"1700000000001\"/> 完成").ShouldBe("完成");

    [Fact]
    public void A_quoted_reply_entity_names_its_message() =>
        Samples.Message().With("entities", JsonNode.Parse("""[{"type":"quotedReply","quotedReply":{"messageId":"1700000000001"}}]"""))
            .Read().QuotedMessageId().ShouldBe("1700000000001");

    [Theory]
    [InlineData("""<blockquote itemscope="" itemtype="http://schema.skype.com/Reply" itemid="1700000000002"><p>x</p></blockquote><p>ok</p>""", "1700000000002")]
    [InlineData("""<p itemid="9">no quotation</p>""", null)]
    [InlineData("<blockquote", null)]
    [InlineData("""<blockquote itemid="">x</blockquote>""", null)]
    [InlineData("""<blockquote>x</blockquote><p itemid="4">""", null)]
    public void The_html_copy_names_the_quoted_message(string html, string? expected) =>
        Samples.Message()
            .With("attachments", new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = html }))
            .Read().QuotedMessageId().ShouldBe(expected);
}
