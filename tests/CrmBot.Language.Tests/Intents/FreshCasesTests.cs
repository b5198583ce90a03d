using CrmBot.Language.Tests.Scoring;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Intents;

/// <summary>Sentences written from the contract alone before the parser had read any of them, in a world of their own: all intents, everyday wording.</summary>
public sealed class FreshCasesTests(ITestOutputHelper output)
{
    private const double Floor = 0.97;
    private const double FloorOfKeptCases = 0.77;

    private static string Folder => Path.Combine(CaseFile.Folder, "fresh");

    [Fact]
    public void Everyday_sentences_of_another_company_are_read_as_meant_and_no_trap_writes()
    {
        var files = Directory.GetFiles(Folder, "*.jsonl").Where(path => !Path.GetFileName(path).StartsWith("kept", StringComparison.Ordinal));
        var result = Judge(files.Order(StringComparer.Ordinal).SelectMany(CaseFile.Read));
        foreach (var line in result.Wrong) output.WriteLine(line);

        result.Count.ShouldBeGreaterThan(500);
        result.TrapWrites.ShouldBe(0);
        result.Exact.ShouldBeGreaterThanOrEqualTo(Floor);
    }

    [Theory]
    [InlineData("kept5.jsonl")]
    [InlineData("kept6.jsonl")]
    [InlineData("kept7.jsonl")]
    public void Everyday_sentences_nobody_tuned_for_are_not_read_worse(string file)
    {
        var result = Judge(CaseFile.Read(Path.Combine(Folder, file)));

        result.Count.ShouldBeGreaterThanOrEqualTo(50);
        result.TrapWrites.ShouldBe(0);
        result.Exact.ShouldBeGreaterThanOrEqualTo(FloorOfKeptCases);
    }

    private RunResult Judge(IEnumerable<Sentence> cases)
    {
        using var stream = File.OpenRead(Path.Combine(Folder, "world.json"));
        using var world = CrmBot.Language.World.FromJson(stream);
        var result = CaseFile.Run(new Parser(world), cases);
        output.WriteLine($"{result.Count} cases, exact {result.Exact:0.000}, trap writes {result.TrapWrites}");
        return result;
    }
}
