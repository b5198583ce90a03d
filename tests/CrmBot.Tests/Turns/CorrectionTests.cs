using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Turns;

public sealed class CorrectionTests
{
    private const string Remind = """{"i":"remind","cust":"恒达","note":"first","next":{"at":"2026-03-18T09:00"}}""";

    [Theory, EachEngine]
    public async Task A_correction_changes_the_stored_record_in_place_where_the_feature_can(EngineKind engine)
    {
        await using var bed = await TurnBed.OpenAsync(engine);
        await bed.AskAsync(TurnBed.Log("first"));

        var shown = await bed.AskAsync("""={"note":"second"}""");

        shown.Text.ShouldBe("second | Open | 2 | 已记下");
        (await bed.NotesAsync()).ShouldHaveSingleItem().Title.ShouldBe("second");
    }

    [Fact]
    public async Task Cancel_after_a_correction_takes_everything_back()
    {
        await using var bed = await TurnBed.OpenAsync();
        await bed.AskAsync(TurnBed.Log("first"));
        await bed.AskAsync("""={"note":"second"}""");

        (await bed.AskAsync("cancel")).Text.ShouldBe("已撤销。");

        (await bed.NotesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Undo_after_a_correction_takes_the_correction_back_and_a_second_undo_the_rest()
    {
        await using var bed = await TurnBed.OpenAsync();
        await bed.AskAsync(TurnBed.Log("first"));
        await bed.AskAsync("""={"note":"second"}""");

        await bed.AskAsync("undo");
        (await bed.NotesAsync()).ShouldHaveSingleItem().Title.ShouldBe("first");

        await bed.AskAsync("undo");
        (await bed.NotesAsync()).ShouldBeEmpty();
    }

    [Theory, EachEngine]
    public async Task What_cannot_be_corrected_in_place_is_undone_and_stored_anew(EngineKind engine)
    {
        await using var bed = await TurnBed.OpenAsync(engine);
        await bed.AskAsync(Remind);
        var before = (await bed.NotesAsync()).ShouldHaveSingleItem();

        await bed.AskAsync("""={"note":"second"}""");

        var after = (await bed.NotesAsync()).ShouldHaveSingleItem();
        after.Title.ShouldBe("second");
        after.Id.ShouldNotBe(before.Id);
        await bed.AskAsync("cancel");
        (await bed.NotesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Ok_on_something_stored_only_closes_it()
    {
        await using var bed = await TurnBed.OpenAsync();
        await bed.AskAsync(TurnBed.Log("first"));

        (await bed.AskAsync("ok")).Text.ShouldBe("好的，已经记下了。");

        (await bed.NotesAsync()).ShouldHaveSingleItem().Version.ShouldBe(1);
    }

    [Fact]
    public async Task The_change_button_asks_what_is_wrong_and_never_mind_gives_the_card_back()
    {
        await using var bed = await TurnBed.OpenAsync();
        var shown = await bed.AskAsync(TurnBed.Log("first"));

        for (var i = 0; i < 2; i++)
        {
            await bed.ClickAsync(shown, "turn.change", shown.Data("turn.change"), submit: true);
            shown.Text.ShouldContain("哪里不对？");
            await bed.PressAsync(shown, "draft.cancel");
            shown.Text.ShouldBe("first | Open | 1 | 已记下");
        }
    }

    [Fact]
    public async Task What_is_typed_after_the_change_button_corrects_the_record()
    {
        await using var bed = await TurnBed.OpenAsync();
        var shown = await bed.AskAsync(TurnBed.Log("first"));
        var form = await bed.PressAsync(shown, "turn.change");
        var data = new Shown("", "") { Message = new(null, ((CrmBot.Runtime.Turns.TurnAnswer.Card)form).Content, "") }.Data("draft.answer");
        data["answer"] = """={"note":"second"}""";

        var answer = await bed.ClickAsync(shown, "draft.answer", data);

        answer.Text().ShouldBe("second | Open | 2 | 已记下");
        (await bed.NotesAsync()).ShouldHaveSingleItem().Title.ShouldBe("second");
    }

    [Fact]
    public async Task Undo_on_the_card_takes_the_record_back_once()
    {
        await using var bed = await TurnBed.OpenAsync();
        var shown = await bed.AskAsync(TurnBed.Log("first"));
        var button = shown.Data("turn.undo");

        (await bed.ClickAsync(shown, "turn.undo", button)).Text().ShouldBe("已撤销。");
        (await bed.ClickAsync(shown, "turn.undo", button)).Text().ShouldBe("已撤销。");

        shown.Text.ShouldBe("已撤销。");
        (await bed.NotesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Undo_keeps_what_somebody_changed_since_and_says_so()
    {
        await using var bed = await TurnBed.OpenAsync();
        var shown = await bed.AskAsync(TurnBed.Log("first"));
        var note = (await bed.NotesAsync()).ShouldHaveSingleItem();
        await bed.ClickAsync(shown, "note.done", TurnBed.NoteButton(shown, "note.done", note.Id, 1), TurnBed.Ann);

        var told = await bed.AskAsync("undo");

        told.Text.ShouldStartWith("没有撤销：这条后来又有改动");
        (await bed.NotesAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Undo_is_refused_after_ten_minutes_and_when_there_is_nothing()
    {
        await using var bed = await TurnBed.OpenAsync();
        (await bed.AskAsync("undo")).Text.ShouldBe("没有可以撤销的。");
        await bed.AskAsync(TurnBed.Log("first"));
        bed.Store.Business.Advance(TimeSpan.FromMinutes(11));

        (await bed.AskAsync("undo")).Text.ShouldContain("能撤销的时间");

        (await bed.NotesAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Undo_in_reply_to_a_card_takes_that_card_back_not_the_last_one()
    {
        await using var bed = await TurnBed.OpenAsync();
        var first = await bed.AskAsync(TurnBed.Log("first"));
        await bed.AskAsync(TurnBed.Log("second"));

        await bed.AskAsync("undo", null, first.ActivityId);

        (await bed.NotesAsync()).ShouldHaveSingleItem().Title.ShouldBe("second");
    }

    [Fact]
    public async Task Undo_while_a_draft_is_open_drops_the_draft()
    {
        await using var bed = await TurnBed.OpenAsync();
        await bed.AskAsync(TurnBed.Log("first"));
        await bed.AskAsync("""{"i":"log","cust":"恒达","note":"n","resolve":["cust"]}""");

        await bed.AskAsync("undo");

        (await bed.NotesAsync()).ShouldHaveSingleItem().Title.ShouldBe("first");
    }
}
