using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;
using CrmBot.Tests.Outbox;
using CrmBot.Tests.TestApp;
using CrmBot.Tests.Timers;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Time;

public sealed class BusinessClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 10, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Business_time_runs_on_with_system_time_from_where_it_was_moved_to()
    {
        var system = new SteppedTime(Start);
        var clock = new BusinessClock(system);
        clock.HoldAt(Start.AddHours(5));
        system.Advance(TimeSpan.FromMinutes(1));
        clock.GetUtcNow().ShouldBe(Start.AddHours(5));

        clock.Run();
        system.Advance(TimeSpan.FromMinutes(2));
        clock.GetUtcNow().ShouldBe(Start.AddHours(5).AddMinutes(2));

        clock.HoldAt(Start);
        clock.GetUtcNow().ShouldBe(Start.AddHours(5).AddMinutes(2));
    }

    [Fact]
    public async Task A_delay_on_business_time_ends_when_the_clock_is_moved_past_it()
    {
        var system = new SteppedTime(Start);
        var clock = new BusinessClock(system);
        var delay = Task.Delay(TimeSpan.FromHours(3), clock, TestContext.Current.CancellationToken);
        clock.HoldAt(Start.AddHours(2));
        system.Advance(TimeSpan.FromHours(9));
        delay.IsCompleted.ShouldBeFalse();

        clock.HoldAt(Start.AddHours(3));
        await delay.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_delay_on_business_time_ends_by_itself_when_real_time_passes()
    {
        var system = new SteppedTime(Start);
        var clock = new BusinessClock(system);
        clock.SetOffset(TimeSpan.FromDays(40));
        var delay = Task.Delay(TimeSpan.FromDays(30), clock, TestContext.Current.CancellationToken);
        for (var day = 0; day < 31; day++) system.Advance(TimeSpan.FromDays(1));
        await delay.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Theory, EachEngine]
    public async Task Moving_the_clock_steps_through_every_due_moment_in_order(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        var clock = new BusinessClock(TimeProvider.System);
        var start = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var handler = new ScriptedHandler();
        await using var app = await OutboxApp.StartAsync(bed, engine, business: clock, handlers: [handler], timers: true);
        var place = OutboxApp.Group("sales");
        await app.KnowAsync(place);
        handler.Script = async (work, timer) =>
        {
            await work.Outbox.ToPlaceAsync(
                place.Key, new Reply.Say($"{timer.Slot} at {work.Now - start}"), $"{timer.Slot}:{timer.Due}", Delivery.AtLeastOnce,
                Priority.Notice, CancellationToken.None);
            // A chain: what a timer sets inside the move is part of the move.
            if (timer.Slot == "two")
                await work.Timers.SetAsync(timer.Rule, timer.Record, "two and a half", start + 7_500_000, CancellationToken.None);
        };
        await app.WriteAsync(async work =>
        {
            foreach (var (slot, hours) in new[] { ("three", 3), ("one", 1), ("two", 2), ("nine", 9) })
            {
                await work.Timers.SetAsync("test.due", Guid.CreateVersion7(), slot, start + (hours * 3_600_000L), CancellationToken.None);
            }
        });
        using var mover = Mover(app, clock);

        var move = await mover.MoveToAsync(start + (4 * 3_600_000L), TestContext.Current.CancellationToken);

        move.Moved.ShouldBeTrue();
        (move.WaitingTimers, move.WaitingMessages).ShouldBe((0, 0));
        app.Channel.Lines.ShouldBe(["one at 3600000", "two at 7200000", "two and a half at 7500000", "three at 10800000"]);
        clock.GetUtcNow().ToUnixTimeMilliseconds().ShouldBeInRange(start + (4 * 3_600_000L), start + (4 * 3_600_000L) + 20_000);

        (await mover.MoveToAsync(start, TestContext.Current.CancellationToken)).Moved.ShouldBeFalse();
    }

    [Fact]
    public async Task A_moved_clock_survives_a_restart_and_a_reset_sets_it_back()
    {
        await using var bed = await StoreBed.OpenAsync(EngineKind.Sqlite);
        var system = new SteppedTime(Start);
        var clock = new BusinessClock(system);
        await using var app = await OutboxApp.StartAsync(bed, EngineKind.Sqlite, system: system, business: clock, timers: true);
        using var mover = Mover(app, clock);
        await mover.MoveToAsync(Start.AddDays(3).ToUnixTimeMilliseconds(), TestContext.Current.CancellationToken);

        var restarted = new BusinessClock(system);
        await ClockMover.RestoreAsync(app.Store, restarted, null, CancellationToken.None);
        restarted.GetUtcNow().ShouldBe(Start.AddDays(3));

        await mover.ResetAsync(CancellationToken.None);
        clock.GetUtcNow().ShouldBe(Start);
        var reset = new BusinessClock(system);
        await ClockMover.RestoreAsync(app.Store, reset, null, CancellationToken.None);
        reset.GetUtcNow().ShouldBe(Start);
    }

    [Fact]
    public async Task A_move_that_cannot_finish_goes_on_after_its_patience_and_says_what_waits()
    {
        await using var bed = await StoreBed.OpenAsync(EngineKind.Sqlite);
        var clock = new BusinessClock(TimeProvider.System);
        var channel = new ScriptedChannel { Slot = _ => TimeSpan.FromHours(1) };
        await using var app = await OutboxApp.StartAsync(bed, EngineKind.Sqlite, channel, business: clock, timers: true);
        var place = OutboxApp.Group("sales");
        await app.KnowAsync(place);
        await app.SayAsync(place, "waits for a slot");
        using var mover = Mover(app, clock);
        mover.Patience = TimeSpan.FromMilliseconds(200);
        var target = clock.GetUtcNow().AddDays(1);

        var move = await mover.MoveToAsync(target.ToUnixTimeMilliseconds(), TestContext.Current.CancellationToken);

        (move.Moved, move.WaitingMessages).ShouldBe((true, 1));
        clock.GetUtcNow().ShouldBeGreaterThanOrEqualTo(DateTimeOffset.FromUnixTimeMilliseconds(target.ToUnixTimeMilliseconds()));
    }

    [Fact]
    public async Task Messages_for_people_without_a_chat_and_the_edits_behind_them_keep_no_move_waiting()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        app.Services.GetRequiredService<ClockMover>().Patience = TimeSpan.FromHours(1);
        await app.MoveToAsync(new(2026, 4, 1, 9, 11, 0, TimeSpan.FromHours(8)))
            .WaitAsync(TimeSpan.FromSeconds(50), TestContext.Current.CancellationToken);
        var edits = await app.Services.GetRequiredService<IStore>().ReadAsync(
            (view, _) => view.Sql.FirstAsync("SELECT COUNT(*) FROM outbox WHERE state = 0 AND kind = 1", row => row.Number(0)),
            TestContext.Current.CancellationToken);
        edits.ShouldBeGreaterThan(0);
    }

    private static ClockMover Mover(OutboxApp app, BusinessClock clock) =>
        new(app.Store, clock, app.Get<Clocks>(), app.Timers, app.Outbox, app.Get<OutboxLanes>());
}
