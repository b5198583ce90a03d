using System.Diagnostics;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Outbox;

/// <summary>Prints what the way from commit to delivery costs, without parsing, rendering and the network.</summary>
public sealed class OutboxSpeedTests
{
    private const int Answers = 3000;

    [Theory]
    [Trait("Tier", "Long")]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(32)]
    public async Task Conversations_that_answer_as_fast_as_they_can_lose_nothing(int conversations)
    {
        await using var bed = await StoreBed.OpenAsync(EngineKind.Sqlite);
        await using var app = await OutboxApp.StartAsync(bed, EngineKind.Sqlite);
        app.Get<OutboxMarks>().Gather = OutboxMarks.UsualGather;
        var talks = Enumerable.Range(0, conversations).Select(number => new Talk(app, OutboxApp.Group($"lane{number}")))
            .ToDictionary(talk => talk.Place.Key);
        await app.KnowAsync([.. talks.Values.Select(talk => talk.Place)]);
        app.Channel.Script = (_, place, _) => talks[place.Key].ArriveAsync();

        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(talks.Values.Select(talk => Task.Run(() => talk.RunAsync(Answers / conversations))));
        clock.Stop();
        await app.IdleAsync();

        Print(conversations, [.. talks.Values.SelectMany(talk => talk.Latencies).Order()], clock.Elapsed,
            Process.GetCurrentProcess().TotalProcessorTime - cpu);
        app.Channel.All.Count.ShouldBe(Answers / conversations * conversations);
        (await app.StateAsync()).Depth.ShouldBe(0);
    }

    private static void Print(int conversations, double[] sorted, TimeSpan elapsed, TimeSpan cpu) => System.Console.WriteLine(
        $"{conversations} conversations: {sorted.Length} answers in {elapsed.TotalSeconds:0.0} s, {sorted.Length / elapsed.TotalSeconds:0}/s, " +
        $"p50 {sorted[sorted.Length / 2]:0.00} ms, p95 {sorted[sorted.Length * 95 / 100]:0.00} ms, p99 {sorted[sorted.Length * 99 / 100]:0.00} ms, " +
        $"{cpu.TotalMilliseconds / sorted.Length:0.000} ms CPU each");

    private sealed class Talk(OutboxApp app, Place place)
    {
        private TaskCompletionSource arrived = new();

        public Place Place { get; } = place;

        public List<double> Latencies { get; } = [];

        public Task<SendReport?> ArriveAsync()
        {
            arrived.SetResult();
            return Task.FromResult<SendReport?>(null);
        }

        public async Task RunAsync(int answers)
        {
            for (var i = 0; i < answers; i++)
            {
                arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                var start = Stopwatch.GetTimestamp();
                await Task.WhenAll(app.AnswerAsync(Place, new Reply.Say($"{i}")), arrived.Task);
                Latencies.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }
    }
}
