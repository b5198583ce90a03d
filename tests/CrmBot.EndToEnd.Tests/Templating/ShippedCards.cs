using System.Text.Json.Nodes;
using CrmBot.Cards;

namespace CrmBot.EndToEnd.Tests.Templating;

/// <summary>Every card of the cards folder with its sample, in every language.</summary>
internal static class ShippedCards
{
    private static readonly CardLibrary Library = CardLibrary.Load(Checkout.Cards);

    public static IEnumerable<(string Name, string Locale)> All =>
        Library.Names.SelectMany(name => Library.Locales.Select(locale => (name, locale)));

    public static JsonObject Render(string name, string locale) => Library.Render(name, locale, Sample(name));

    public static JsonNode Template(string name) => Read(name + ".json");

    /// <summary>The sample with the words bound under <c>t</c>, as one would paste it into the designer.</summary>
    public static JsonObject SampleWithWords(string name, string locale)
    {
        var sample = Sample(name);
        sample["t"] = Read(Path.Combine("text", locale + ".json"));
        return sample;
    }

    private static JsonObject Sample(string name) => Read(Path.Combine("samples", name + ".json")).AsObject();

    private static JsonNode Read(string path) => JsonNode.Parse(File.ReadAllText(Path.Combine(Checkout.Cards, path)))!;
}
