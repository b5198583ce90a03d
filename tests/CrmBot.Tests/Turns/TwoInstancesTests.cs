using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Turns;

public sealed class TwoInstancesTests
{
    [Fact]
    public async Task An_activity_delivered_to_two_instances_at_once_is_stored_once()
    {
        await using var bed = await TurnBed.OpenAsync(EngineKind.Postgres);
        await using var second = bed.OpenAnother();

        for (var round = 0; round < 10; round++)
        {
            var message = new MessageReceived($"r{round}", TurnBed.Sender(TurnBed.Lin), TurnBed.Direct(TurnBed.Lin),
                TurnBed.Log($"n{round}"));
            var answers = await Task.WhenAll(bed.Turns.RunAsync(message, TestContext.Current.CancellationToken),
                second.Turns.RunAsync(message, TestContext.Current.CancellationToken));
            answers.ShouldAllBe(answer => answer is TurnAnswer.Accepted);
        }

        (await bed.NotesAsync()).Select(note => note.Title).ShouldBe(Enumerable.Range(0, 10).Select(round => $"n{round}"));
    }

    [Fact]
    public async Task What_one_instance_remembers_the_other_knows()
    {
        await using var bed = await TurnBed.OpenAsync(EngineKind.Postgres);
        await using var second = bed.OpenAnother();
        await bed.SayAsync(TurnBed.Log("first"));

        await second.Turns.RunAsync(new MessageReceived("u", TurnBed.Sender(TurnBed.Lin), TurnBed.Direct(TurnBed.Lin), "undo"),
            TestContext.Current.CancellationToken);

        (await bed.NotesAsync()).ShouldBeEmpty();
    }
}
