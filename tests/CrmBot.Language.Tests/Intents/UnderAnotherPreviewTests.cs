using System.Text.Json.Nodes;
using CrmBot.Language.Tests.Scoring;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Intents;

/// <summary>
/// In a chat a card is nearly always open. A sentence that names its own customer or ticket is read the same while the preview of another
/// customer's contact waits for an answer.
/// </summary>
public sealed class UnderAnotherPreviewTests(ITestOutputHelper output)
{
    private const double Floor = 0.997;
    private const int AtLeast = 4000;

    [Fact]
    public void A_sentence_of_its_own_is_no_answer_to_the_card_that_is_open()
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
                if (IsReadTheSame(parser, item, Other(companies, item))) same++;
                else output.WriteLine($"{item.Id} {item.Input["text"]}");
            }
        }

        asked.ShouldBeGreaterThan(AtLeast);
        ((double)same / asked).ShouldBeGreaterThanOrEqualTo(Floor);
    }

    private static bool NamesItsOwn(Sentence item) =>
        item.Input["context"] is null && item.Input["reply_to"] is null && (string?)item.Input["place"] == "dm"
            && item.Input["mode"] is null
        && item.Gold.Any(frame => frame!["cust"] is not null || frame["id"] is not null)
        && item.Gold.All(frame => frame!["resolve"] is null);

    /// <summary>A customer that neither the sentence nor its meaning names.</summary>
    private static string Other(JsonArray companies, Sentence item) => companies.Select(static one => (string)one!["name"]!).First(name =>
        !((string)item.Input["text"]!).Contains(name, StringComparison.Ordinal)
            && item.Gold.All(frame => frame!["cust"]?.ToJsonString().Contains(name, StringComparison.Ordinal) != true));

    private static bool IsReadTheSame(Parser parser, Sentence item, string other)
    {
        var open = (JsonObject)item.Input.DeepClone();
        open["context"] = new JsonObject
        {
            ["last_cust"] = other,
            ["preview"] = new JsonObject { ["i"] = "log", ["cust"] = other, ["at"] = ((string)item.Input["now"]!)[..10], ["ch"] = "call",
                ["note"] = "聊了价格" },
        };
        var (alone, among) = (CaseFile.Frames(parser, item.Input), CaseFile.Frames(parser, open));
        return alone.Count == among.Count && alone.Zip(among).All(static pair => JsonNode.DeepEquals(pair.First, pair.Second));
    }
}
