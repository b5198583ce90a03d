using System.Text.Json.Nodes;
using CrmBot.Cards;
using Shouldly;
using Xunit;

namespace CrmBot.EndToEnd.Tests.Templating;

public sealed class OfficialRenderingTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_shipped_card_renders_without_warnings_in_every_language()
    {
        await OfficialEngine.RequireAsync();
        var cards = ShippedCards.All.ToList();
        var rendered = await OfficialEngine.RenderAsync(
            [.. cards.Select(c => new JsonObject { ["name"] = $"{c.Name} {c.Locale}", ["card"] = ShippedCards.Render(c.Name, c.Locale) })]);

        output.WriteLine($"{cards.Count} cards rendered");
        rendered.Count.ShouldBe(cards.Count);
        foreach (var card in rendered)
        {
            card!["warnings"]!.AsArray().ShouldBeEmpty(card.ToJsonString());
            card["text"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace(card.ToJsonString());
        }
    }

    [Theory]
    [InlineData("[请点这里](https://example.com/evil)")]
    [InlineData("**粗** _斜_\n- 列表")]
    [InlineData("<a href='https://example.com'>x</a><img src=x onerror=alert(1)>")]
    [InlineData("${$root.t.card.fallback} {{x}}")]
    public async Task What_people_typed_is_shown_as_they_typed_it(string typed)
    {
        await OfficialEngine.RequireAsync();
        var card = CardLibrary.Load(Checkout.Cards).Render("text-answer", "zh-CN", new JsonObject { ["lines"] = new JsonArray(typed) });

        var rendered = (await OfficialEngine.RenderAsync([new JsonObject { ["name"] = "typed", ["card"] = card }]))[0]!;

        rendered["text"]!.GetValue<string>().ShouldContain(typed);
        rendered["links"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_card_gets_warnings()
    {
        await OfficialEngine.RequireAsync();
        var card = JsonNode.Parse(
            """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"x","color":"Pink"},{"type":"Nonsense"}]}""")!;

        var rendered = (await OfficialEngine.RenderAsync([new JsonObject { ["name"] = "wrong", ["card"] = card }]))[0]!;

        rendered["warnings"]!.AsArray().Count.ShouldBe(2);
    }
}
