using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Outbox;

public sealed class DeliveryTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 10, 1, 0, 0, TimeSpan.Zero);
    private static readonly Place Sales = OutboxApp.Group("sales");

    [Theory, EachEngine]
    public async Task An_answer_leaves_when_it_is_on_disk_and_is_marked_as_sent(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        await using var app = await OutboxApp.StartAsync(bed, engine);
        await app.KnowAsync(Sales);

        await app.AnswerAsync(Sales, new Reply.Say("hello"));
        await app.IdleAsync();

        app.Channel.Lines.ShouldBe(["hello"]);
        (await app.StateAsync()).Depth.ShouldBe(0);
    }

    [Theory, EachEngine]
    public async Task A_write_that_fails_sends_nothing(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        await using var app = await OutboxApp.StartAsync(bed, engine);
        await app.KnowAsync(Sales);

        await Should.ThrowAsync<FormatException>(app.WriteAsync(async work =>
        {
            await work.Outbox.ToPlaceAsync(Sales.Key, new Reply.Say("never"), "s", Delivery.AtLeastOnce, Priority.Notice,
                CancellationToken.None);
            throw new FormatException("no");
        }));
        await app.SayAsync(Sales, "after");
        await app.IdleAsync();

        app.Channel.Lines.ShouldBe(["after"]);
    }

    [Theory, EachEngine]
    public async Task A_second_post_with_the_same_slot_does_nothing(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        await using var app = await OutboxApp.StartAsync(bed, engine);
        await app.KnowAsync(Sales);

        await app.SayAsync(Sales, "one", slot: "reminder:1");
        await app.IdleAsync();
        await app.SayAsync(Sales, "two", slot: "reminder:1");
        await app.IdleAsync();

        app.Channel.Lines.ShouldBe(["one"]);
    }

    [Theory, EachEngine]
    public async Task Case_097_a_throttled_message_waits_as_long_as_asked_and_keeps_its_place(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        var system = new SteppedTime(Start);
        var channel = new ScriptedChannel { Script = OnceThen(ScriptedChannel.NotSent(TimeSpan.FromSeconds(7))) };
        await using var app = await OutboxApp.StartAsync(bed, engine, channel, system);
        await app.KnowAsync(Sales);

        await app.SayAsync(Sales, "first");
        await app.SayAsync(Sales, "second");
        await OutboxApp.UntilAsync(() => app.Get<OutboxMarks>().IsEmpty);
        system.Advance(TimeSpan.FromSeconds(6.9));
        await Task.Delay(50, TestContext.Current.CancellationToken);
        channel.Lines.ShouldBeEmpty();

        await AdvanceUntilAsync(system, () => app.Outbox.IsIdle);
        channel.Lines.ShouldBe(["first", "second"]);
    }

    [Theory, EachEngine]
    public async Task Case_100_an_answer_of_unknown_fate_is_repeated_once_after_five_seconds_and_says_so(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        var system = new SteppedTime(Start);
        var channel = new ScriptedChannel();
        channel.Script = (_, place, line) => Task.FromResult<SendReport?>(channel.Reset(place, line));
        await using var app = await OutboxApp.StartAsync(bed, engine, channel, system);
        await app.KnowAsync(Sales);

        await app.SayAsync(Sales, "hello");
        await OutboxApp.UntilAsync(() => channel.All.Count == 1 && app.Get<OutboxMarks>().IsEmpty);
        system.Advance(TimeSpan.FromSeconds(4.9));
        await Task.Delay(50, TestContext.Current.CancellationToken);
        channel.Lines.ShouldBe(["hello"]);

        await AdvanceUntilAsync(system, () => app.Outbox.IsIdle);
        channel.Lines.ShouldBe(["hello", "again: hello"]);
        var state = await app.StateAsync();
        state.Unknown.ShouldHaveSingleItem().Attempts.ShouldBe(2);
        state.Depth.ShouldBe(0);
    }

    [Theory, EachEngine]
    public async Task Case_100_other_messages_of_unknown_fate_are_never_repeated_and_hold_nobody_up(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        var channel = new ScriptedChannel();
        channel.Script = (_, place, line) => Task.FromResult(line == "lost" ? channel.Reset(place, line) : null);
        await using var app = await OutboxApp.StartAsync(bed, engine, channel);
        await app.KnowAsync(Sales);

        await app.SayAsync(Sales, "lost", Delivery.AtMostOnce);
        await app.SayAsync(Sales, "next", Delivery.AtMostOnce);
        await app.IdleAsync();

        channel.Lines.ShouldBe(["lost", "next"]);
        (await app.StateAsync()).Unknown.ShouldHaveSingleItem().Failure.ShouldBe("reset");
    }

    [Theory, EachEngine]
    public async Task Case_105_a_refused_message_is_put_aside_and_its_place_is_noted_as_blocked(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        var refusal = new SendReport(SendFate.Rejected, null, 403, "MessageWritesBlocked", null) { Effect = PlaceEffect.Blocked };
        var channel = new ScriptedChannel { Script = (_, _, line) => Task.FromResult(line == "bad" ? refusal : null) };
        await using var app = await OutboxApp.StartAsync(bed, engine, channel);
        await app.KnowAsync(Sales);

        // In one write: a place once noted as blocked is written to no more.
        await app.WriteAsync(async work =>
        {
            await SayAsync(work, "bad");
            await SayAsync(work, "good");
        });
        await app.IdleAsync();

        channel.Lines.ShouldBe(["good"]);
        (await app.StateAsync()).Dead.ShouldHaveSingleItem().Failure.ShouldBe("MessageWritesBlocked");
        (await app.Store.ReadAsync((view, _) => PlaceBook.FindAsync(view, Sales.Key), CancellationToken.None))!.State.ShouldBe(
            PlaceState.Blocked);
    }

    [Theory, EachEngine]
    public async Task The_first_message_to_a_person_opens_their_chat_and_the_next_uses_it(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        await using var app = await OutboxApp.StartAsync(bed, engine);
        await app.KnowAsync(Sales);
        var person = Guid.CreateVersion7();

        foreach (var line in new[] { "one", "two" })
        {
            await app.WriteAsync(work => work.Outbox.ToPersonAsync(
                person, new Reply.Say(line), line, Delivery.AtLeastOnce, Priority.Notice, CancellationToken.None));
            await app.IdleAsync();
        }

        app.Channel.Opened.ShouldBe(1);
        app.Channel.All.Select(message => (message.PlaceKey, message.Line)).ShouldBe(
            [($"t|chat-with-dir-{person:N}", "one"), ($"t|chat-with-dir-{person:N}", "two")]);
    }

    [Theory, EachEngine]
    public async Task A_hanging_messenger_holds_up_only_its_own_conversation(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        var system = new SteppedTime(Start);
        var never = new TaskCompletionSource<SendReport?>();
        var channel =
            new ScriptedChannel { Script = (_, place, _) => place.Key == "sales" ? never.Task : Task.FromResult<SendReport?>(null) };
        await using var app = await OutboxApp.StartAsync(bed, engine, channel, system);
        var support = OutboxApp.Group("support");
        await app.KnowAsync(Sales, support);

        await app.SayAsync(Sales, "stuck", Delivery.AtMostOnce);
        await app.SayAsync(support, "fine");
        await OutboxApp.UntilAsync(() => channel.Lines.Contains("fine"));

        await AdvanceUntilAsync(system, () => app.Outbox.IsIdle);
        (await app.StateAsync()).Unknown.ShouldHaveSingleItem().Failure.ShouldBe("timeout");
    }

    [Theory, EachEngine]
    public async Task A_click_on_a_card_of_unknown_fate_shows_that_it_arrived_and_it_is_not_sent_again(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        var channel = new ScriptedChannel();
        channel.Script = (_, place, line) => Task.FromResult(line == "card" ? channel.Reset(place, line) : null);
        await using var app = await OutboxApp.StartAsync(bed, engine, channel, new SteppedTime(Start));
        await app.KnowAsync(Sales);
        var card = await AnswerWithCardAsync(app);
        await app.SayAsync(Sales, "next");
        // What the messenger has is not yet what we know of it: only a lane at rest has noted that the fate is unknown.
        await OutboxApp.UntilAsync(() => channel.All.Count == 1 && app.Outbox.IsWaiting);

        await app.WriteAsync(work => work.Outbox.SeenAsync(card, Sales, "a7"));
        await app.IdleAsync();

        channel.Lines.ShouldBe(["card", "next"]);
        (await app.StateAsync()).Unknown.ShouldBeEmpty();
        (await CopyAsync(app, card)).ActivityId.ShouldBe("a7");
    }

    [Theory, EachEngine]
    public async Task A_click_that_comes_before_the_answer_to_its_cards_sending_is_lost_keeps_it_from_being_sent_again(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        var (lost, channel) = (new TaskCompletionSource(), new ScriptedChannel());
        channel.Script = async (_, place, line) =>
        {
            if (line != "card") return null;
            var report = channel.Reset(place, line);
            await lost.Task;
            return report;
        };
        await using var app = await OutboxApp.StartAsync(bed, engine, channel, new SteppedTime(Start));
        await app.KnowAsync(Sales);
        var card = await AnswerWithCardAsync(app);
        await app.SayAsync(Sales, "next");
        await OutboxApp.UntilAsync(() => channel.All.Count == 1);

        await app.WriteAsync(work => work.Outbox.SeenAsync(card, Sales, "a7"));
        lost.SetResult();
        await app.IdleAsync();

        channel.Lines.ShouldBe(["card", "next"]);
        (await app.StateAsync()).Unknown.ShouldBeEmpty();
        (await CopyAsync(app, card)).ShouldSatisfyAllConditions(
            copy => copy.ActivityId.ShouldBe("a7"), copy => copy.Retired.ShouldBeFalse());
    }

    [Theory, EachEngine]
    public async Task Old_rows_are_swept_and_open_ones_and_slots_are_kept(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        var system = new SteppedTime(Start);
        var channel = new ScriptedChannel { Script =
            (_, _, line) => Task.FromResult(line == "open" ? ScriptedChannel.NotSent(TimeSpan.FromDays(9)) : null) };
        await using var app = await OutboxApp.StartAsync(bed, engine, channel, system);
        var support = OutboxApp.Group("support");
        await app.KnowAsync(Sales, support);
        await app.AnswerAsync(Sales, new Reply.Say("plain"));
        await app.SayAsync(Sales, "slotted", slot: "slot");
        await app.SayAsync(support, "open", slot: "open");
        // The one that stays open was tried before the days pass: tried first after them, it would be too old.
        await OutboxApp.UntilAsync(() => channel.All.Count == 2 && app.Outbox.IsWaiting);

        (await app.Get<SweepOutbox>().RunAsync(CancellationToken.None)).ShouldBe(0);
        system.Advance(TimeSpan.FromDays(4));
        (await app.Get<SweepOutbox>().RunAsync(CancellationToken.None)).ShouldBe(1);
        await app.SayAsync(Sales, "slotted", slot: "slot");
        system.Advance(TimeSpan.FromDays(1));
        channel.All.Count.ShouldBe(2);
        (await app.StateAsync()).Depth.ShouldBe(1);
    }

    private static Task SayAsync(UnitOfWork work, string line) => work.Outbox.ToPlaceAsync(
        Sales.Key, new Reply.Say(line), line, Delivery.AtLeastOnce, Priority.Notice, CancellationToken.None);

    private static async Task<Guid> AnswerWithCardAsync(OutboxApp app)
    {
        var (note, card) = (new Note { Title = "card" }, Guid.Empty);
        await app.WriteAsync(async work =>
        {
            work.Db.Add(note);
            await work.SaveAsync(CancellationToken.None);
            card = (await work.Outbox.AnswerAsync(new(Sales, "zh-CN", Runtime.Time.TimeZones.China, null),
                new Reply.OfRecord(new RecordRef("note", note.Id)), null, CancellationToken.None))!.Value;
        });
        return card;
    }

    private static async Task<CardCopy> CopyAsync(OutboxApp app, Guid card) =>
        (await app.Store.ReadAsync((view, _) => CardCopies.FindAsync(view, card), CancellationToken.None))!;

    private static async Task AdvanceUntilAsync(SteppedTime system, Func<bool> condition)
    {
        await OutboxApp.UntilAsync(() =>
        {
            if (condition()) return true;
            system.Advance(TimeSpan.FromMilliseconds(100));
            return false;
        });
    }

    private static Func<string, Place, string, Task<SendReport?>> OnceThen(SendReport first)
    {
        var asked = 0;
        return (_, _, _) => Task.FromResult(asked++ == 0 ? first : null);
    }
}
