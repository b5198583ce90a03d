using Shouldly;
using Xunit;

namespace CrmBot.Tests.Turns;

/// <summary>Several questions on one card: each is answered by its own buttons, and words mean what is still asked.</summary>
public sealed class TwoDraftsTests
{
    private const string Guessed = """{"i":"log","cust":"恒达","note":"n","resolve":["cust"]}""";
    private const string NoTime = """{"i":"remind","cust":"恒达","note":"n","ask":["at"]}""";
    private const string Two = $"[{Guessed},{Other}]";
    private const string Other = """{"i":"log","cust":"恒利","note":"other","resolve":["cust"]}""";

    [Fact]
    public async Task Of_two_things_asked_on_one_card_each_is_saved_by_its_own_button()
    {
        await using var bed = await TurnBed.OpenAsync();
        var card = await bed.AskAsync(Two);

        (await bed.PressAsync(card, "draft.save")).Text().ShouldContain("恒利: other");
        card.Text.ShouldStartWith("n | Open | 1 | 已记下");
        card.Verbs.ShouldBe(["turn.change", "turn.undo", "draft.save", "draft.change", "draft.cancel"], ignoreOrder: true);
        await bed.PressAsync(card, "draft.save");

        card.Text.ShouldBe("n | Open | 1 | other | Open | 1 | 已记下");
        (await bed.NotesAsync()).Select(note => note.Title).ShouldBe(["n", "other"]);
    }

    [Theory]
    [InlineData("ok", 2)]
    [InlineData("cancel", 1)]
    public async Task A_word_answers_what_the_card_asks_still_after_one_was_saved_by_its_button(string word, int stored)
    {
        await using var bed = await TurnBed.OpenAsync();
        var card = await bed.AskAsync(Two);
        await bed.PressAsync(card, "draft.save");

        await bed.AskAsync(word);

        (await bed.NotesAsync()).Count.ShouldBe(stored);
        card.Text.ShouldStartWith("n | Open | 1 | 已记下");
        card.Verbs.ShouldNotContain("draft.save");
    }

    [Theory]
    [InlineData("draft.cancel", "好，这条没有保存。")]
    [InlineData("draft.change", "哪里不对")]
    public async Task What_is_done_with_one_of_two_leaves_the_other_to_be_saved(string verb, string shown)
    {
        await using var bed = await TurnBed.OpenAsync();
        var card = await bed.AskAsync(Two);

        await bed.PressNthAsync(card, verb, 1);
        card.Text.ShouldContain(shown);
        card.Text.ShouldContain("恒达: n");
        await bed.PressAsync(card, "draft.save");

        (await bed.NotesAsync()).ShouldHaveSingleItem().Title.ShouldBe("n");
    }

    [Fact]
    public async Task After_the_last_of_two_was_cancelled_a_word_saves_the_first()
    {
        await using var bed = await TurnBed.OpenAsync();
        await bed.PressNthAsync(await bed.AskAsync(Two), "draft.cancel", 1);

        await bed.AskAsync("ok");

        (await bed.NotesAsync()).ShouldHaveSingleItem().Title.ShouldBe("n");
    }

    [Fact]
    public async Task What_was_saved_by_its_button_is_undone_and_the_other_is_asked_still()
    {
        await using var bed = await TurnBed.OpenAsync();
        var card = await bed.AskAsync(Two);
        await bed.PressAsync(card, "draft.save");

        await bed.PressAsync(card, "turn.undo");
        (await bed.NotesAsync()).ShouldBeEmpty();
        await bed.PressAsync(card, "draft.save");

        (await bed.NotesAsync()).ShouldHaveSingleItem().Title.ShouldBe("other");
    }

    [Fact]
    public async Task Undo_in_words_takes_back_the_last_saved_of_one_card_and_its_card_shows_the_other()
    {
        await using var bed = await TurnBed.OpenAsync();
        var card = await bed.AskAsync(Two);
        await bed.PressAsync(card, "draft.save");
        await bed.PressAsync(card, "draft.save");

        await bed.AskAsync("undo");

        (await bed.NotesAsync()).ShouldHaveSingleItem().Title.ShouldBe("n");
        card.Text.ShouldContain("n | Open | 1");
        card.Text.ShouldNotContain("other");
    }

    [Fact]
    public async Task Undo_in_words_drops_both_that_are_asked_on_one_card()
    {
        await using var bed = await TurnBed.OpenAsync();
        var card = await bed.AskAsync(Two);

        (await bed.AskAsync("undo")).Text.ShouldBe("好，这条没有保存。");

        card.Text.ShouldBe("好，这条没有保存。");
        await bed.AskAsync("ok");
        (await bed.NotesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_one_word_cannot_answer_keeps_its_buttons_when_the_rest_is_answered()
    {
        await using var bed = await TurnBed.OpenAsync();
        var card = await bed.AskAsync($"[{NoTime},{Guessed}]");

        await bed.AskAsync("ok");

        (await bed.NotesAsync()).Count.ShouldBe(1);
        card.Text.ShouldContain("什么时候？");
        card.Verbs.ShouldContain("draft.answer");
    }
}
