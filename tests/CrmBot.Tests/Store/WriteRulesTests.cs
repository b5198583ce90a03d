using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Store;

public sealed class WriteRulesTests
{
    [Theory, EachEngine]
    public async Task A_write_inside_a_write_is_refused_instead_of_waiting_for_itself(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        var refusal = await Should.ThrowAsync<InvalidOperationException>(bed.WriteAsync(async _ =>
        {
            await Task.Yield();
            await bed.WriteAsync(_ => Task.CompletedTask);
        }));

        refusal.Message.ShouldContain("inside a write");
    }

    [Theory, EachEngine]
    public async Task A_record_and_one_that_points_to_it_are_both_saved_when_both_changed(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        var (note, part) = (new Note { Title = "before" }, new NotePart { Text = "before" });
        part.NoteId = note.Id;
        await bed.WriteAsync(work =>
        {
            work.Db.Add(note);
            work.Db.Add(part);
            return Task.CompletedTask;
        });

        await bed.WriteAsync(async work =>
        {
            var pointing = (await work.Records.FindAsync<NotePart>(part.Id, default))!;
            var pointedTo = (await work.Records.FindAsync<Note>(note.Id, default))!;
            (pointing.Text, pointedTo.Title) = ("after", "after");
        });

        (await bed.ReadAsync(async view => (await view.Records.ReadAsync<Note>(note.Id, default))!.Title)).ShouldBe("after");
        (await bed.ReadAsync(async view => (await view.Records.ReadAsync<NotePart>(part.Id, default))!.Text)).ShouldBe("after");
    }

    [Theory, EachEngine]
    public async Task Work_left_running_by_a_write_may_write_once_that_write_has_ended(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        var ended = new TaskCompletionSource();
        Task later = Task.CompletedTask;
        await bed.WriteAsync(_ =>
        {
            later = Task.Run(async () =>
            {
                await ended.Task;
                await bed.WriteAsync(work => Runtime.Store.Settings.SetAsync(work, "later", "yes", default));
            });
            return Task.CompletedTask;
        });
        ended.SetResult();
        await later;

        (await bed.ReadAsync(view => Runtime.Store.Settings.FindAsync(view, "later", default))).ShouldBe("yes");
    }

    [Theory, EachEngine]
    public async Task A_write_cancelled_while_it_waits_is_never_started(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        var (held, started) = (new TaskCompletionSource(), false);
        using var cancel = new CancellationTokenSource();
        var first = bed.WriteAsync(_ => held.Task);
        var second = bed.Store.WriteAsync("test", (_, _) => Task.FromResult(started = true), cancel.Token);
        await cancel.CancelAsync();
        held.SetResult();
        await first;

        await Should.ThrowAsync<OperationCanceledException>(second);
        started.ShouldBeFalse();
    }

    [Theory, EachEngine]
    public async Task A_write_over_its_time_budget_stores_nothing(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        await using var hurried = await StoreBed.OpenAsync(engine,
            options => options with { WriteBudget = TimeSpan.FromMilliseconds(200) });
        await Should.ThrowAsync<TimeoutException>(hurried.Store.WriteAsync("slow", async (work, token) =>
        {
            await Runtime.Store.Settings.SetAsync(work, "slow", "stored", token);
            await Task.Delay(Timeout.Infinite, token);
            return true;
        }, TestContext.Current.CancellationToken));

        (await hurried.ReadAsync(view => Runtime.Store.Settings.FindAsync(view, "slow", default))).ShouldBeNull();
        await hurried.WriteAsync(work => Runtime.Store.Settings.SetAsync(work, "next", "stored", default));
        (await hurried.ReadAsync(view => Runtime.Store.Settings.FindAsync(view, "next", default))).ShouldBe("stored");
    }

    [Theory, EachEngine]
    public async Task Wakes_come_after_the_commit_and_never_after_a_rollback(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        var woken = new List<string>();
        await bed.WriteAsync(work =>
        {
            work.AfterCommit(() => woken.Add("stored"));
            woken.ShouldBeEmpty();
            return Task.CompletedTask;
        });
        await Should.ThrowAsync<FormatException>(bed.WriteAsync(work =>
        {
            work.AfterCommit(() => woken.Add("rolled back"));
            throw new FormatException();
        }));

        woken.ShouldBe(["stored"]);
    }

