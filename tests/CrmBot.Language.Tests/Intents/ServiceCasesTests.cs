using CrmBot.Language.Tests.Scoring;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Intents;

/// <summary>Tickets, knowledge, surveys, digests, oversight and privacy, in a world of their own.</summary>
public sealed class ServiceCasesTests(ITestOutputHelper output)
{
    private const double Floor = 0.97;
    private const double FloorOfKeptCases = 0.9;

    private static string Folder => Path.Combine(CaseFile.Folder, "service");

    [Fact]
    public void Sentences_of_the_service_desk_are_read_as_meant_and_no_trap_writes()
    {
        var files = Directory.GetFiles(Folder, "*.jsonl").Where(path => !Path.GetFileName(path).StartsWith("kept", StringComparison.Ordinal));
        var result = Judge(files.Order(StringComparer.Ordinal).SelectMany(CaseFile.Read));

        result.Count.ShouldBeGreaterThan(300);
        result.TrapWrites.ShouldBe(0);
        result.Exact.ShouldBeGreaterThanOrEqualTo(Floor);
    }

    [Fact]
    public void Sentences_of_the_service_desk_nobody_tuned_for_are_read_nearly_as_well()
    {
        var result = Judge(CaseFile.Read(Path.Combine(Folder, "kept3.jsonl")));

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
