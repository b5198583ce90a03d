using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Turns;

public sealed class UndoneInWordsTests
{
    private const string Remind = """{"i":"remind","cust":"恒达","note":"first"}""";

    [Fact]
    public async Task Each_undo_goes_one_further_back_and_names_what_it_was()
    {
        await using var bed = await TurnBed.OpenAsync();
        await bed.AskAsync(TurnBed.Log("first"));
        await bed.AskAsync(TurnBed.Log("second"));
        await bed.AskAsync("what");

        (await bed.AskAsync("undo")).Text.ShouldStartWith("已撤销「{\"i\":\"log\"");
        (await bed.NotesAsync()).ShouldHaveSingleItem().Title.ShouldBe("first");

        await bed.AskAsync("undo");
        (await bed.NotesAsync()).ShouldBeEmpty();
        (await bed.AskAsync("undo")).Text.ShouldBe("没有可以撤销的。");
    }

    [Fact]
    public async Task What_a_button_has_taken_back_is_passed_over()
    {
        await using var bed = await TurnBed.OpenAsync();
        await bed.AskAsync(TurnBed.Log("first"));
        await bed.PressAsync(await bed.AskAsync(TurnBed.Log("second")), "turn.undo");

        await bed.AskAsync("undo");

        (await bed.NotesAsync()).ShouldBeEmpty();
    }

    [Theory, EachEngine]
    public async Task Undo_of_a_correction_that_was_stored_anew_brings_back_what_was_there_before(EngineKind engine)
    {
        await using var bed = await TurnBed.OpenAsync(engine);
        await bed.AskAsync(Remind);
        await bed.AskAsync("""={"note":"second"}""");

        await bed.AskAsync("undo");
        (await bed.NotesAsync()).ShouldHaveSingleItem().Title.ShouldBe("first");

        await bed.AskAsync("undo");
        (await bed.NotesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_card_of_what_was_corrected_says_so()
    {
        await using var bed = await TurnBed.OpenAsync();
        var shown = await bed.AskAsync(Remind);

        await bed.AskAsync("""={"note":"second"}""");

        shown.Text.ShouldBe("已按你说的改了，看下面。");
    }

    [Fact]
    public async Task Never_mind_takes_nothing_back_once_something_else_was_said()
    {
        await using var bed = await TurnBed.OpenAsync();
        await bed.AskAsync(TurnBed.Log("first"));
        await bed.AskAsync("what");

        (await bed.AskAsync("cancel")).Text.ShouldBe("现在没有等你确认的内容。");

        (await bed.NotesAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Never_mind_right_after_a_click_takes_the_click_back()
    {
        await using var bed = await TurnBed.OpenAsync();
        var shown = await bed.AskAsync(TurnBed.Log("first"));
        var note = (await bed.NotesAsync()).ShouldHaveSingleItem();
        await bed.AskAsync("what");
        await bed.ClickAsync(shown, "note.done", TurnBed.NoteButton(shown, "note.done", note.Id, 1));

        await bed.AskAsync("cancel");

        (await bed.NotesAsync()).ShouldHaveSingleItem().Title.ShouldBe("first");
    }

    [Fact]
    public async Task Undo_that_finds_everything_changed_since_says_that_nothing_was_taken_back()
    {
        await using var bed = await TurnBed.OpenAsync();
        var shown = await bed.AskAsync(TurnBed.Log("first"));
        var note = (await bed.NotesAsync()).ShouldHaveSingleItem();
        await bed.ClickAsync(shown, "note.done", TurnBed.NoteButton(shown, "note.done", note.Id, 1), TurnBed.Ann);

        (await bed.AskAsync("undo")).Text.ShouldStartWith("没有撤销");
    }

    [Fact]
    public async Task What_was_saved_by_a_button_is_closed_on_its_own_card_and_not_on_the_next_one()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        await app.Direct(DemoPeople.TeamLead).SayAsync("给佳美加500积分 店庆");
        var lin = app.Direct(DemoPeople.LinTao);
        var draft = await lin.SayAsync("佳美兑换200分");
        await lin.ClickAsync(draft, "draft.save");
        var pool = await lin.SayAsync("公海有什么");

        (await lin.SayAsync("撤销")).Words.ShouldContain("已撤销");

        await app.Teams.WaitAsync(lin.Conversation,
            seen => seen.FirstOrDefault(one => one.Id == draft.Id && one.Words.Contains("已撤销", StringComparison.Ordinal)),
            "the saved card closed");
        lin.Messages.Single(one => one.Id == pool.Id).Words.ShouldBe(pool.Words);
    }

    [Fact]
    public async Task A_card_whose_turn_could_not_be_taken_back_stays_as_it_is()
    {
        await using var bed = await TurnBed.OpenAsync();
        var shown = await bed.AskAsync(TurnBed.Log("first"));
        var note = (await bed.NotesAsync()).ShouldHaveSingleItem();
        await bed.ClickAsync(shown, "note.done", TurnBed.NoteButton(shown, "note.done", note.Id, 1), TurnBed.Ann);
        var before = shown.Text;

        await bed.AskAsync("undo");

        shown.Text.ShouldBe(before);
    }
}
