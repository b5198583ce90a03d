using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;
using CrmBot.Tests.Outbox;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;
using static CrmBot.Tests.Timers.TimerBed;

namespace CrmBot.Tests.Timers;

public sealed class TimerTests
{
    [Theory, EachEngine]
    public async Task A_timer_fires_when_its_moment_has_come_and_not_again(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        var (time, handler) = (new SteppedTime(Start), new ScriptedHandler());
        await using var app = await StartAsync(bed, engine, time, handler);
        await SetAsync(app, "a", Start.AddMinutes(10));

        time.Advance(TimeSpan.FromMinutes(9.9));
        await app.Timers.DrainAsync(TestContext.Current.CancellationToken);
        handler.Fired.ShouldBeEmpty();

        time.Advance(TimeSpan.FromMinutes(0.1));
        await app.Timers.DrainAsync(TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromHours(5));
        await app.Timers.DrainAsync(TestContext.Current.CancellationToken);
        handler.Fired.ShouldHaveSingleItem().Timer
            .ShouldBe(new DueTimer("test.due", About, "a", Start.AddMinutes(10).ToUnixTimeMilliseconds()));
    }

    [Theory, EachEngine]
    public async Task A_timer_set_again_moves_and_a_cancelled_one_is_forgotten(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        var (time, handler) = (new SteppedTime(Start), new ScriptedHandler());
        await using var app = await StartAsync(bed, engine, time, handler);
        await SetAsync(app, "moved", Start.AddMinutes(60));
        await SetAsync(app, "moved", Start.AddMinutes(5));
        await SetAsync(app, "cancelled", Start.AddMinutes(5));
        await SetAsync(app, "all cancelled", Start.AddMinutes(5), "other.due");
        await app.WriteAsync(async work =>
        {
            await work.Timers.CancelAsync("test.due", About, "cancelled", CancellationToken.None);
            await work.Timers.CancelAsync("other.due", About, null, CancellationToken.None);
        });

        time.Advance(TimeSpan.FromMinutes(6));
        await app.Timers.DrainAsync(TestContext.Current.CancellationToken);
        handler.Fired.Select(fired => fired.Timer.Slot).ShouldBe(["moved"]);
    }

    [Theory, EachEngine]
    public async Task After_downtime_timers_are_caught_up_in_order_with_their_true_moments(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        var time = new SteppedTime(Start);
        await using (var first = await OutboxApp.StartAsync(bed, engine, system: time))
        {
            for (var i = 9; i >= 0; i--) await SetAsync(first, $"{i}", Start.AddMinutes(i));
        }

        time.Advance(TimeSpan.FromHours(8));
        var handler = new ScriptedHandler();
        await using var second = await StartAsync(bed, engine, time, handler);
        await second.Timers.DrainAsync(TestContext.Current.CancellationToken);

        handler.Fired.Select(fired => fired.Timer.Due)
            .ShouldBe(Enumerable.Range(0, 10).Select(i => Start.AddMinutes(i).ToUnixTimeMilliseconds()));
        handler.Fired.ShouldAllBe(fired => fired.Now == time.GetUtcNow().ToUnixTimeMilliseconds());
    }

    [Theory, EachEngine]
    public async Task A_handler_that_fails_is_tried_again_then_given_up_and_never_stops_the_others(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        var (time, handler) = (new SteppedTime(Start), new ScriptedHandler());
        handler.Script = async (work, timer) =>
        {
            await Runtime.Store.Settings.SetAsync(work, timer.Slot, "done", CancellationToken.None);
            if (timer.Slot == "bad") throw new FormatException("no");
        };
        await using var app = await StartAsync(bed, engine, time, handler);
        foreach (var slot in new[] { "a", "bad", "z" }) await SetAsync(app, slot, Start.AddSeconds(-1));

        await app.Timers.DrainAsync(TestContext.Current.CancellationToken);
        (await Done(app, "a")).ShouldBe("done");
        (await Done(app, "z")).ShouldBe("done");
        (await Done(app, "bad")).ShouldBeNull();
        (await app.Get<TimerView>().ReadAsync(10, CancellationToken.None)).Failed.ShouldHaveSingleItem().GivenUp.ShouldBeFalse();

        for (var i = 0; i < 12; i++)
        {
            time.Advance(TimeSpan.FromMinutes(5));
            await app.Timers.DrainAsync(TestContext.Current.CancellationToken);
        }

        // Eight attempts; the first of them was part of a batch, where a failure is run once more, alone.
        handler.Fired.Count(fired => fired.Timer.Slot == "bad").ShouldBeInRange(8, 9);
        var state = await app.Get<TimerView>().ReadAsync(10, CancellationToken.None);
        state.Failed.ShouldHaveSingleItem().ShouldBe(
            new FailedTimer("test.due", About, "bad", Start.AddSeconds(-1).ToUnixTimeMilliseconds(), 8, "FormatException", true));
        state.Pending.ShouldBe(0);

        // A new start may bring a mended handler.
        var mended = new ScriptedHandler();
        await using var next = await StartAsync(bed, engine, time, mended);
        await next.Timers.DrainAsync(TestContext.Current.CancellationToken);
        mended.Fired.ShouldHaveSingleItem().Timer.Slot.ShouldBe("bad");
    }

