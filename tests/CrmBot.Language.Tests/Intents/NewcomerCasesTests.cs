using CrmBot.Language.Tests.Scoring;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Intents;

/// <summary>
/// Sentences of a fourth company: batches written from the contract alone and committed before the parser had read them, and every intent in
/// the phrases people use every day. What they taught is asked to stay; the batch that is kept aside was never learnt from.
/// </summary>
public sealed class NewcomerCasesTests(ITestOutputHelper output)
{
    private const double Floor = 0.97;
    private const double FloorOfKeptCases = 0.93;

    private static string Folder => Path.Combine(CaseFile.Folder, "newcomer");

    [Fact]
    public void Sentences_of_a_fourth_company_are_read_as_meant_and_no_trap_writes()
    {
        var files = Directory.GetFiles(Folder, "*.jsonl").Where(path => !Path.GetFileName(path).StartsWith("kept", StringComparison.Ordinal));
        var result = Judge(files.Order(StringComparer.Ordinal).SelectMany(CaseFile.Read));
        foreach (var line in result.Wrong) output.WriteLine(line);

        result.Count.ShouldBeGreaterThan(1400);
        result.TrapWrites.ShouldBe(0);
        result.Exact.ShouldBeGreaterThanOrEqualTo(Floor);
    }

    [Fact]
    public void Sentences_that_were_never_learnt_from_are_not_read_worse()
    {
        var result = Judge(CaseFile.Read(Path.Combine(Folder, "kept9.jsonl")));

        result.Count.ShouldBeGreaterThanOrEqualTo(60);
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
