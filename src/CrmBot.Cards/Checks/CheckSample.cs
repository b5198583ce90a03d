using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrmBot.Cards;

/// <summary>Every template has sample data, expands with them in every locale, and stays small.</summary>
internal static class CheckSample
{
    /// <summary>Teams refuses messages from about 28 KB on; the rest is left for what surrounds the card.</summary>
    public const int MostBytes = 20 * 1024;

    public static IEnumerable<CardProblem> Find(CardTemplate template, string folder, IReadOnlyList<WordList> words)
    {
        var path = Path.Combine(folder, "samples", template.Name + ".json");
        if (!File.Exists(path))
            return [new($"samples/{template.Name}.json", "sample data are missing")];
        return words.OrderBy(w => w.Locale, StringComparer.Ordinal).SelectMany(w => Expand(template, path, w));
    }

    private static IEnumerable<CardProblem> Expand(CardTemplate template, string path, WordList words)
    {
        CardProblem? problem = null;
        try
        {
            var size = template.ExpandToUtf8(JsonNode.Parse(File.ReadAllText(path))!, words.Tree).WrittenCount;
            if (size > MostBytes)
                problem = new($"{template.Name}.json",
                    $"its sample makes a card of {size} bytes in {words.Locale}; the limit is {MostBytes}");
        }
        catch (Exception e) when (e is CardException or JsonException)
        {
            problem = new($"samples/{template.Name}.json", $"{words.Locale}: {e.Message}");
        }

        return problem is null ? [] : [problem];
    }
}
