using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Cards;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Cards;

/// <summary>Whatever people type, it comes out as the text it was and changes nothing around it.</summary>
public sealed class HostileTextTests
{
    private const string Template = """
        {"type":"AdaptiveCard","body":[{"type":"RichTextBlock","inlines":[{"type":"TextRun","text":"${note}"},{"type":"TextRun","text":"· ${note} ·"}]},
         {"$data":"${rows}","type":"Input.Text","id":"i${$index}","value":"${$data}"}],"actions":[{"type":"Action.Execute","data":{"note":"${note}"}}]}
        """;

    private static readonly CardTemplate Card = CardTemplate.Parse("demo", Template);

    public static TheoryData<string> Nasty { get; } =
    [
        "\"}],\"actions\":[{\"type\":\"Action.OpenUrl\"", "${$root.secret}", "\\${x}", "{{DATE(2020-01-01)}}", "\\", "\"", "${", "`",
        "[a](javascript:alert(1))",
        "<img src=x onerror=alert(1)>", "**粗** _斜_ # 题", "\u202Etxt.exe", "a\u0000b\u001Fc", "\r\n\t", "👩‍👩‍👧‍👦 🇨🇳", "\u2028\u2029",
        "", " ", "null", "5", "true",
    ];

    [Theory]
    [MemberData(nameof(Nasty))]
    public void A_text_comes_out_as_it_was(string text) => ShouldSurvive(text);

    [Fact]
    public void Two_thousand_random_texts_come_out_as_they_were()
    {
        var random = new Random(20261121);
        const string alphabet = "${}[]()\"'\\`/<>&|!=+-*,.:;@#%^~ \t\n\u0001\u200F\u202E客户张伟abZ09_";
        for (var i = 0; i < 2_000; i++)
            ShouldSurvive(string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => alphabet[random.Next(alphabet.Length)])));
    }

    [Fact]
    public void Half_a_surrogate_pair_does_not_break_the_card() =>
        Expand("a\uD83D").ToJsonString().ShouldContain("TextRun");

    private static void ShouldSurvive(string text)
    {
        var card = Expand(text);
        var runs = card["body"]![0]!["inlines"]!;
        runs[0]!["text"]!.GetValue<string>().ShouldBe(text);
        runs[1]!["text"]!.GetValue<string>().ShouldBe($"· {text} ·");
        card["body"]!.AsArray().Count.ShouldBe(3);
        card["body"]![2]!["value"]!.GetValue<string>().ShouldBe(text);
        card["body"]![2]!["id"]!.GetValue<string>().ShouldBe("i1");
        card["actions"]![0]!["data"]!["note"]!.GetValue<string>().ShouldBe(text);
        card.Count.ShouldBe(3, string.Create(CultureInfo.InvariantCulture, $"{text.Length} characters"));
    }

    // Through bytes, as it travels.
    private static JsonObject Expand(string text) =>
        JsonNode.Parse(Card.ExpandToUtf8(new JsonObject { ["note"] = text, ["rows"] = new JsonArray(text, text), ["secret"] = "s" }))!
            .AsObject();
}
