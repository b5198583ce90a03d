using System.Diagnostics;
using CrmBot.Language.Tests.Scoring;
using CrmBot.Language.Times.Annotating;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Robustness;

public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Longest = 50_000;
    // The goal for every string. Long floods of command words still miss it (see the README of the language library): how many and by
    // how much is printed, and what would be a runaway fails.
    private static readonly TimeSpan Goal = TimeSpan.FromMilliseconds(50);
    private const int LookedAtAgain = 200;
    private static readonly TimeSpan Runaway = TimeSpan.FromSeconds(5);
    private static readonly DateTimeOffset Now = new(2026, 7, 14, 14, 30, 0, TimeSpan.FromHours(8));

    [Fact]
    public void A_few_thousand_random_strings_are_answered() => Run(3_000, judgesTime: false);

    [Fact]
    [Trait("Tier", "Long")]
    public void A_million_random_strings_are_answered_and_none_runs_away() => Run(1_000_000, judgesTime: true);

    private void Run(int count, bool judgesTime)
    {
        using var world = CaseFile.World();
        var parser = new Parser(world);
        var watch = Stopwatch.StartNew();
        var slow = new System.Collections.Concurrent.ConcurrentBag<(int Seed, TimeSpan Took)>();
        Answer(parser, 0);
        Parallel.For(0, count, seed =>
        {
            var start = Stopwatch.GetTimestamp();
            Answer(parser, seed);
            if (Stopwatch.GetElapsedTime(start) is var took && took > Goal) slow.Add((seed, took));
        });
        output.WriteLine($"{count} strings in {watch.Elapsed.TotalSeconds:0.0} s; {slow.Count} of them over {Goal.TotalMilliseconds} ms beside each other");
        if (!judgesTime) return;

        // Beside other work a short message may wait for the processor: only what is slow every time is slow.
        var alone = slow.OrderByDescending(one => one.Took).Take(LookedAtAgain).Select(one => Quickest(parser, one.Seed)).ToList();
        output.WriteLine($"the {alone.Count} slowest alone: {alone.Count(took => took > Goal)} over {Goal.TotalMilliseconds} ms, the slowest {alone.DefaultIfEmpty().Max().TotalMilliseconds:0} ms");
        alone.ShouldAllBe(took => took < Runaway);
    }

    private static TimeSpan Quickest(Parser parser, int seed) => Enumerable.Range(0, 3).Min(_ =>
    {
        var start = Stopwatch.GetTimestamp();
        Answer(parser, seed);
        return Stopwatch.GetElapsedTime(start);
    });

    private static void Answer(Parser parser, int seed)
    {
        var text = RandomText.Of(seed, Longest);
        try
        {
            if (seed % 16 == 0) TimeModeJson.Of(TimeMode.Find(text, Now, "Asia/Shanghai")).ToJsonString();
            var preview = seed % 5 == 0 ? new Frame("remind", new() { ["do"] = "回电话", ["ask"] = new System.Text.Json.Nodes.JsonArray("at") }) : null;
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
