using CrmBot.Language.Intents.Topics;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Tests.Scoring;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Intents;

/// <summary>What no sentence uses is a guess: every cue and every line of evidence belongs to at least one case.</summary>
public sealed class PatternUseTests
{
    private static readonly Lazy<(HashSet<string> Cues, HashSet<int> Lines)> Used = new(Collect);

    [Fact]
    public void Every_cue_is_used_by_a_case()
    {
        var unused = CueLexicon.Instance.Names.Where(cue => !Used.Value.Cues.Contains(cue)).Order(StringComparer.Ordinal).ToList();
        unused.ShouldBeEmpty(string.Join(", ", unused));
    }

    [Fact]
    public void Every_line_of_evidence_is_used_by_a_case()
    {
        var lines = LexiconFile.Lines("evidence.txt").ToList();
        var unused = lines.Where((_, place) => !Used.Value.Lines.Contains(place)).ToList();
        unused.ShouldBeEmpty(string.Join('\n', unused));
    }

    private static (HashSet<string> Cues, HashSet<int> Lines) Collect()
    {
        var (cues, lines) = (new HashSet<string>(StringComparer.Ordinal) { "word", "log.head" }, new HashSet<int>());
        foreach (var folder in new[] { CaseFile.Folder, Path.Combine(CaseFile.Folder, "service"), Path.Combine(CaseFile.Folder, "fresh"),
            Path.Combine(CaseFile.Folder, "unseen"), Path.Combine(CaseFile.Folder, "newcomer") })
        {
            using var stream = File.OpenRead(Path.Combine(folder, "world.json"));
            using var world = CrmBot.Language.World.FromJson(stream);
            var parser = new Parser(world);
            foreach (var item in Directory.GetFiles(folder, "*.jsonl").SelectMany(CaseFile.Read)) Collect(parser, item.Input, cues, lines);
            if (!folder.EndsWith("newcomer", StringComparison.Ordinal)) continue;
            foreach (var sentence in UnwrittenSentence.ReadAll()) Collect(parser, sentence.Input(), cues, lines);
        }

        return (cues, lines);
    }

    /// <summary>The message as a whole, its parts and its clauses are each weighed when it is read.</summary>
    private static void Collect(Parser parser, System.Text.Json.Nodes.JsonObject input, HashSet<string> cues, HashSet<int> lines)
    {
        if (parser.Understand(InputLine.ToUtterance(input)).Section is not { } whole) return;
        foreach (var section in whole.Clauses.Select(whole.Within).Concat(TopicSplitter.Split(whole)).Append(whole))
        {
            foreach (var hit in section.Cues) cues.Add(hit.Name);
            Evidence.Instance.AddHolding(section, lines);
        }
    }
}