    [Theory, EachEngine]
    public async Task A_reader_keeps_its_snapshot(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        await bed.WriteAsync(work => Runtime.Store.Settings.SetAsync(work, "seen", "before", default));
        var seen = await bed.ReadAsync(async view =>
        {
            var first = await Runtime.Store.Settings.FindAsync(view, "seen", default);
            await bed.WriteAsync(work => Runtime.Store.Settings.SetAsync(work, "seen", "after", default));
            return (first, await Runtime.Store.Settings.FindAsync(view, "seen", default));
        });

        seen.ShouldBe(("before", "before"));
        (await bed.ReadAsync(view => Runtime.Store.Settings.FindAsync(view, "seen", default))).ShouldBe("after");
    }

    [Theory, EachEngine]
    public async Task A_reader_cannot_write(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        await bed.WriteAsync(work => Runtime.Store.Settings.SetAsync(work, "seen", "before", default));
        await Should.ThrowAsync<System.Data.Common.DbException>(() => bed.ReadAsync(view => view.Sql.ExecuteAsync("DELETE FROM setting")));

        (await bed.ReadAsync(view => Runtime.Store.Settings.FindAsync(view, "seen", default))).ShouldBe("before");
    }

    [Theory, EachEngine]
    public async Task Business_time_stands_still_within_a_unit_of_work(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        var (first, second) = await bed.WriteAsync(work =>
        {
            var before = work.Now;
            bed.Business.Advance(TimeSpan.FromHours(1));
            return Task.FromResult((before, work.Now));
        });

        second.ShouldBe(first);
        (await bed.ReadAsync(view => Task.FromResult(view.Now))).ShouldBe(first + 3_600_000);
    }

    [Theory, EachEngine]
    public async Task A_number_is_not_given_out_twice(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        var given = new List<long> { await Next(bed), await Next(bed) };
        await Should.ThrowAsync<FormatException>(bed.WriteAsync(async work =>
        {
            await work.Numbers.NextAsync("ticket", default);
            throw new FormatException("rolled back: nobody has seen the number");
        }));
        given.Add(await Next(bed));
        given.Add(await bed.WriteAsync(work => work.Numbers.NextAsync("deal", default)) + 100);

        given.ShouldBe([1, 2, 3, 101]);

        static Task<long> Next(StoreBed bed) => bed.WriteAsync(work => work.Numbers.NextAsync("ticket", default));
    }

    [Theory, EachEngine]
    public async Task A_lease_has_one_holder_until_it_ends(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        (await Take("one")).ShouldBeTrue();
        (await Take("two")).ShouldBeFalse();
        (await Take("one")).ShouldBeTrue();
        bed.System.Advance(TimeSpan.FromSeconds(31));
        (await Take("two")).ShouldBeTrue();
        (await Take("one")).ShouldBeFalse();
        await bed.WriteAsync(work => Leases.ReleaseAsync(work, "job", "two"));
        (await Take("one")).ShouldBeTrue();

        Task<bool> Take(string holder) => bed.WriteAsync(work => Leases.TakeAsync(work, "job", holder, TimeSpan.FromSeconds(30)));
    }

    [Theory, EachEngine]
    public async Task A_lease_of_a_dead_holder_does_not_outlive_a_clock_that_was_set_back(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        (await Take("dead")).ShouldBeTrue();
        bed.System.Advance(-TimeSpan.FromSeconds(45));
        (await Take("two")).ShouldBeFalse("so far apart the clocks of two instances may be");
        bed.System.Advance(-TimeSpan.FromDays(1));
        (await Take("two")).ShouldBeTrue();
        (await Take("one")).ShouldBeFalse();

        Task<bool> Take(string holder) => bed.WriteAsync(work => Leases.TakeAsync(work, "job", holder, TimeSpan.FromSeconds(30)));
    }
}
