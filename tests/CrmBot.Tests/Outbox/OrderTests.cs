using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Outbox;

public sealed class OrderTests
{
    [Theory]
    [InlineData(EngineKind.Sqlite, 1)]
    [InlineData(EngineKind.Sqlite, 2)]
    [InlineData(EngineKind.Postgres, 3)]
    public async Task Every_conversation_gets_its_messages_once_and_in_order_whatever_goes_wrong(EngineKind engine, int seed)
    {
        const int Lanes = 12;
        const int PerLane = 25;
        await using var bed = await StoreBed.OpenAsync(engine);
        await using var app = await OutboxApp.StartAsync(bed, engine, Unreliable(seed));
        Place[] places = [.. Enumerable.Range(0, Lanes).Select(lane => OutboxApp.Group($"lane{lane}"))];
        await app.KnowAsync(places);

        await Task.WhenAll(places.Select(place => PostAllAsync(app, place, PerLane)));
        await app.IdleAsync();

        foreach (var place in places)
        {
            app.Channel.All.Where(message => message.PlaceKey == place.Key).Select(message => message.Line)
                .ShouldBe(Enumerable.Range(0, PerLane).Select(number => $"{number}"));
        }
    }

    [Fact]
    public async Task Two_instances_on_PostgreSQL_keep_one_order_per_conversation()
    {
        await using var bed = await StoreBed.OpenAsync(EngineKind.Postgres);
        var channel = Unreliable(4);
        await using var one = await OutboxApp.StartAsync(bed, EngineKind.Postgres, channel);
        await using var two = await OutboxApp.StartAsync(bed, EngineKind.Postgres, channel);
        Place[] places = [.. Enumerable.Range(0, 4).Select(lane => OutboxApp.Group($"lane{lane}"))];
        await one.KnowAsync(places);

        await Task.WhenAll(places.Select(async place =>
        {
            for (var i = 0; i < 20; i++) await PostAsync(i % 2 == 0 ? one : two, place, i);
        }));
        await OutboxApp.UntilAsync(() => one.Outbox.IsIdle && two.Outbox.IsIdle);

        foreach (var place in places)
        {
            channel.All.Where(message => message.PlaceKey == place.Key).Select(message => message.Line)
                .ShouldBe(Enumerable.Range(0, 20).Select(number => $"{number}"));
        }
    }

    [Fact]
    public async Task A_message_waits_for_an_earlier_one_that_was_taken_over_and_is_not_in_memory_yet()
    {
        await using var bed = await StoreBed.OpenAsync(EngineKind.Postgres);
        var never = new ScriptedChannel { Script = (_, _, _) => new TaskCompletionSource<SendReport?>().Task };
        var dead = await OutboxApp.StartAsync(bed, EngineKind.Postgres, never);
        var place = OutboxApp.Group("lane");
        await dead.KnowAsync(place);
        await dead.SayAsync(place, "earlier");
        dead.Kill();
        await using var alive = await OutboxApp.StartAsync(bed, EngineKind.Postgres);
        var holder = alive.Get<OutboxInstance>().Name;

        // As in the moment between the take-over's commit and the lanes.
        await alive.WriteAsync(work => work.Sql.ExecuteAsync("UPDATE outbox SET holder = $1, until_system_at = $2 WHERE state < 10", holder,
            work.SystemNow + OutboxInstance.Lease));
        await alive.SayAsync(place, "later");
        await Task.Delay(1_000, TestContext.Current.CancellationToken);
        alive.Channel.All.ShouldBeEmpty();

        await alive.WriteAsync(work => work.Sql.ExecuteAsync("UPDATE outbox SET state = 10 WHERE seq = (SELECT MIN(seq) FROM outbox)"));
        await alive.IdleAsync();
        alive.Channel.Lines.ShouldBe(["later"]);
    }

    private static async Task PostAllAsync(OutboxApp app, Place place, int count)
    {
        for (var i = 0; i < count; i++) await PostAsync(app, place, i);
    }

    private static Task PostAsync(OutboxApp app, Place place, int number) =>
        number % 3 == 0 ? app.AnswerAsync(place, new Reply.Say($"{number}")) : app.SayAsync(place, $"{number}");

    // Now and then certainly not sent, or slow, or without a slot.
    private static ScriptedChannel Unreliable(int seed)
    {
        var random = new Random(seed);
        var gate = new Lock();
        int Roll(int sides)
        {
            lock (gate) return random.Next(sides);
        }

        return new ScriptedChannel
        {
            Slot = _ => Roll(10) == 0 ? TimeSpan.FromMilliseconds(Roll(20)) : TimeSpan.Zero,
            Script = async (_, _, _) =>
            {
                await Task.Delay(Roll(4));
                return Roll(12) == 0 ? ScriptedChannel.NotSent(TimeSpan.FromMilliseconds(5)) : null;
            },
        };
    }
}
