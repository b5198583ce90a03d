using System.Diagnostics;
using CrmBot.Language.Tests.Scoring;
using CrmBot.Language.Times.Annotating;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Robustness;

[Collection(nameof(Alone))]
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Longest = 50_000;
    private static readonly TimeSpan Goal = TimeSpan.FromMilliseconds(50);

    private static readonly DateTimeOffset Now = new(2026, 7, 14, 14, 30, 0, TimeSpan.FromHours(8));

    [Fact]
    public void A_few_thousand_random_strings_are_answered() => Run(3_000, judgesTime: false);

    [Fact]
    [Trait("Tier", "Long")]
    public void A_million_random_strings_are_each_answered_within_50_ms() => Run(1_000_000, judgesTime: true);

    private void Run(int count, bool judgesTime)
    {
        using var world = CaseFile.World();
        var parser = new Parser(world);
        var watch = Stopwatch.StartNew();
        var slow = new System.Collections.Concurrent.ConcurrentBag<(int Seed, TimeSpan Took)>();
        Answer(parser, 0);
        Parallel.For(0, count, seed =>
        {
            if (seed % 16 == 0) TimeModeJson.Of(TimeMode.Find(RandomText.Of(seed, Longest), Now, "Asia/Shanghai")).ToJsonString();
            var start = Stopwatch.GetTimestamp();
            Answer(parser, seed);
            if (Stopwatch.GetElapsedTime(start) is var took && took > Goal) slow.Add((seed, took));
        });
        output.WriteLine(
            $"{count} strings in {watch.Elapsed.TotalSeconds:0.0} s; {slow.Count} of them over {Goal.TotalMilliseconds} ms beside each other");
        if (!judgesTime) return;

        var alone = slow.OrderByDescending(one => one.Took).Select(one => (one.Seed, Took: Quickest.Of(() => Answer(parser, one.Seed))))
            .ToList();
        output.WriteLine(
            $"alone: {alone.Count(one => one.Took > Goal)} over {Goal.TotalMilliseconds} ms, the slowest {alone.Select(one => one.Took).DefaultIfEmpty().Max().TotalMilliseconds:0} ms");
        alone.ShouldAllBe(one => one.Took <= Goal);
    }

    private static void Answer(Parser parser, int seed)
    {
        var text = RandomText.Of(seed, Longest);
        try
        {
            var preview = seed % 5 == 0
                ? new Frame("remind", new() { ["do"] = "回电话", ["ask"] = new System.Text.Json.Nodes.JsonArray("at") }) : null;
            var said = new Utterance(text, Now, "Asia/Shanghai", "许可") { LastCustomer = seed % 3 == 0 ? "海川" : null, Preview = preview };
            var frames = parser.Understand(said).Frames;
            frames.Count.ShouldBeGreaterThan(0);
            foreach (var frame in frames) frame.ToString().Length.ShouldBeGreaterThan(2);
        }
        catch (Exception problem)
        {
            throw new InvalidOperationException($"Seed {seed}: {problem.Message}", problem);
        }
    }
}
