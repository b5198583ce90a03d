using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Intents;

public sealed class UnderstandLinesTests
{
    private const string Good =
        """{"id":"a","text":"海川","now":"2026-07-14T14:30:00+08:00","tz":"Asia/Shanghai","speaker":"许可","place":"dm"}""";

    [Fact]
    public void Each_line_is_answered_on_its_own_line_and_a_bad_one_does_not_stop_the_rest()
    {
        string[] lines = ["{\"id\":\"x\"", "{\"id\":\"y\"}", Good.Replace("Asia/Shanghai", "Mars/Olympus", StringComparison.Ordinal), Good,
            "[1]", ""];

        var answers = Run(string.Join('\n', lines));

        answers.Count.ShouldBe(5);
        answers[0]["error"].ShouldNotBeNull();
        ((string?)answers[1]["id"]).ShouldBe("y");
        ((string)answers[1]["error"]!).ShouldContain("text");
        ((string)answers[2]["error"]!).ShouldContain("Mars/Olympus");
        ((string?)answers[3]["frames"]![0]!["cust"]).ShouldBe("海川");
        answers[4]["error"].ShouldNotBeNull();
    }

    [Fact]
    public void In_a_group_only_what_speaks_to_the_bot_is_read()
    {
        var group = Good.Replace("\"dm\"", "\"group\"", StringComparison.Ordinal);

        ((string?)Run(group)[0]["frames"]![0]!["kind"]).ShouldBe("ignored");
        var called = group.Replace("\"place\"", "\"mentions\":[\"bot\"],\"place\"", StringComparison.Ordinal);
        ((string?)Run(called)[0]["frames"]![0]!["i"]).ShouldBe("show");
    }

    [Theory]
    [InlineData("\"context\":{\"preview\":{\"no\":1}}")]
    [InlineData("\"context\":{\"preview\":7,\"last_cust\":[]}")]
    [InlineData("\"reply_to\":\"card\"")]
    [InlineData("\"mentions\":{\"a\":1}")]
    [InlineData("\"attach\":[1,null,{}]")]
    [InlineData("\"text\":5")]
    public void Fields_of_the_wrong_type_give_an_answer_and_never_an_exception(string field)
    {
        var answers = Run(Good.Replace("\"place\":\"dm\"", field, StringComparison.Ordinal));

        answers.Count.ShouldBe(1);
        (answers[0]["frames"] ?? answers[0]["error"]).ShouldNotBeNull();
    }

    private static List<JsonNode> Run(string lines)
    {
        using var world = new CrmBot.Language.World();
        world.Put(new CustomerEntry("c", "海川"));
        using var output = new StringWriter();
        UnderstandLines.Run(world, new StringReader(lines), output);
        return [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }
}
