using System.Text.Json.Nodes;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Turns;

public sealed class ClickTests
{
    [Theory, EachEngine]
    public async Task A_click_acts_and_is_answered_with_the_card_as_it_is_now_and_the_posted_card_is_edited(EngineKind engine)
    {
        await using var bed = await TurnBed.OpenAsync(engine);
        var (shown, note) = await NoteAsync(bed);

        var answer = await bed.ClickAsync(shown, "note.done", TurnBed.NoteButton(shown, "note.done", note.Id, note.Version));

        answer.Text().ShouldBe("n | Done | 2 | 已记下");
        shown.Text.ShouldBe("n | Done | 2 | 已记下");
        bed.Messages.All.Count.ShouldBe(1);
    }

    [Theory, EachEngine]
    public async Task Case_122_a_button_clicked_twice_under_different_activity_ids_acts_once_and_shows_the_current_state(EngineKind engine)
    {
        await using var bed = await TurnBed.OpenAsync(engine);
        var (shown, note) = await NoteAsync(bed);
        var button = TurnBed.NoteButton(shown, "note.done", note.Id, note.Version);

        var answers = await Task.WhenAll(bed.ClickAsync(shown, "note.done", button), bed.ClickAsync(shown, "note.done", button));

        answers.Select(Answers.Text).ShouldAllBe(text => text == "n | Done | 2 | 已记下");
        (await bed.NotesAsync()).ShouldHaveSingleItem().Amount.ShouldBe(1);
    }

    [Fact]
    public async Task Case_124_a_click_on_a_card_that_no_longer_shows_what_is_stored_does_nothing_and_shows_the_current_state()
    {
        await using var bed = await TurnBed.OpenAsync();
        var (shown, note) = await NoteAsync(bed);
        await bed.ClickAsync(shown, "note.rename", Rename(shown, note, "second"));

        var answer = await bed.ClickAsync(shown, "note.done", TurnBed.NoteButton(shown, "note.done", note.Id, note.Version));

        answer.Text().ShouldStartWith("这张卡片已经变了，你刚才点的没有执行。现在是这样： | second | Open | 2");
        (await bed.NotesAsync()).ShouldHaveSingleItem().State.ShouldBe(NoteState.Open);
    }

    [Fact]
    public async Task A_button_pressed_again_later_says_that_it_was_pressed_before()
    {
        await using var bed = await TurnBed.OpenAsync();
        var (shown, note) = await NoteAsync(bed);
        var button = TurnBed.NoteButton(shown, "note.done", note.Id, note.Version);
        await bed.ClickAsync(shown, "note.done", button);
        bed.Store.System.Advance(TimeSpan.FromSeconds(30));

        var answer = await bed.ClickAsync(shown, "note.done", button);

        answer.Text().ShouldStartWith("这个按钮你按过了，没有再做一遍。现在是这样： | n | Done | 2");
        (await bed.NotesAsync()).ShouldHaveSingleItem().Amount.ShouldBe(1);
    }

    [Fact]
    public async Task A_read_button_works_on_an_old_card_and_as_often_as_one_likes()
    {
        await using var bed = await TurnBed.OpenAsync();
        var (shown, note) = await NoteAsync(bed);
        await bed.ClickAsync(shown, "note.rename", Rename(shown, note, "second"));

        for (var i = 0; i < 2; i++)
            (await bed.ClickAsync(shown, "note.look", TurnBed.NoteButton(shown, "note.look", note.Id, note.Version))).Text()
                .ShouldBe("在呢，有事直接说。");
    }

    [Fact]
    public async Task A_refused_click_may_be_tried_again_on_the_same_card()
    {
        await using var bed = await TurnBed.OpenAsync();
        var (shown, note) = await NoteAsync(bed);

        (await bed.ClickAsync(shown, "note.rename", Rename(shown, note, ""))).ShouldBeOfType<TurnAnswer.Toast>();
        (await bed.ClickAsync(shown, "note.rename", Rename(shown, note, "fine"))).Text().ShouldStartWith("fine");
    }

