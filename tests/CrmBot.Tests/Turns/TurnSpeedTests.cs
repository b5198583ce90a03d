using System.Diagnostics;
using CrmBot.Runtime.Turns;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Turns;

public sealed class TurnSpeedTests
{
    private const int Count = 3_000;

    [Fact, Trait("Tier", "Long")]
    public async Task Thousands_of_turns_of_thirty_two_conversations_are_all_stored_and_answered()
    {
        await using var bed = await TurnBed.OpenAsync();
        await RunAsync(bed, 200, "warm");
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();

        await RunAsync(bed, Count, "run");
        await bed.IdleAsync();

        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Count} turns in {clock.Elapsed.TotalSeconds:0.0} s; {cpu.TotalMilliseconds / Count:0.000} ms of processor per turn, store and outbox included");
        (await bed.NotesAsync()).Count.ShouldBe(Count + 200);
        bed.Messages.All.Count.ShouldBe(Count + 200);
    }

    private static Task RunAsync(TurnBed bed, int count, string name) => Task.WhenAll(Enumerable.Range(0, 32).Select(async talker =>
    {
        var person = TurnBed.Lin with { Name = $"talker {talker}" };
        for (var i = talker; i < count; i += 32)
            (await bed.Turns.RunAsync(new MessageReceived($"{name}{i}", TurnBed.Sender(TurnBed.Lin), TurnBed.Direct(person),
                TurnBed.Log($"{name} {i}")), TestContext.Current.CancellationToken)).ShouldBeAccepted();
    }));
}
