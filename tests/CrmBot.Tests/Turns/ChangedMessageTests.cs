using System.Text.Json.Nodes;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Turns;

/// <summary>People edit and delete what they have said; the bot behaves as a colleague would.</summary>
public sealed class ChangedMessageTests : IAsyncLifetime
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
    public async Task An_edit_takes_the_place_of_what_the_message_said()
    {
        var (first, message) = await lin.TellAsync("明天下午三点提醒我给佳美回电话");
        var second = await lin.EditAsync(message, "明天下午四点提醒我给佳美回电话");

        second.Words.ShouldContain("16:00");
        (await app.Teams.WaitAsync(lin.Conversation, seen => seen.First(one => one.Id == first.Id) is { Edits: > 0 } card ? card : null,
            "the first card's edit")).Words.ShouldContain("已撤销");
        await DueAsync("16:00");
    }

    [Fact]
    public async Task However_often_a_message_is_edited_there_and_back_one_thing_is_stored()
    {
        var (_, message) = await lin.TellAsync("明天下午三点提醒我给佳美回电话");
        await lin.EditAsync(message, "明天下午四点提醒我给佳美回电话");
        await lin.EditAsync(message, "明天下午五点提醒我给佳美回电话");
        await lin.EditAsync(message, "明天下午四点提醒我给佳美回电话");
        await DueAsync("16:00");
    }

    [Fact]
    public async Task The_same_edit_delivered_twice_counts_once()
    {
        var (_, message) = await lin.TellAsync("明天下午三点提醒我给佳美回电话");
        var edit = lin.Changed(message, "明天下午四点提醒我给佳美回电话", "editMessage");
        await lin.PostAsync(edit);
        await lin.PostUnansweredAsync(edit);
        await DueAsync("16:00");
    }

    [Fact]
    public async Task A_report_of_an_edit_that_changes_no_word_does_nothing()
    {
        var (_, message) = await lin.TellAsync("明天下午三点提醒我给佳美回电话");
        await lin.PostUnansweredAsync(lin.Changed(message, "明天下午三点提醒我给佳美回电话", "editMessage"));
        await DueAsync("15:00");
    }

    [Fact]
    public async Task A_report_that_changes_no_word_does_nothing_whatever_was_said_since()
    {
        var (_, message) = await lin.TellAsync("明天下午三点提醒我给佳美回电话");
        var (_, question) = await lin.TellAsync("恒达");
        await lin.PostUnansweredAsync(lin.Changed(message, "明天下午三点提醒我给佳美回电话", "editMessage"));
        await lin.PostUnansweredAsync(lin.Changed(question, "恒达", "editMessage"));
        await lin.EditAsync(message, "明天下午四点提醒我给佳美回电话");
        await lin.PostUnansweredAsync(lin.Changed(message, "明天下午四点提醒我给佳美回电话", "editMessage"));
        await DueAsync("16:00");
    }

    [Fact]
    public async Task A_report_that_changes_no_word_does_nothing_however_long_the_message_is()
    {
        var minute = "刚跟恒达王工聊了，" + string.Concat(Enumerable.Repeat("参数表第三页的主轴转速要再确认一遍，", 40)) + "其他没问题";
        minute.Length.ShouldBeGreaterThan(500);
        var (_, message) = await lin.TellAsync(minute);
        await lin.PostUnansweredAsync(lin.Changed(message, minute, "editMessage"));
    }

    [Fact]
    public async Task After_ten_minutes_an_edit_changes_nothing_and_the_person_hears_so()
    {
        var (_, message) = await lin.TellAsync("明天下午三点提醒我给佳美回电话");
        await app.AdvanceAsync(TimeSpan.FromMinutes(11));
        (await lin.EditAsync(message, "明天下午四点提醒我给佳美回电话")).Words.ShouldContain("超过十分钟");
        await DueAsync("15:00");
    }

    [Fact]
    public async Task What_has_changed_since_is_left_alone_and_the_person_hears_so()
    {
        var (card, message) = await lin.TellAsync("明天下午三点提醒我给佳美回电话");
        await lin.SayAsync("推到后天上午十点", replyTo: card.Id);
        (await lin.EditAsync(message, "明天下午四点提醒我给佳美回电话")).Words.ShouldContain("后来又有变动");
        (await lin.SayAsync("明天有什么要办的")).Words.ShouldNotContain("回电话");
        (await lin.SayAsync("后天有什么要办的")).Words.ShouldContain("10:00");
    }

    [Fact]
    public async Task What_was_taken_back_is_not_stored_again_by_an_edit()
    {
        var (_, message) = await lin.TellAsync("明天下午三点提醒我给佳美回电话");
        await lin.SayAsync("撤销");
        (await lin.EditAsync(message, "明天下午四点提醒我给佳美回电话")).Words.ShouldContain("再发一条");
        (await lin.SayAsync("明天有什么要办的")).Words.ShouldNotContain("回电话");
    }

    [Fact]
    public async Task An_edit_that_stores_nothing_any_more_takes_back_and_says_so()
    {
        var (_, message) = await lin.TellAsync("明天下午三点提醒我给佳美回电话");
        var answer = await lin.EditAsync(message, "恒达");
        answer.Words.ShouldContain("原来记下的已经撤回");
        answer.Words.ShouldContain("恒达");
        (await lin.SayAsync("明天有什么要办的")).Words.ShouldNotContain("回电话");
    }

    [Fact]
    public async Task A_question_that_was_open_is_closed_by_the_edit_that_answers_it()
    {
        var (draft, message) = await lin.TellAsync("提醒我给佳美回电话");
        draft.Words.ShouldNotContain("已记下");
        (await lin.EditAsync(message, "明天下午四点提醒我给佳美回电话")).Words.ShouldContain("已记下");
        (await app.Teams.WaitAsync(lin.Conversation, seen => seen.First(one => one.Id == draft.Id) is { Edits: > 0 } card ? card : null,
            "the draft's edit")).Words.ShouldContain("按新的来");
        await DueAsync("16:00");
    }

    [Fact]
    public async Task A_deleted_message_offers_to_take_back_what_it_stored()
    {
        var (_, message) = await lin.TellAsync("明天下午三点提醒我给佳美回电话");
        await app.SettleAsync();
        var before = lin.Messages.Count;
        await lin.PostAsync(lin.Changed(message, null, "softDeleteMessage"));
        var offer = await app.Teams.WaitAsync(lin.Conversation, seen => seen.Count > before ? seen[before] : null, "the offer");
        offer.Words.ShouldContain("要一起撤销吗");
        await lin.ClickAsync(offer, "turn.undo");
        (await lin.SayAsync("明天有什么要办的")).Words.ShouldNotContain("回电话");
    }

    [Fact]
    public async Task A_message_deleted_too_late_or_that_stored_nothing_and_one_restored_are_passed_over()
    {
        var (_, question) = await lin.TellAsync("恒达");
        await lin.PostUnansweredAsync(lin.Changed(question, null, "softDeleteMessage"));
        var (_, message) = await lin.TellAsync("明天下午三点提醒我给佳美回电话");
        await lin.PostUnansweredAsync(lin.Changed(message, "明天下午四点提醒我给佳美回电话", "undeleteMessage"));
        await app.AdvanceAsync(TimeSpan.FromMinutes(11));
        await lin.PostUnansweredAsync(lin.Changed(message, null, "softDeleteMessage"));
        await DueAsync("15:00");
    }

    [Fact]
    public async Task Reactions_are_passed_over()
    {
        var (card, _) = await lin.TellAsync("恒达");
        var reaction = lin.Activity("messageReaction");
        reaction["replyToId"] = card.Id;
        reaction["reactionsAdded"] = new JsonArray(new JsonObject { ["type"] = "like" });
        await lin.PostUnansweredAsync(reaction);
    }

    [Fact]
    public async Task In_a_group_an_edit_corrects_there_a_no_is_said_alone_and_talk_without_the_bot_stays_unheard()
    {
        await lin.SayAsync("帮助");
        var group = app.InGroup(DemoPeople.LinTao);
        var (_, message) = await group.TellAsync("明天下午三点提醒我给佳美回电话");
        (await group.EditAsync(message, "明天下午四点提醒我给佳美回电话")).Words.ShouldContain("16:00");

        await app.AdvanceAsync(TimeSpan.FromMinutes(11));
        var alone = lin.Messages.Count;
        await group.PostUnansweredAsync(group.Changed(message, "明天下午五点提醒我给佳美回电话", "editMessage"));
        (await app.Teams.WaitAsync(lin.Conversation, seen => seen.Count > alone ? seen[alone] : null, "the no")).Words.ShouldContain(
            "超过十分钟");

        var talk = group.Message("明天下午三点提醒我给佳美回电话", mention: false);
        await group.PostUnansweredAsync(talk);
        await group.PostUnansweredAsync(group.Changed(talk, "明天下午四点提醒我给佳美回电话", "editMessage"));
        await DueAsync("16:00");
    }

    // One reminder tomorrow, at that time.
    private async Task DueAsync(string time)
    {
        var words = (await lin.SayAsync("明天有什么要办的")).Words;
        words.ShouldContain(time);
        words.Split("回电话").Length.ShouldBe(2, words);
    }
}
