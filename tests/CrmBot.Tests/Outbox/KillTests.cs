using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Outbox;

/// <summary>An instance dies at the worst moment; another starts on the same database.</summary>
public sealed class KillTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 10, 1, 0, 0, TimeSpan.Zero);
    private static readonly Place Sales = OutboxApp.Group("sales");

    [Fact]
    public async Task Case_103_messages_that_were_leaving_are_repeated_or_not_by_their_class_and_waiting_ones_are_sent()
    {
        await using var bed = await StoreBed.OpenAsync(EngineKind.Sqlite);
        var support = OutboxApp.Group("support");
        await using (var first = await OutboxApp.StartAsync(bed, EngineKind.Sqlite, Silent(out var reached)))
        {
            await first.KnowAsync(Sales, support);
            await first.SayAsync(Sales, "reminder", Delivery.AtLeastOnce);
            await first.SayAsync(Sales, "after the reminder", Delivery.AtLeastOnce);
            await first.SayAsync(support, "news", Delivery.AtMostOnce);
            await first.SayAsync(support, "after the news", Delivery.AtMostOnce);
            await OutboxApp.UntilAsync(() => reached.Count == 2);
            first.Kill();
        }

        var system = new SteppedTime(Start);
        await using var second = await OutboxApp.StartAsync(bed, EngineKind.Sqlite, system: system);
        await OutboxApp.UntilAsync(() => second.Channel.All.Count == 1);
        second.Channel.Lines.ShouldBe(["after the news"]);
        await OutboxApp.UntilAsync(() =>
        {
            system.Advance(TimeSpan.FromMilliseconds(100));
            return second.Outbox.IsIdle;
        });

        second.Channel.Lines.ShouldBe(["after the news", "again: reminder", "after the reminder"]);
        (await second.StateAsync()).Unknown.ShouldHaveSingleItem().Failure.ShouldBe("interrupted");
    }

    [Fact]
    public async Task An_answer_whose_process_died_right_after_the_commit_is_repeated_once_only_however_often_it_dies()
    {
        await using var bed = await StoreBed.OpenAsync(EngineKind.Sqlite);
        await using (var first = await OutboxApp.StartAsync(bed, EngineKind.Sqlite, Silent(out var reached)))
        {
            await first.KnowAsync(Sales);
            await first.AnswerAsync(Sales, new Reply.Say("hello"));
            await OutboxApp.UntilAsync(() => reached.Count == 1);
            first.Kill();
        }

        await using (var second = await OutboxApp.StartAsync(bed, EngineKind.Sqlite, Silent(out var repeated)))
        {
            await OutboxApp.UntilAsync(() => repeated.Count == 1);
            repeated.ShouldBe(["again: hello"]);
            second.Kill();
        }

        await using var third = await OutboxApp.StartAsync(bed, EngineKind.Sqlite);
        await third.IdleAsync();
        third.Channel.All.ShouldBeEmpty();
        (await third.StateAsync()).Unknown.Count.ShouldBe(1);
    }

    [Theory, EachEngine]
    public async Task Case_150_a_clean_stop_lets_what_is_on_its_way_arrive_and_hands_over_the_rest_unmarked(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        var answer = new TaskCompletionSource<SendReport?>();
        var reached = 0;
        var channel = new ScriptedChannel
        {
            Script = (_, _, _) =>
            {
                Interlocked.Increment(ref reached);
                return answer.Task;
            },
        };
        await using (var first = await OutboxApp.StartAsync(bed, engine, channel))
        {
            await first.KnowAsync(Sales);
            await first.AnswerAsync(Sales, new Reply.Say("hello"));
            await first.AnswerAsync(Sales, new Reply.Say("goodbye"));
            await OutboxApp.UntilAsync(() => Volatile.Read(ref reached) == 1);
            var stopped = first.Outbox.StopAsync(CancellationToken.None);
            answer.SetResult(null);
            await stopped;
        }

        await using var second = await OutboxApp.StartAsync(bed, engine);
        await second.IdleAsync();
        channel.Lines.Concat(second.Channel.Lines).ShouldBe(["hello", "goodbye"]);
    }

    [Fact]
    public async Task On_PostgreSQL_another_instance_takes_over_when_the_lease_has_run_out()
    {
        await using var bed = await StoreBed.OpenAsync(EngineKind.Postgres);
        var system = new SteppedTime(Start);
        await using (var first = await OutboxApp.StartAsync(bed, EngineKind.Postgres, Silent(out var reached), system))
        {
            await first.KnowAsync(Sales);
            await first.SayAsync(Sales, "one");
            await first.SayAsync(Sales, "two");
            await OutboxApp.UntilAsync(() => reached.Count == 1);
            first.Kill();
        }

        await using var second = await OutboxApp.StartAsync(bed, EngineKind.Postgres, system: system);
        system.Advance(TimeSpan.FromSeconds(30));
        await Task.Delay(100, TestContext.Current.CancellationToken);
        second.Channel.All.ShouldBeEmpty();
        await OutboxApp.UntilAsync(() =>
        {
            system.Advance(TimeSpan.FromMilliseconds(500));
            return second.Channel.All.Count == 2;
        });

        second.Channel.Lines.ShouldBe(["again: one", "two"]);
    }

    // Lets requests out and never answers.
    private static ScriptedChannel Silent(out System.Collections.Concurrent.ConcurrentQueue<string> reached)
    {
        var lines = reached = [];
        var never = new TaskCompletionSource<SendReport?>();
        return new ScriptedChannel
        {
            Script = (_, _, line) =>
            {
                lines.Enqueue(line);
                return never.Task;
            },
        };
    }
}
