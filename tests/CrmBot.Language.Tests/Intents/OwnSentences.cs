using System.Text.Json.Nodes;
using CrmBot.Language.Tests.Scoring;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Intents;

/// <summary>
/// The own cases that need nothing of what was said before, because they name their customer or ticket: each is read alone, and once more
/// in the middle of talk about another customer.
/// </summary>
internal static class OwnSentences
{
    private const int AtLeast = 4000;

    /// <param name="context">What is going on: the sentence, and a customer that it does not speak of.</param>
    /// <returns>The share of sentences that are read the same.</returns>
    public static double ShareReadTheSame(ITestOutputHelper output, Func<Sentence, string, JsonObject> context)
    {
        var (asked, same) = (0, 0);
        foreach (var folder in new[] { "", "fresh", "unseen", "newcomer" })
        {
            var path = Path.Combine(CaseFile.Folder, folder);
            using var stream = File.OpenRead(Path.Combine(path, "world.json"));
            var companies = (JsonArray)JsonNode.Parse(stream)!["customers"]!;
            stream.Position = 0;
            using var world = CrmBot.Language.World.FromJson(stream);
            var parser = new Parser(world);
            foreach (var item in Directory.GetFiles(path, "*.jsonl").Order(StringComparer.Ordinal).SelectMany(CaseFile.Read)
                .Where(NamesItsOwn))
            {
                asked++;
                if (IsReadTheSame(parser, item, context(item, Other(companies, item)))) same++;
                else output.WriteLine($"{item.Id} {item.Input["text"]}");
            }
        }

        asked.ShouldBeGreaterThan(AtLeast);
        return (double)same / asked;
    }

    /// <summary>One of several, the same for a sentence each time.</summary>
    public static T Pick<T>(Sentence item, IReadOnlyList<T> several) => several[item.Id.Sum(static letter => letter) % several.Count];

    private static bool NamesItsOwn(Sentence item) =>
        item.Input["context"] is null && item.Input["reply_to"] is null && (string?)item.Input["place"] == "dm"
            && item.Input["mode"] is null
        && item.Gold.Any(frame => frame!["cust"] is not null || frame["id"] is not null)
        && item.Gold.All(frame => frame!["resolve"] is null);

    /// <summary>A customer that neither the sentence nor its meaning names.</summary>
    private static string Other(JsonArray companies, Sentence item) => companies.Select(static one => (string)one!["name"]!).First(name =>
        !((string)item.Input["text"]!).Contains(name, StringComparison.Ordinal)
            && item.Gold.All(frame => frame!["cust"]?.ToJsonString().Contains(name, StringComparison.Ordinal) != true));

    private static bool IsReadTheSame(Parser parser, Sentence item, JsonObject context)
    {
        var among = (JsonObject)item.Input.DeepClone();
        among["context"] = context;
        var (alone, read) = (CaseFile.Frames(parser, item.Input), CaseFile.Frames(parser, among));
        return alone.Count == read.Count && alone.Zip(read).All(static pair => JsonNode.DeepEquals(pair.First, pair.Second));
    }
}
