using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;
using CrmBot.Tests.Outbox;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;
using static CrmBot.Tests.Timers.TimerBed;

namespace CrmBot.Tests.Timers;

/// <summary>Timers of several processes: beside each other, and one after another that died or was stopped.</summary>
public sealed class SeveralInstancesTests
{
    [Fact]
    public async Task A_process_that_dies_before_the_commit_leaves_the_timer_to_the_next_which_does_it_once()
    {
        await using var bed = await StoreBed.OpenAsync(EngineKind.Sqlite);
        var time = new SteppedTime(Start);
        var person = Guid.CreateVersion7();
        var dying = new ScriptedHandler();
        await using (var first = await OutboxApp.StartAsync(bed, EngineKind.Sqlite, system: time, handlers: [dying]))
        {
            await first.KnowAsync(OutboxApp.Direct(person));
            await SetAsync(first, "a", Start.AddMinutes(-1));
            dying.Script = async (work, _) =>
            {
                await RemindAsync(work, person);
                throw new OperationCanceledException("the power goes");
            };
            await first.Get<FireTimer>().RunAsync(new DueTimer("test.due", About, "a", Start.AddMinutes(-1).ToUnixTimeMilliseconds()), "x",
                CancellationToken.None);
            first.Kill();
        }

        time.Advance(TimeSpan.FromMinutes(2));
        await using var second = await StartAsync(bed, EngineKind.Sqlite, time,
            new ScriptedHandler { Script = (work, _) => RemindAsync(work, person) });
        await second.Timers.DrainAsync(TestContext.Current.CancellationToken);
        await second.IdleAsync();
        second.Channel.Lines.ShouldBe(["reminder"]);
    }

    [Fact]
    public async Task Two_instances_on_PostgreSQL_fire_every_timer_once()
    {
        await using var bed = await StoreBed.OpenAsync(EngineKind.Postgres);
        var time = new SteppedTime(Start);
        ScriptedHandler[] handlers = [new(), new()];
        await using var one = await StartAsync(bed, EngineKind.Postgres, time, handlers[0]);
        await using var two = await StartAsync(bed, EngineKind.Postgres, time, handlers[1]);
        await one.WriteAsync(async work =>
        {
            for (var i = 0; i < 300; i++)
            {
                await work.Timers.SetAsync("test.due", Guid.CreateVersion7(), "a", Start.AddMinutes(1).ToUnixTimeMilliseconds(),
                    CancellationToken.None);
            }
        });

        time.Advance(TimeSpan.FromMinutes(1));
        await Task.WhenAll(one.Timers.DrainAsync(CancellationToken.None), two.Timers.DrainAsync(CancellationToken.None));
        await OutboxApp.UntilAsync(() => handlers.Sum(handler => handler.Fired.Count) >= 300);
        await Task.Delay(100, TestContext.Current.CancellationToken);

        handlers.SelectMany(handler => handler.Fired).Select(fired => fired.Timer.Record).Distinct().Count().ShouldBe(300);
        handlers.Sum(handler => handler.Fired.Count).ShouldBe(300);
    }

    [Theory, EachEngine]
    public async Task What_a_stopping_instance_had_begun_fires_at_the_next_start_without_a_wait(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        var time = new SteppedTime(Start);
        var reached = new TaskCompletionSource();
        var first = await OutboxApp.StartAsync(bed, engine, system: time, timers: true, handlers: [new StuckHandler(reached)]);
        await SetAsync(first, "a", Start.AddMinutes(1));
        time.Advance(TimeSpan.FromMinutes(1));
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        await first.DisposeAsync();

        var next = new ScriptedHandler();
        await using var second = await StartAsync(bed, engine, time, next);
        await OutboxApp.UntilAsync(() => next.Fired.Count == 1);
    }

    private static Task RemindAsync(UnitOfWork work, Guid person) =>
        work.Outbox.ToPersonAsync(person, new Reply.Say("reminder"), "slot", Delivery.AtLeastOnce, Priority.Notice, CancellationToken.None);
}
