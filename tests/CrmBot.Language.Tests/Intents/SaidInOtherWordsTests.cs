using System.Text.Json.Nodes;
using CrmBot.Language.Tests.Scoring;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Intents;

/// <summary>Everyday matters in all the plain ways in which people say them: whatever the wording, the same comes of it.</summary>
public sealed class SaidInOtherWordsTests(ITestOutputHelper output)
{
    [Fact]
    public void The_same_thing_in_other_words_is_read_the_same()
    {
        using var stream = File.OpenRead(Path.Combine(CaseFile.Folder, "newcomer", "world.json"));
        using var world = CrmBot.Language.World.FromJson(stream);
        var parser = new Parser(world);
        var (asked, odd) = (0, new List<string>());
        foreach (var group in SameSaid.ReadAll())
        {
            var first = Read(parser, group.Sentences[0]);
            if ((string?)first[0]!["i"] != group.Intent) odd.Add($"{group.Sentences[0]} => {first.ToJsonString()}, no {group.Intent}");
            odd.AddRange(group.Sentences.Select(said => (Said: said, Frames: Read(parser, said)))
                .Where(read => !JsonNode.DeepEquals(read.Frames, first))
                .Select(read => $"{read.Said} => {read.Frames.ToJsonString()}, not {first.ToJsonString()}"));
            asked += group.Sentences.Length;
        }

        output.WriteLine($"{asked} sentences");
        asked.ShouldBeGreaterThan(1_500);
        odd.ShouldBeEmpty();
    }

    private static JsonArray Read(Parser parser, string text) => new([.. CaseFile.Frames(parser, new JsonObject
    {
        ["id"] = text, ["text"] = text, ["now"] = "2026-03-11T10:00:00+08:00", ["tz"] = "Asia/Shanghai", ["speaker"] = "沈冰",
        ["place"] = "dm",
    }).Select(static frame => frame.DeepClone())]);
}
