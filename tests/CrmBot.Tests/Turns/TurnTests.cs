using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Turns;

public sealed class TurnTests
{
    // Short for what never ends, long enough for a busy machine to open the store.
    private static readonly TimeSpan ShortBudget = TimeSpan.FromSeconds(3);

    [Theory, EachEngine]
    public async Task A_sentence_is_stored_and_answered_with_its_card_and_the_row_of_change_and_undo(EngineKind engine)
    {
        await using var bed = await TurnBed.OpenAsync(engine);

        var shown = await bed.AskAsync(TurnBed.Log("嫌贵"));

        (await bed.NotesAsync()).ShouldHaveSingleItem().Title.ShouldBe("嫌贵");
        shown.Text.ShouldBe("嫌贵 | Open | 1 | 已记下");
        shown.Verbs.ShouldBe(["turn.change", "turn.undo"]);
    }

    [Theory, EachEngine]
    public async Task Case_121_the_same_activity_five_times_at_once_changes_the_store_once_and_gets_one_answer(EngineKind engine)
    {
        await using var bed = await TurnBed.OpenAsync(engine);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => bed.SayAsync(TurnBed.Log("once"), id: "same")));

        answers.ShouldAllBe(answer => answer is TurnAnswer.Accepted);
        (await bed.NotesAsync()).Count.ShouldBe(1);
        bed.Messages.All.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Case_123_the_same_activity_id_in_another_conversation_is_another_message()
    {
        await using var bed = await TurnBed.OpenAsync();
        await bed.SayAsync(TurnBed.Log("here"), id: "same");
        await bed.SayAsync(TurnBed.Log("there"), TurnBed.Ann, id: "same");
        await bed.SayAsync(TurnBed.Log("elsewhere"), place: TurnBed.Direct(TurnBed.Lin) with { ChannelId = "webchat" }, id: "same");

        (await bed.NotesAsync()).Select(note => note.Title).ShouldBe(["here", "there", "elsewhere"]);
    }

    [Theory, EachEngine]
    public async Task Case_147_messages_of_one_conversation_are_handled_one_after_the_other_however_they_arrive(EngineKind engine)
    {
        await using var bed = await TurnBed.OpenAsync(engine);
        var title = $"together {engine}";

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => bed.SayAsync(TurnBed.Log(title))));

        (await bed.NotesAsync()).Count(note => note.Title == title).ShouldBe(20);
        LogNote.MostAtOnce(title).ShouldBe(1);
    }

    [Fact]
    public async Task An_activity_without_an_id_cannot_be_told_from_a_repeat()
    {
        await using var bed = await TurnBed.OpenAsync();
        await bed.SayAsync(TurnBed.Log("twice"), id: "");
        await bed.SayAsync(TurnBed.Log("twice"), id: "");

        (await bed.NotesAsync()).Count.ShouldBe(2);
    }

    [Theory, EachEngine]
    public async Task A_failing_handler_leaves_nothing_behind_but_a_short_card_and_fails_only_once(EngineKind engine)
    {
        await using var bed = await TurnBed.OpenAsync(engine);
        await bed.SayAsync(TurnBed.Log("before"));

        (await bed.SayAsync(TurnBed.Log("boom"), id: "bad")).ShouldBeAccepted();
        (await bed.SayAsync(TurnBed.Log("boom"), id: "bad")).ShouldBeAccepted();
        await bed.SayAsync(TurnBed.Log("after"));

        (await bed.NotesAsync()).Select(note => note.Title).ShouldBe(["before", "after"]);
        bed.Messages.All.Count.ShouldBe(3);
        bed.Messages.All[1].Text.ShouldStartWith("刚才这条没处理成");
    }

    [Theory, EachEngine]
    public async Task A_turn_that_is_not_stored_in_time_answers_busy_and_the_next_delivery_is_a_first_one(EngineKind engine)
    {
        await using var bed = await TurnBed.OpenAsync(engine, budget: ShortBudget);

        var answer = await bed.SayAsync(TurnBed.Log("slow"), id: "late");

        answer.ShouldBeOfType<TurnAnswer.Busy>();
        (await bed.CountAsync("dedupe")).ShouldBe(0);
        (await bed.NotesAsync()).ShouldBeEmpty();
        bed.Messages.All.ShouldBeEmpty();
    }

    [Theory, EachEngine]
    public async Task Whoever_asks_for_more_than_can_be_read_in_time_is_told_so_once(EngineKind engine)
    {
        await using var bed = await TurnBed.OpenAsync(engine, budget: ShortBudget);
        const string Endless = """{"i":"show","cust":"endless"}""";

        (await bed.SayAsync(Endless, id: "much")).ShouldBeAccepted();
        (await bed.SayAsync(Endless, id: "much")).ShouldBeAccepted();

        bed.Messages.All.ShouldHaveSingleItem().Text.ShouldContain("缩小一点范围");
    }

    [Fact]
    public async Task What_was_read_ahead_is_not_read_again_when_a_neighbour_in_the_batch_fails()
    {
        await using var bed = await TurnBed.OpenAsync();
        for (var (attempts, round) = (0, 1); attempts < 2; round++)
        {
            round.ShouldBeLessThan(50, "the two were never stored together");
            var (before, writer) = (ShowNotes.Counted, new TaskCompletionSource());
            var busy = bed.Store.Store.WriteAsync("busy", async (_, _) => { await writer.Task; return true; }, CancellationToken.None);
            var asked = bed.SayAsync("""{"i":"show","cust":"counted"}""");
            while (ShowNotes.Counted == before) await Task.Yield();
            attempts = 0;
            var failing = bed.Store.Store.WriteAsync<bool>("failing",
                (_, _) => { attempts++; throw new InvalidOperationException("The neighbour fails."); }, CancellationToken.None);
            writer.SetResult();
            await Should.ThrowAsync<InvalidOperationException>(() => failing);
            (await asked).ShouldBeAccepted();
            (await busy).ShouldBeTrue();
            ShowNotes.Counted.ShouldBe(before + 1);
            bed.Messages.All.Count.ShouldBe(round);
        }
    }

    [Fact]
    public async Task Several_things_in_one_sentence_become_one_card_and_one_undo()
    {
        await using var bed = await TurnBed.OpenAsync();

        var shown = await bed.AskAsync($"[{TurnBed.Log("one")},{TurnBed.Log("two")}]");

        bed.Messages.All.Count.ShouldBe(1);
        shown.Text.ShouldBe("one | Open | 1 | two | Open | 1 | 已记下");
        await bed.AskAsync("undo");
        (await bed.NotesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_unknown_person_is_greeted_and_nothing_they_say_is_stored()
    {
        await using var bed = await TurnBed.OpenAsync();
        var stranger = TwoPeople.Lin with { Id = Guid.Empty, Name = "Eve", DirectoryId = "nobody" };

        var shown = await bed.AskAsync(TurnBed.Log("x"), stranger);

        shown.Text.ShouldBe("在呢，有事直接说。");
        (await bed.NotesAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("换个人")]
    [InlineData("換個人！")]
    [InlineData("  SWITCH  person ")]
    public async Task A_phrase_is_matched_whole_after_folding(string text)
    {
        await using var bed = await TurnBed.OpenAsync();
        (await bed.AskAsync(text)).Text.ShouldBe("在呢，有事直接说。");
        (await bed.AskAsync(text + "好吗")).Text.ShouldNotBe("在呢，有事直接说。");
    }

    [Fact]
    public async Task What_nobody_answers_yet_is_said_kindly_with_what_works()
    {
        await using var bed = await TurnBed.OpenAsync();
        (await bed.AskAsync("""{"i":"campaign","seg":"all"}""", TurnBed.Ann)).Text.ShouldBe(
            "I cannot do that yet. What I can do: log a contact, set a reminder, look up a customer.");
    }

    [Fact]
    public async Task A_text_of_fifty_thousand_characters_gets_a_clear_answer()
    {
        await using var bed = await TurnBed.OpenAsync();
        (await bed.AskAsync(new string('长', 50_000))).Text.ShouldContain("8000");
    }

    [Fact]
    public async Task Control_characters_and_halves_of_characters_never_reach_the_store()
    {
        await using var bed = await TurnBed.OpenAsync();

        await bed.SayAsync(TurnBed.Log("a\u0000b\u0007c\ud83dd😀\u202Ee"));

        (await bed.NotesAsync()).ShouldHaveSingleItem().Title.ShouldBe("abc\uFFFDd😀\u202Ee");
    }

    [Fact]
    public async Task The_place_is_captured_and_anything_that_comes_in_makes_it_active_again()
    {
        await using var bed = await TurnBed.OpenAsync();
        var place = TurnBed.Direct(TurnBed.Lin);
        await bed.SayAsync("hi");
        await bed.Turns.RunAsync(new PlaceChanged(bed.NextId(), TurnBed.Sender(TurnBed.Lin), place, PlaceChangeKind.BotRemoved),
            TestContext.Current.CancellationToken);
        (await bed.Store.ReadAsync(view => PlaceBook.FindAsync(view, place.Key)))!.State.ShouldBe(PlaceState.Uninstalled);
        (await bed.Store.ReadAsync(view => PlaceBook.DirectAsync(view, TurnBed.Lin.Id))).ShouldBeNull();

        await bed.SayAsync("hi");

        var known = (await bed.Store.ReadAsync(view => PlaceBook.DirectAsync(view, TurnBed.Lin.Id)))!;
        known.Place.ShouldBe(place);
        (known.State, known.PersonId, known.Locale).ShouldBe((PlaceState.Active, TurnBed.Lin.Id, "zh-CN"));
    }

    [Fact]
    public async Task The_conversation_remembers_what_was_talked_about_for_each_person_and_place()
    {
        await using var bed = await TurnBed.OpenAsync();
        var reader = (ReadJson)bed.Store.Services.GetService(typeof(IReadSentences))!;
        await bed.SayAsync(TurnBed.Log("x"));

        await bed.SayAsync("hi");
        reader.Last!.LastCustomer.ShouldBe("恒达");
        reader.Last.Preview!.Text("note").ShouldBe("x");

        await bed.SayAsync("hi", TurnBed.Ann);
        reader.Last.LastCustomer.ShouldBeNull();
    }

    [Fact]
    public async Task A_card_posted_before_its_record_is_saved_carries_the_revision_it_will_have()
    {
        await using var bed = await TurnBed.OpenAsync();
        await bed.SayAsync("换个人");
        var note = new Note { Title = "due" };

        await bed.Store.WriteAsync(async work =>
        {
            work.Db.Add(note);
            await work.Outbox.ToPersonAsync(
                TurnBed.Lin.Id, new Reply.OfRecord(new RecordRef("note", note.Id)), "due", Delivery.AtLeastOnce, Priority.Answer,
                TestContext.Current.CancellationToken);
        });
        await bed.IdleAsync();

        bed.Messages.All[^1].Text.ShouldBe("due | Open | 1");
    }

    [Fact]
    public async Task An_edited_message_corrects_what_it_said_and_a_deleted_one_offers_undo()
    {
        await using var bed = await TurnBed.OpenAsync();
        await bed.SayAsync(TurnBed.Log("wrong"), id: "m");

        await ChangeAsync(bed, TurnBed.Log("right"));
        (await bed.NotesAsync()).ShouldHaveSingleItem().Title.ShouldBe("right");

        await bed.SayAsync(TurnBed.Log("other"), id: "d");
        await bed.Turns.RunAsync(new MessageChanged("d", TurnBed.Sender(TurnBed.Lin), TurnBed.Direct(TurnBed.Lin), null),
            TestContext.Current.CancellationToken);
        await bed.IdleAsync();
        (await bed.NotesAsync()).Count.ShouldBe(2);
        await bed.PressAsync(bed.Messages.All[^1], "turn.undo");
        (await bed.NotesAsync()).ShouldHaveSingleItem().Title.ShouldBe("right");
    }

    private static async Task ChangeAsync(TurnBed bed, string? text)
    {
        (await bed.Turns.RunAsync(new MessageChanged("m", TurnBed.Sender(TurnBed.Lin), TurnBed.Direct(TurnBed.Lin), text),
            TestContext.Current.CancellationToken)).ShouldBeAccepted();
        await bed.IdleAsync();
    }
}
