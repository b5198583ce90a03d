using System.Net;
using System.Text.Json.Nodes;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Invokes;

/// <summary>Forms in dialogs, from the button to what is stored.</summary>
public sealed class FormTests : IAsyncLifetime
{
    private CrmBotTestApp app = null!;
    private Chat lin = null!;

    public async ValueTask InitializeAsync()
    {
        app = await CrmBotTestApp.StartAsync();
        lin = app.Direct(DemoPeople.LinTao);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_reminder_is_changed_in_a_form_and_its_card_follows()
    {
        var card = await lin.SayAsync("明天下午三点提醒我给佳美回电话");
        var form = await OpenAsync(lin, card, "reminder.edit");
        (form.Value("date"), form.Value("time")).ShouldBe(("2026-03-12", "15:00"));
        form.Value("text").ShouldNotBeNull().ShouldContain("回电话");

        var sent = form.Filled(("text", "给佳美回电话，问交期"), ("date", "2026-03-13"), ("time", "09:30"));
        var closed = await lin.InvokeAsync("task/submit", new JsonObject { ["data"] = sent });
        (closed.Status, closed.Text).ShouldBe((HttpStatusCode.OK, ""));
        var edited = await WaitForEditAsync(lin, card.Id);
        edited.Words.ShouldContain("问交期");
        edited.Words.ShouldContain("09:30");
        lin.Messages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_contact_that_was_all_promise_and_next_step_needs_no_note()
    {
        var card = await lin.SayAsync("刚跟恒达王工通了电话，要补技术参数，下周三上午十点再打");
        var form = await OpenAsync(lin, card, "interaction.edit");
        CardWords.Inputs(form.Form).First(input => (string)input["id"]! == "note")["isRequired"]!.GetValue<bool>().ShouldBeFalse();
        var closed = await lin.InvokeAsync("task/submit", new JsonObject { ["data"] = form.Filled(("channel", "visit")) });
        (closed.Status, closed.Text).ShouldBe((HttpStatusCode.OK, ""));
        (await WaitForEditAsync(lin, card.Id)).Words.ShouldContain("拜访");
    }

    [Fact]
    public async Task Case_122_A_form_sent_twice_with_new_ids_changes_things_once()
    {
        var card = await lin.SayAsync("明天下午三点提醒我给佳美回电话");
        var form = await OpenAsync(lin, card, "reminder.edit");
        var sent = new JsonObject { ["data"] = form.Filled(("date", "2026-03-13")) };
        (await lin.InvokeAsync("task/submit", sent)).Text.ShouldBe("");
        (await lin.InvokeAsync("task/submit", sent)).Notice.ShouldNotBeNull().ShouldContain("已经提交过");
        (await WaitForEditAsync(lin, card.Id)).Words.ShouldContain("推迟过 1 次");
    }

    [Theory]
    [InlineData("text", "", "写一下要做什么")]
    [InlineData("date", "2026-03-10", "已经过了")]
    [InlineData("date", "2026-02-30", "什么时候")]
    [InlineData("time", "25:70", "什么时候")]
    [InlineData("to", "01990000-0000-7000-8000-00000000ffff", "选一位同事")]
    [InlineData("to", "nobody", "选一位同事")]
    public async Task Case_129_What_is_wrong_is_said_and_what_was_typed_is_kept(string input, string value, string said)
    {
        var card = await lin.SayAsync("明天下午三点提醒我给佳美回电话");
        var form = await OpenAsync(lin, card, "reminder.edit");
        var again = await lin.InvokeAsync("task/submit",
            new JsonObject { ["data"] = form.Filled(("text", "给佳美回电话，**急**"), (input, value)) });
        string.Join('\n', CardWords.Of(again.Form)).ShouldContain(said);
        if (input != "text")
            again.Value("text").ShouldBe("给佳美回电话，**急**");
        again.Value(input).ShouldBe(value.Length == 0 ? "" : value);
        (await lin.SayAsync("明天有什么安排")).Words.ShouldContain("15:00");
    }

    [Fact]
    public async Task Case_129_A_text_of_half_a_megabyte_is_refused_by_the_form()
    {
        var card = await lin.SayAsync("明天下午三点提醒我给佳美回电话");
        var form = await OpenAsync(lin, card, "reminder.edit");
        var again = await lin.InvokeAsync("task/submit", new JsonObject { ["data"] = form.Filled(("text", new string('长', 150_000))) });
        (again.Status, again.Text.Contains("太长", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.OK, true));
        (await lin.SayAsync("明天有什么安排")).Words.ShouldContain("回电话");
    }

    [Fact]
    public async Task Case_118_Somebody_elses_reminder_is_neither_shown_nor_changed()
    {
        var card = await lin.SayAsync("明天下午三点提醒我给佳美回电话");
        var form = await OpenAsync(lin, card, "reminder.edit");
        var lei = app.Direct(DemoPeople.WangLei);
        await lei.SayAsync("帮助");
        var data = (JsonObject)CardWords.Opener(card.Card!, "reminder.edit")["data"]!.DeepClone();
        (await lei.InvokeAsync("task/fetch", new JsonObject { ["data"] = data })).Notice.ShouldBe("这条提醒不是你的。");
        var stolen = new JsonObject { ["data"] = form.Filled(("text", "改掉")) };
        (await lei.InvokeAsync("task/submit", stolen)).Notice.ShouldBe("这条提醒不是你的。");
        (await lin.SayAsync("明天有什么安排")).Words.ShouldContain("回电话");
    }

    [Fact]
    public async Task Case_124_A_form_of_a_reminder_that_was_changed_since_shows_it_as_it_is_now()
    {
        var card = await lin.SayAsync("明天下午三点提醒我给佳美回电话");
        var form = await OpenAsync(lin, card, "reminder.edit");
        await lin.ClickAsync(card, "reminder.move", ("date", "2026-03-14"), ("time", "10:00"));
        var again = await lin.InvokeAsync("task/submit", new JsonObject { ["data"] = form.Filled(("text", "别的事")) });
        string.Join('\n', CardWords.Of(again.Form)).ShouldContain("刚有人改过");
        (again.Value("date"), again.Value("time")).ShouldBe(("2026-03-14", "10:00"));
        again.Value("text").ShouldNotBeNull().ShouldContain("回电话");
        (await lin.InvokeAsync("task/submit", new JsonObject { ["data"] = again.Filled(("text", "问交期")) })).Text.ShouldBe("");
    }

    [Fact]
    public async Task A_logged_contact_is_corrected_in_a_form_by_its_writer()
    {
        var card = await lin.SayAsync("刚跟恒达王工通了电话，要补技术参数，下周三上午十点再打");
        var form = await OpenAsync(lin, card, "interaction.edit");
        (form.Value("channel"), form.Value("date")).ShouldBe(("call", "2026-03-11"));
        (await lin.InvokeAsync("task/submit", new JsonObject { ["data"] = form.Filled(("date", "2026-03-12")) })).Text.ShouldContain(
            "不能晚于今天");
        (await lin.InvokeAsync("task/submit", new JsonObject { ["data"] = form.Filled(("channel", "fax")) })).Text.ShouldContain("选一种联系方式");
        (await lin.InvokeAsync("task/submit", new JsonObject { ["data"] = form.Filled(("note", "参数已口头确认"), ("channel", "visit"),
            ("date", "2026-03-10")) })).Text.ShouldBe("");
        var edited = await WaitForEditAsync(lin, card.Id);
        foreach (var expected in (string[])["参数已口头确认", "拜访", "3月10日", "再打"]) edited.Words.ShouldContain(expected);
    }

    [Fact]
    public async Task In_English_the_form_is_in_English()
    {
        var lily = app.Direct(DemoPeople.Lily);
        var card = await lily.SayAsync("remind me tomorrow 3pm to call Globex", locale: "en-US");
        var form = await OpenAsync(lily, card, "reminder.edit");
        form.Body!["task"]!["value"]!["title"]!.GetValue<string>().ShouldBe("Change this reminder");
        CardWords.Of(form.Form).ShouldContain("Save");
    }

    [Theory]
    [InlineData("no.such.form")]
    [InlineData("")]
    public async Task A_form_that_does_not_exist_is_said_to_be_gone(string name) =>
        (await lin.InvokeAsync("task/fetch", new JsonObject { ["data"] = new JsonObject { ["form"] = name } })).Notice.ShouldNotBeNull()
            .ShouldContain("不用了");

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"data":"reminder.edit"}""")]
    [InlineData("""{"data":{"form":7}}""")]
    public async Task A_dialog_of_another_shape_is_refused(string value) =>
        (await lin.InvokeAsync("task/submit", JsonNode.Parse(value))).Status.ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task A_stranger_is_told_whom_to_ask_and_nothing_else()
    {
        var card = await lin.SayAsync("明天下午三点提醒我给佳美回电话");
        var data = (JsonObject)CardWords.Opener(card.Card!, "reminder.edit")["data"]!.DeepClone();
        (await app.Direct("stranger-1").InvokeAsync("task/fetch", new JsonObject { ["data"] = data })).Notice.ShouldNotBeNull()
            .ShouldContain("还不认识你");
    }

    private static async Task<Invoked> OpenAsync(Chat chat, Seen card, string form)
    {
        var data = (JsonObject)CardWords.Opener(card.Card!, form)["data"]!.DeepClone();
        return await chat.InvokeAsync("task/fetch",
            new JsonObject { ["data"] = data, ["context"] = new JsonObject { ["theme"] = "default" } }, card.Id);
    }

    private Task<Seen> WaitForEditAsync(Chat chat, string id) =>
        app.Teams.WaitAsync(chat.Conversation, seen => seen.FirstOrDefault(message => message.Id == id && message.Edits > 0),
            "the edited card");

    [Fact]
    public async Task What_is_planned_is_moved_from_its_own_moment_and_what_is_due_to_tomorrow_morning()
    {
        var planned = await lin.SayAsync("明天下午三点提醒我给佳美回电话");
        Moment(planned).ShouldBe(("2026-03-12", "15:00"));
        await app.MoveToAsync(new DateTimeOffset(2026, 3, 12, 15, 0, 0, TimeSpan.FromHours(8)));
        Moment(lin.Messages.Last(message => message.Words.Contains("该跟进了", StringComparison.Ordinal))).ShouldBe(("2026-03-13", "09:00"));
    }

    private static (string? Day, string? Time) Moment(Seen card)
    {
        var inputs = CardWords.Inputs(card.Card!).ToList();
        string? Value(string id) => inputs.FirstOrDefault(input => input["id"]!.GetValue<string>() == id)?["value"]?.GetValue<string>();
        return (Value("date"), Value("time"));
    }
}
