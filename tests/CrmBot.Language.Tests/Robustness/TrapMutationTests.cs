using System.Diagnostics;
using System.Text.Json;
using CrmBot.Language.Tests.Scoring;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Robustness;

public sealed class TrapMutationTests(ITestOutputHelper output)
{
    /// <summary>A folder with more cases (<c>dev.jsonl</c>) and their <c>world.json</c>.</summary>
    private const string MoreCases = "CRMBOT_TRAP_CASES";

    [Fact]
    public void A_trap_said_a_little_differently_still_writes_nothing() => Run(2_000);

    [Fact]
    [Trait("Tier", "Long")]
    public void A_hundred_thousand_ways_to_say_a_trap_write_nothing() => Run(100_000);

    private void Run(int count)
    {
        var watch = Stopwatch.StartNew();
        var written = new List<string>();
        var folders = new[] { CaseFile.Folder, Path.Combine(CaseFile.Folder, "service"), Path.Combine(CaseFile.Folder, "fresh"),
            Path.Combine(CaseFile.Folder, "unseen"), Environment.GetEnvironmentVariable(MoreCases) ?? "" }.Where(Directory.Exists).ToList();
        foreach (var folder in folders) written.AddRange(Mutate(folder, count / folders.Count));
        output.WriteLine($"{count} mutations in {watch.Elapsed.TotalSeconds:0.0} s, {written.Count} writes");
        written.ShouldBeEmpty(string.Join('\n', written.Take(40)));
    }

    private static List<string> Mutate(string folder, int count)
    {
        using var stream = File.OpenRead(Path.Combine(folder, "world.json"));
        using var world = CrmBot.Language.World.FromJson(stream);
        var parser = new Parser(world);
        var traps = Directory.GetFiles(folder, "*.jsonl").Order(StringComparer.Ordinal)
            .Where(path => !Path.GetFileName(path).StartsWith("time", StringComparison.Ordinal))
            .SelectMany(CaseFile.Read).Where(item => item.Forbidden.Count > 0).ToList();
        traps.Count.ShouldBeGreaterThan(5, folder);
        var mutation = new TrapMutation(Names(folder, "customers"), Names(folder, "colleagues"));
        var written = new List<string>();
        for (var seed = 0; seed < count; seed++)
        {
            var trap = traps[seed % traps.Count];
            var input = trap.Input.DeepClone().AsObject();
            input["text"] = mutation.Of((string)input["text"]!, new Random(seed));
            var frames = CaseFile.Frames(parser, input);
            if (CaseFile.TrapWrites(trap, frames) > 0)
                written.Add(
                    $"{trap.Id}: {trap.Input["text"]} -> {input["text"]} => {string.Join(' ', frames.Select(frame => frame.ToJsonString(CaseFile.Readable)))}");
        }

        return written;
    }

    /// <summary>Names that only one record has.</summary>
    private static List<string> Names(string folder, string list)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "world.json")));
        return [.. document.RootElement.GetProperty(list).EnumerateArray().Select(record => record.GetProperty("name").GetString()!)];
    }
}
