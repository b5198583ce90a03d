using System.Text.Json.Nodes;
using CrmBot.Cards;
using Shouldly;
using Xunit;

namespace CrmBot.EndToEnd.Tests.Templating;

public sealed class OfficialExpansionTests(ITestOutputHelper output)
{
    private const int FewestTemplates = 60;

    [Fact]
    public async Task Our_engine_expands_every_case_as_the_official_one_does()
    {
        await OfficialEngine.RequireAsync();
        var cases = Cases();
        cases.Count.ShouldBeGreaterThanOrEqualTo(FewestTemplates);
        var official = await OfficialEngine.ExpandAsync(cases);

        var differences = cases.Zip(official, (c, o) => Compare(c!, o!)).OfType<string>().ToList();

        output.WriteLine($"{cases.Count} templates compared, {differences.Count} differ");
        differences.ShouldBeEmpty();
    }

    [Fact]
    public async Task Our_engine_expands_every_shipped_card_as_the_official_one_does()
    {
        await OfficialEngine.RequireAsync();
        var cards = ShippedCards.All.ToList();
        var official = await OfficialEngine.ExpandAsync(
            [.. cards.Select(c => new JsonObject { ["template"] = ShippedCards.Template(c.Name),
                ["data"] = ShippedCards.SampleWithWords(c.Name, c.Locale) })]);

        var differences = cards.Zip(official, (c, o) => Differ($"{c.Name} {c.Locale}", ShippedCards.Render(c.Name, c.Locale), o!))
            .OfType<string>().ToList();

        output.WriteLine($"{cards.Count} cards compared, {differences.Count} differ");
        differences.ShouldBeEmpty();
    }

    private static JsonArray Cases()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Checkout.Suite, "Templating", "cases"), "*.json").Order(StringComparer.Ordinal);
        return [.. files.SelectMany(file => Cases(JsonNode.Parse(File.ReadAllText(file))!))];
    }

    private static IEnumerable<JsonObject> Cases(JsonNode file) =>
        file["templates"]!.AsArray().Select(t => new JsonObject { ["template"] = t!.DeepClone(), ["data"] = file["data"]!.DeepClone() });

    private static string? Compare(JsonNode given, JsonNode official)
    {
        var template = given["template"]!.ToJsonString();
        try
        {
            return Differ(template, CardTemplate.Parse("case", template).Expand(given["data"]!), official);
        }
        catch (CardException e)
        {
            return $"{template}\n  ours     {e.Message}\n  official {official.ToJsonString()}";
        }
    }

    private static string? Differ(string name, JsonNode ours, JsonNode official) =>
        JsonNode.DeepEquals(ours, official["card"])
            ? null
            : $"{name}\n  ours     {ours.ToJsonString()}\n  official {official.ToJsonString()}";
}
