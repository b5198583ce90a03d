using CrmBot.Runtime.Turns;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Turns;

public sealed class GroupTests
{
    [Fact]
    public async Task Talk_between_people_leaves_no_trace_at_all()
    {
        await using var bed = await TurnBed.OpenAsync();

        (await bed.SayAsync(TurnBed.Log("private"), place: bed.Group)).ShouldBeAccepted();

        (await bed.NotesAsync()).ShouldBeEmpty();
        foreach (var table in new[] { "dedupe", "place", "conversation_memory" }) (await bed.CountAsync(table)).ShouldBe(0, table);
        bed.Messages.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mention_is_answered_with_the_least_privileged_view()
    {
        await using var bed = await TurnBed.OpenAsync();

        await bed.SayAsync(TurnBed.Log("detail"), place: bed.Group, mention: true);

        bed.Messages.In(bed.Group).ShouldHaveSingleItem().Text.ShouldBe("*** | Open | 1 | 已记下");
    }

    [Fact]
    public async Task A_reply_to_one_of_our_cards_is_for_us_and_a_reply_to_a_colleague_is_not()
    {
        await using var bed = await TurnBed.OpenAsync();
        await bed.SayAsync(TurnBed.Log("one"), place: bed.Group, mention: true);
        var card = bed.Messages.All.ShouldHaveSingleItem();

        await bed.SayAsync(TurnBed.Log("two"), place: bed.Group, repliesTo: card.ActivityId);
        await bed.SayAsync(TurnBed.Log("three"), place: bed.Group, repliesTo: "somebody-else");

        (await bed.NotesAsync()).Select(note => note.Title).ShouldBe(["one", "two"]);
    }

    [Fact]
    public async Task A_refusal_is_said_to_the_person_alone_and_never_in_the_group()
    {
        await using var bed = await TurnBed.OpenAsync();
        await bed.SayAsync(TurnBed.Log("refuse"), place: bed.Group, mention: true);
        bed.Messages.All.ShouldHaveSingleItem().Text.ShouldContain("发条私聊");

        await bed.SayAsync("换个人");
        await bed.SayAsync(TurnBed.Log("refuse"), place: bed.Group, mention: true);

        bed.Messages.In(bed.Group).ShouldHaveSingleItem();
        bed.Messages.In(TurnBed.Direct(TurnBed.Lin))[^1].Text.ShouldBe("现在没有等你确认的内容。");
    }

    [Fact]
    public async Task A_failure_goes_to_the_person_alone_or_nowhere()
    {
        await using var bed = await TurnBed.OpenAsync();
        await bed.SayAsync(TurnBed.Log("boom"), place: bed.Group, mention: true);
        bed.Messages.All.ShouldBeEmpty();

        await bed.SayAsync("换个人");
        await bed.SayAsync(TurnBed.Log("boom"), place: bed.Group, mention: true);

        bed.Messages.In(bed.Group).ShouldBeEmpty();
        bed.Messages.In(TurnBed.Direct(TurnBed.Lin))[^1].Text.ShouldStartWith("刚才这条没处理成");
    }

    [Fact]
    public async Task A_stranger_is_not_answered_in_a_group()
    {
        await using var bed = await TurnBed.OpenAsync();
        var stranger = TwoPeople.Lin with { DirectoryId = "nobody" };

        await bed.SayAsync(TurnBed.Log("x"), stranger, bed.Group, mention: true);

        bed.Messages.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_is_refused_in_a_group_reads_why_alone_and_is_asked_there_to_write_alone_when_that_cannot_be()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var group = app.InGroup(DemoPeople.LinTao);
        var asked = await group.SayAsync("给王磊设目标100万");
        asked.Words.ShouldContain("发条私聊");
        asked.Words.ShouldNotContain("目标");

        var alone = app.Direct(DemoPeople.LinTao);
        await alone.SayAsync("帮助");
        var before = group.Messages.Count;
        var count = alone.Messages.Count;
        await group.PostUnansweredAsync(group.Message("给王磊设目标100万", mention: true));
        (await app.Teams.WaitAsync(alone.Conversation, seen => seen.Count > count ? seen[count] : null, "the no")).Words.ShouldContain(
            "自己的目标");
        group.Messages.Count.ShouldBe(before);
    }

    [Fact]
    public async Task The_answer_to_a_click_in_a_group_shows_no_more_than_what_is_posted()
    {
        await using var bed = await TurnBed.OpenAsync();
        await bed.SayAsync(TurnBed.Log("detail"), place: bed.Group, mention: true);
        var card = bed.Messages.All.ShouldHaveSingleItem();
        var note = (await bed.NotesAsync()).ShouldHaveSingleItem();

        var answer = await bed.ClickAsync(card, "note.done", TurnBed.NoteButton(card, "note.done", note.Id, 1), TurnBed.Ann,
            place: bed.Group);

        answer.ShouldBeOfType<TurnAnswer.Card>();
        answer.Text().ShouldStartWith("*** | Done");
    }
}
