using CrmBot.Language.Tests.Scoring;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Intents;

public sealed class OwnCasesTests(ITestOutputHelper output)
{
    private const double Floor = 0.97;
    private const double FloorOfKeptCases = 0.85;

    [Fact]
    public void Our_own_sentences_are_read_as_meant_and_no_trap_writes()
    {
        var files = Directory.GetFiles(CaseFile.Folder, "*.jsonl")
            .Where(path => !Path.GetFileName(path).StartsWith("kept", StringComparison.Ordinal));
        var result = Judge(files.Order().SelectMany(CaseFile.Read));

        result.Count.ShouldBeGreaterThan(600);
        result.TrapWrites.ShouldBe(0);
        result.Exact.ShouldBeGreaterThanOrEqualTo(Floor);
    }

    [Theory]
    [InlineData("kept.jsonl")]
    [InlineData("kept_sales.jsonl")]
    [InlineData("kept4.jsonl")]
    public void Sentences_nobody_tuned_for_are_read_nearly_as_well(string file)
    {
        var result = Judge(CaseFile.Read(Path.Combine(CaseFile.Folder, file)));

        result.Count.ShouldBeGreaterThanOrEqualTo(40);
        result.TrapWrites.ShouldBe(0);
        result.Exact.ShouldBeGreaterThanOrEqualTo(FloorOfKeptCases);
    }

    private RunResult Judge(IEnumerable<Sentence> cases)
    {
        using var stream = File.OpenRead(Path.Combine(CaseFile.Folder, "world.json"));
        using var world = CrmBot.Language.World.FromJson(stream);
        var result = CaseFile.Run(new Parser(world), cases);
        output.WriteLine($"{result.Count} cases, exact {result.Exact:0.000}, trap writes {result.TrapWrites}");
        foreach (var line in result.Wrong) output.WriteLine(line);
        return result;
    }
}
