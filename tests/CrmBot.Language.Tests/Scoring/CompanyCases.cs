using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Scoring;

/// <summary>
/// The cases of one company: a folder of <c>cases/</c> with a world of its
/// own; files whose names begin with <c>kept</c> are never tuned on.
/// </summary>
internal sealed class CompanyCases(string folder, ITestOutputHelper output)
{
    private readonly string folder = Path.Combine(CaseFile.Folder, folder);

    /// <summary>All cases that taught something, each wrong one printed.</summary>
    public void JudgeTuned(int moreThan, double floor)
    {
        var files = Directory.GetFiles(folder, "*.jsonl")
            .Where(path => !Path.GetFileName(path).StartsWith("kept", StringComparison.Ordinal));
        var result = Judge(files.Order(StringComparer.Ordinal).SelectMany(CaseFile.Read));
        foreach (var line in result.Wrong) output.WriteLine(line);

        result.Count.ShouldBeGreaterThan(moreThan);
        result.TrapWrites.ShouldBe(0);
        result.Exact.ShouldBeGreaterThanOrEqualTo(floor);
    }

    /// <summary>One file that was kept aside; what is wrong in it is not printed, so that nobody learns from it.</summary>
    public void JudgeKept(string file, int atLeast, double floor)
    {
        var result = Judge(CaseFile.Read(Path.Combine(folder, file)));

        result.Count.ShouldBeGreaterThanOrEqualTo(atLeast);
        result.TrapWrites.ShouldBe(0);
        result.Exact.ShouldBeGreaterThanOrEqualTo(floor);
    }

    private RunResult Judge(IEnumerable<Sentence> cases)
    {
        using var stream = File.OpenRead(Path.Combine(folder, "world.json"));
        using var world = CrmBot.Language.World.FromJson(stream);
        var result = CaseFile.Run(new Parser(world), cases);
        output.WriteLine($"{result.Count} cases, exact {result.Exact:0.000}, trap writes {result.TrapWrites}");
        return result;
    }
}
