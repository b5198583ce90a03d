using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Turns;

public sealed class DraftTests
{
    private const string Which = """{"i":"log","cust":"恒","note":"n","ask":["which"],"near":["恒达","恒利"]}""";
    private const string NoTime = """{"i":"remind","cust":"恒达","note":"n","ask":["at"]}""";
    private const string Guessed = """{"i":"log","cust":"恒达","note":"n","resolve":["cust"]}""";
    private const string Bulk = """{"i":"remind","cust":"恒达","note":"n","confirm":true}""";

    [Theory, EachEngine]
    public async Task A_write_for_an_unclear_customer_asks_and_is_stored_only_by_save(EngineKind engine)
    {
        await using var bed = await TurnBed.OpenAsync(engine);
        var draft = await bed.AskAsync(Which);
        draft.Text.ShouldContain("你说的是哪一个？");
        draft.Verbs.ShouldBe(["draft.choose", "draft.choose", "draft.answer", "draft.cancel"]);

        var chosen = await bed.PressNthAsync(draft, "draft.choose", 1);
        chosen.Text().ShouldContain("恒利: n");
        (await bed.NotesAsync()).ShouldBeEmpty();
        draft.Verbs.ShouldBe(["draft.save", "draft.change", "draft.cancel"]);

        var saved = await bed.PressAsync(draft, "draft.save");
        saved.Text().ShouldBe("n | Open | 1 | 已记下");
        draft.Text.ShouldBe("n | Open | 1 | 已记下");
        (await bed.NotesAsync()).ShouldHaveSingleItem().Body.ShouldBe("恒利");
        bed.Messages.All.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(Guessed, "有的地方是我猜的")]
    [InlineData(Bulk, "改动比较大")]
    public async Task A_guess_or_a_bulk_change_waits_for_save(string sentence, string question)
    {
        await using var bed = await TurnBed.OpenAsync();
        var draft = await bed.AskAsync(sentence);
        draft.Text.ShouldContain(question);
        (await bed.NotesAsync()).ShouldBeEmpty();

        await bed.PressAsync(draft, "draft.save");

        (await bed.NotesAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Save_pressed_twice_stores_once()
    {
        await using var bed = await TurnBed.OpenAsync();
        var draft = await bed.AskAsync(Guessed);
        var data = draft.Data("draft.save");

        await Task.WhenAll(bed.ClickAsync(draft, "draft.save", data),
            bed.ClickAsync(draft, "draft.save", (System.Text.Json.Nodes.JsonObject)data.DeepClone()));

        (await bed.NotesAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Ok_said_in_words_stores_and_the_draft_card_above_is_closed()
    {
        await using var bed = await TurnBed.OpenAsync();
        var draft = await bed.AskAsync(Guessed);

        var stored = await bed.AskAsync("ok");

        stored.Text.ShouldBe("n | Open | 1 | 已记下");
        draft.Text.ShouldBe("往下看，已经接着处理了。");
    }

    [Fact]
    public async Task Ok_does_not_store_what_still_lacks_an_answer()
    {
        await using var bed = await TurnBed.OpenAsync();
        await bed.AskAsync(NoTime);

        var again = await bed.AskAsync("ok");

        again.Text.ShouldContain("什么时候？");
        (await bed.NotesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_in_words_fills_the_draft_and_ok_stores_it()
    {
        await using var bed = await TurnBed.OpenAsync();
        await bed.AskAsync(NoTime);

        var filled = await bed.AskAsync("""={"at":"2026-03-12T15:00"}""");
        filled.Verbs.ShouldContain("draft.save");
        await bed.AskAsync("ok");

        (await bed.NotesAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_typed_on_the_card_fills_the_draft_and_nonsense_is_refused()
    {
        await using var bed = await TurnBed.OpenAsync();
        var draft = await bed.AskAsync(NoTime);

        (await bed.PressAsync(draft, "draft.answer", ("answer", "嗯"))).ShouldBeOfType<TurnAnswer.Toast>();
        await bed.PressAsync(draft, "draft.answer", ("answer", """={"at":"2026-03-12T15:00"}"""));

        draft.Verbs.ShouldContain("draft.save");
    }

    [Fact]
    public async Task A_customer_typed_on_the_card_is_taken_as_it_is_written()
    {
        await using var bed = await TurnBed.OpenAsync();
        var draft = await bed.AskAsync(Which);

        await bed.PressAsync(draft, "draft.answer", ("answer", "新公司"));
        await bed.PressAsync(draft, "draft.save");

        (await bed.NotesAsync()).ShouldHaveSingleItem().Body.ShouldBe("新公司");
    }

    [Fact]
    public async Task Cancel_stores_nothing_and_closes_the_card()
    {
        await using var bed = await TurnBed.OpenAsync();
        var first = await bed.AskAsync(Guessed);
        await bed.PressAsync(first, "draft.cancel");
        first.Text.ShouldBe("好，这条没有保存。");

        var second = await bed.AskAsync(Guessed);
        (await bed.AskAsync("cancel")).Text.ShouldBe("好，这条没有保存。");
        second.Text.ShouldBe("好，这条没有保存。");

        (await bed.NotesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task After_ten_minutes_a_draft_is_closed()
    {
        await using var bed = await TurnBed.OpenAsync();
        var draft = await bed.AskAsync(Guessed);
        bed.Store.Business.Advance(TimeSpan.FromMinutes(10));

        (await bed.PressAsync(draft, "draft.save")).Text().ShouldContain("过期");

        (await bed.NotesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Case_118_somebody_else_cannot_save_my_draft()
    {
        await using var bed = await TurnBed.OpenAsync();
        await bed.SayAsync(Guessed, place: bed.Group, mention: true);
        var draft = bed.Messages.In(bed.Group).ShouldHaveSingleItem();

        await bed.ClickAsync(draft, "draft.save", draft.Data("draft.save"), TurnBed.Ann, place: bed.Group);
        (await bed.NotesAsync()).ShouldBeEmpty();

        await bed.ClickAsync(draft, "draft.save", draft.Data("draft.save"), TurnBed.Lin, place: bed.Group);
        (await bed.NotesAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_button_of_an_older_card_of_a_draft_stores_nothing()
    {
        await using var bed = await TurnBed.OpenAsync();
        var draft = await bed.AskAsync(Guessed);
        var old = draft.Data("draft.save");
        await bed.PressAsync(draft, "draft.change");

        await bed.ClickAsync(draft, "draft.save", old);

        (await bed.NotesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_question_that_may_wait_is_asked_below_what_is_stored()
    {
        await using var bed = await TurnBed.OpenAsync();

        var shown = await bed.AskAsync(TurnBed.Log("还行", "\"ask\":[\"detail\"]"));

        (await bed.NotesAsync()).Count.ShouldBe(1);
        shown.Text.ShouldContain("具体聊了什么？");
    }

    [Fact]
    public async Task Where_nobody_is_called_like_that_it_says_so_instead_of_asking_which()
    {
        await using var bed = await TurnBed.OpenAsync();
        (await bed.AskAsync("""{"i":"log","cust":"火星","note":"n","ask":["which"]}""")).Text.ShouldContain("没找到叫这个名字的");
    }

    [Fact]
    public async Task Only_a_question_for_a_time_gives_a_time_as_its_example()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        (await lin.SayAsync("提醒我")).Words.ShouldContain("比如：周四下午三点");
        var what = await lin.SayAsync("明天提醒我");
        what.Words.ShouldContain("要做什么？");
        what.Words.ShouldNotContain("周四下午三点");
    }
}