    [Theory]
    [InlineData("""{"record":17,"rev":"x","card":{},"title":["a"]}""")]
    [InlineData("""{"record":"note:zz","rev":-3,"card":"not-a-guid","title":null}""")]
    [InlineData("""{"record":"note","rev":1e99,"card":null,"title":{"a":1}}""")]
    [InlineData("{}")]
    public async Task Case_118_data_of_the_wrong_type_is_refused_and_changes_nothing(string data)
    {
        await using var bed = await TurnBed.OpenAsync();
        var (shown, _) = await NoteAsync(bed);

        (await bed.ClickAsync(shown, "note.rename", JsonNode.Parse(data)!.AsObject())).ShouldBeOfType<TurnAnswer.Toast>();

        (await bed.NotesAsync()).ShouldHaveSingleItem().Version.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"title":["a"]}""")]
    [InlineData("""{"title":{"a":1}}""")]
    public async Task Case_129_an_input_of_the_wrong_type_is_refused(string inputs)
    {
        await using var bed = await TurnBed.OpenAsync();
        var (shown, note) = await NoteAsync(bed);
        var data = TurnBed.NoteButton(shown, "note.rename", note.Id, note.Version);
        foreach (var (name, value) in JsonNode.Parse(inputs)!.AsObject()) data[name] = value?.DeepClone();

        (await bed.ClickAsync(shown, "note.rename", data)).ShouldBeOfType<TurnAnswer.Toast>();
    }

    [Fact]
    public async Task An_unknown_verb_is_named_and_changes_nothing()
    {
        await using var bed = await TurnBed.OpenAsync();
        var (shown, _) = await NoteAsync(bed);
        (await bed.ClickAsync(shown, "note.fly", [])).ShouldBe(new TurnAnswer.UnknownVerb("note.fly"));
    }

    [Fact]
    public async Task A_failing_click_says_so_and_a_repeat_of_it_gets_the_same_answer()
    {
        await using var bed = await TurnBed.OpenAsync();
        var (shown, note) = await NoteAsync(bed);
        var button = TurnBed.NoteButton(shown, "note.break", note.Id, note.Version);

        var first = await bed.ClickAsync(shown, "note.break", button, id: "c");
        var second = await bed.ClickAsync(shown, "note.break", button, id: "c");

        first.ShouldBeOfType<TurnAnswer.Failed>().Text.ShouldContain("没弄成");
        second.ShouldBe(first);
        bed.Messages.All.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_submit_cannot_be_answered_with_a_card_so_the_posted_card_is_edited()
    {
        await using var bed = await TurnBed.OpenAsync();
        var (shown, note) = await NoteAsync(bed);

        var answer = await bed.ClickAsync(shown, "note.done", TurnBed.NoteButton(shown, "note.done", note.Id, note.Version), submit: true);

        answer.ShouldBeAccepted();
        shown.Text.ShouldStartWith("n | Done | 2");
        bed.Messages.All.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Case_121_the_same_click_delivered_again_gets_the_same_answer()
    {
        await using var bed = await TurnBed.OpenAsync();
        var (shown, note) = await NoteAsync(bed);
        var button = TurnBed.NoteButton(shown, "note.done", note.Id, note.Version);

        var first = await bed.ClickAsync(shown, "note.done", button, id: "c");
        var again = await bed.ClickAsync(shown, "note.done", button, id: "c");

        JsonNode.DeepEquals(again.ShouldBeOfType<TurnAnswer.Card>().Content, first.ShouldBeOfType<TurnAnswer.Card>().Content)
            .ShouldBeTrue();
        (await bed.NotesAsync()).ShouldHaveSingleItem().Amount.ShouldBe(1);
    }

    [Fact]
    public async Task A_card_posted_elsewhere_does_not_count_for_a_click_here()
    {
        await using var bed = await TurnBed.OpenAsync();
        var (shown, _) = await NoteAsync(bed);
        var theirs = await bed.AskAsync(TurnBed.Log("secret"), TurnBed.Ann);

        var data = new JsonObject { ["verb"] = "note.done", ["card"] = (string?)theirs.Data("turn.undo")["card"], ["record"] = "note:zz" };
        var answer = await bed.ClickAsync(shown, "note.done", data);

        answer.Text().ShouldNotContain("secret");
    }

    private static async Task<(Shown Shown, Note Note)> NoteAsync(TurnBed bed)
    {
        var shown = await bed.AskAsync(TurnBed.Log("n"));
        return (shown, (await bed.NotesAsync()).ShouldHaveSingleItem());
    }

    private static JsonObject Rename(Shown shown, Note note, string title)
    {
        var data = TurnBed.NoteButton(shown, "note.rename", note.Id, note.Version);
        data["title"] = title;
        return data;
    }
}