    [Fact]
    public async Task A_store_that_is_too_busy_does_not_count_against_the_timer()
    {
        await using var bed = await StoreBed.OpenAsync(EngineKind.Sqlite,
            options => options with { WriteBudget = TimeSpan.FromMilliseconds(300) });
        var handler = new ScriptedHandler();
        await using var app = await OutboxApp.StartAsync(bed, EngineKind.Sqlite, handlers: [handler]);
        await SetAsync(app, "a", DateTimeOffset.UtcNow);
        var busy = app.WriteAsync(_ => Task.Delay(600, TestContext.Current.CancellationToken));
        var timer = new DueTimer("test.due", About, "a", 0);

        await Should.ThrowAsync<Exception>(app.Get<FireTimer>().RunAsync(timer, "x", CancellationToken.None));
        await Should.ThrowAsync<Exception>(busy);

        (await app.Get<TimerView>().ReadAsync(10, CancellationToken.None)).Failed.ShouldBeEmpty();
        handler.Fired.ShouldBeEmpty();
    }

    [Theory, EachEngine]
    public async Task A_timer_may_set_itself_again(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        var (time, handler) = (new SteppedTime(Start), new ScriptedHandler());
        handler.Script =
            (work, timer) => work.Timers.SetAsync(timer.Rule, timer.Record, timer.Slot, timer.Due + 60_000, CancellationToken.None);
        await using var app = await StartAsync(bed, engine, time, handler);
        await SetAsync(app, "every minute", Start.AddMinutes(1));

        for (var i = 0; i < 3; i++)
        {
            time.Advance(TimeSpan.FromMinutes(1));
            await app.Timers.DrainAsync(TestContext.Current.CancellationToken);
        }

        handler.Fired.Count.ShouldBe(3);
    }

    [Theory, EachEngine]
    public async Task Planning_again_keeps_the_wall_time_and_asks_rules_that_follow_a_calendar(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        var (time, handler) = (new SteppedTime(Start), new ScriptedHandler("planned.due"));
        await using var app = await StartAsync(bed, engine, time, handler);
        await app.WriteAsync(async work =>
        {
            await work.Timers.SetAsync("wall.due", About, "a", new DateTime(2026, 3, 11, 9, 0, 0), TimeZones.China,
                CancellationToken.None);
            // As it was planned before the zone's rules changed.
            await work.Sql.ExecuteAsync("UPDATE timer SET due = due + 3600000");
            await work.Timers.SetAsync("planned.due", About, "moves", 5_000_000_000_000, CancellationToken.None);
            await work.Timers.SetAsync("planned.due", About, "ends", 5_000_000_000_000, CancellationToken.None);
            await work.Timers.SetAsync("fixed.due", About, "stays", 5_000_000_000_000, CancellationToken.None);
        });
        handler.Plan = slot => slot == "moves" ? 4_000_000_000_000 : null;

        (await app.Get<TimerReplanner>().RunAsync(CancellationToken.None)).ShouldBe(3);

        var rows = await app.Store.ReadAsync(
            (view, _) => view.Sql.ListAsync("SELECT slot, due FROM timer ORDER BY slot", row => (row.Text(0), row.Number(1))),
            CancellationToken.None);
        rows.ShouldBe([
            ("a", new DateTimeOffset(2026, 3, 11, 9, 0, 0, TimeSpan.FromHours(8)).ToUnixTimeMilliseconds()),
            ("moves", 4_000_000_000_000),
            ("stays", 5_000_000_000_000),
        ]);
    }

    [Fact]
    [Trait("Tier", "Long")]
    public async Task Ten_thousand_timers_of_one_minute_are_handled_with_their_messages_stored_within_that_minute()
    {
        const int Count = 10_000;
        await using var bed = await StoreBed.OpenAsync(EngineKind.Sqlite);
        var handler = new ScriptedHandler();
        // No slot for anybody: what counts here is what is on disk.
        var channel = new ScriptedChannel { Slot = _ => TimeSpan.FromHours(1) };
        await using var app = await OutboxApp.StartAsync(bed, EngineKind.Sqlite, channel, handlers: [handler], timers: true);
        Guid[] people = [.. Enumerable.Range(0, 500).Select(_ => Guid.CreateVersion7())];
        await app.KnowAsync([.. people.Select(OutboxApp.Direct)]);
        handler.Script = (work, timer) => work.Outbox.ToPersonAsync(
            people[int.Parse(timer.Slot, System.Globalization.CultureInfo.InvariantCulture) % people.Length],
            new Reply.Say("reminder"), $"reminder:{timer.Record:N}:{timer.Due}", Delivery.AtLeastOnce, Priority.Notice,
            CancellationToken.None);

        var due = DateTimeOffset.UtcNow.AddSeconds(-1).ToUnixTimeMilliseconds();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        await app.WriteAsync(async work =>
        {
            for (var i = 0; i < Count; i++)
                await work.Timers.SetAsync("test.due", Guid.CreateVersion7(), $"{i}", due, CancellationToken.None);
        });
        await app.Timers.DrainAsync(TestContext.Current.CancellationToken);
        clock.Stop();

        TestContext.Current.TestOutputHelper!
            .WriteLine($"{Count} timers set, fired and their messages stored in {clock.Elapsed.TotalSeconds:0.0} s");
        System.Console.WriteLine($"{Count} timers set, fired and their messages stored in {clock.Elapsed.TotalSeconds:0.0} s");
        handler.Fired.Count.ShouldBe(Count);
        (await app.StateAsync()).Depth.ShouldBe(Count);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(1));
    }

    private static Task<string?> Done(OutboxApp app, string slot) =>
        app.Store.ReadAsync((view, token) => Runtime.Store.Settings.FindAsync(view, slot, token), CancellationToken.None);
}
