using CrmBot.Features.People;
using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.People;

/// <summary>Leave, said in a sentence or entered in a card, and who can be given something meanwhile.</summary>
public sealed class LeaveTests
{
    private static readonly DateTimeOffset NextTuesday = new(2026, 3, 17, 10, 0, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData(DemoPeople.LinTao, "我下周休假", "林涛", "3月16日", "3月22日")]
    [InlineData(DemoPeople.LinTao, "我从3月16号到18号请假", "林涛", "3月16日", "3月18日")]
    [InlineData(DemoPeople.TeamLead, "小林3月16号到18号休假", "林涛", "3月16日", "3月18日")]
    [InlineData(DemoPeople.Manager, "Lily下周二请假", "Lily Chen", "3月17日", "3月17日")]
    [InlineData(DemoPeople.Lily, "I'm on leave next week", "Lily Chen", "16 Mar", "22 Mar")]
    public async Task Leave_said_in_a_sentence_is_stored_with_its_days(string speaker, string said, string who, string first, string last)
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var card = await app.Direct(speaker).SayAsync(said);
        card.Words.ShouldContain(who);
        card.Words.ShouldContain(first);
        card.Words.ShouldContain(last);
    }

    [Theory]
    [InlineData("老张下周休假吗")]
    [InlineData("我下周不休假")]
    [InlineData("恒达下周休假")]
    [InlineData("王工说他下周休假")]
    public async Task A_question_a_no_and_a_customers_leave_store_nothing(string said)
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync(said);
        (await lin.SayAsync("谁在休假")).Words.ShouldContain("没有人休假");
    }

    [Fact]
    public async Task Leave_with_a_stand_in_is_of_all_work_whoever_was_talked_about_last()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("恒达");
        var draft = await lin.SayAsync("我下周三到周五不在，有事找小王");
        draft.Words.ShouldContain("登记休假");
        draft.Words.ShouldContain("王磊");
        draft.Words.ShouldNotContain("恒达");
    }

    [Fact]
    public async Task Leave_can_be_asked_about_and_called_off_in_words()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        (await lin.SayAsync("谁在替我")).Words.ShouldContain("没有登记休假");
        await lin.SayAsync("我下周请假由小王代管");
        (await lin.SayAsync("我请假到几号来着")).Words.ShouldContain("3月22日");
        (await lin.SayAsync("谁在替我")).Words.ShouldContain("王磊");
        (await lin.SayAsync("我不请假了，取消代管")).Words.ShouldContain("休假已取消");
        (await lin.SayAsync("谁在休假")).Words.ShouldContain("没有人休假");
    }

    [Fact]
    public async Task A_rep_enters_only_their_own_leave()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        (await lin.SayAsync("小王下周休假")).Words.ShouldContain("只能登记自己的");
        var card = await lin.SayAsync("休假");
        CardWords.Inputs(card.Card).Single(input => input["id"]!.GetValue<string>() == "who")["choices"]!.AsArray().Count.ShouldBe(1);
        DemoApp.Words(await lin.ClickAsync(card, "leave.add", ("first", "2026-03-16"), ("last", "2026-03-17"))).ShouldContain("3月17日");
        DemoApp.Words(await lin.ClickAsync(await lin.SayAsync("休假"), "leave.add", ("first", "2026-03-20"), ("last", "2026-03-18")))
            .ShouldContain("再看看日期");
    }

    [Fact]
    public async Task Who_is_on_leave_is_not_available_and_is_again_when_back_or_undone()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        (await AvailableAsync(app, NextTuesday)).ShouldContain("林涛");
        await lin.SayAsync("我下周休假");
        (await AvailableAsync(app, NextTuesday)).ShouldNotContain("林涛");
        (await AvailableAsync(app, NextTuesday.AddDays(7))).ShouldContain("林涛");
        await lin.SayAsync("撤销");
        (await AvailableAsync(app, NextTuesday)).ShouldContain("林涛");

        await lin.SayAsync("我下周休假");
        await app.MoveToAsync(NextTuesday);
        (await lin.SayAsync("我回来了")).Words.ShouldContain("欢迎回来");
        (await AvailableAsync(app, NextTuesday.AddMinutes(1))).ShouldContain("林涛");
    }

    [Fact]
    public async Task A_stand_in_is_told_and_somebody_who_is_away_then_cannot_be_one()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var (lin, wang) = (app.Direct(DemoPeople.LinTao), app.Direct(DemoPeople.WangLei));
        await wang.SayAsync("你好");
        (await lin.SayAsync("我下周休假由小王代管")).Words.ShouldContain("王磊");
        await app.Teams.WaitAsync(wang.Conversation, seen => seen.FirstOrDefault(one => one.Words.Contains("由你照看")),
            "word that he stands in");
        (await wang.SayAsync("谁在休假")).Words.ShouldContain("林涛");
        (await wang.SayAsync("我下周三休假由小林代管")).Words.ShouldContain("换一位");
    }

    [Fact]
    public async Task Who_is_looked_for_by_role_level_and_region()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        (await AvailableAsync(app, NextTuesday, new PeopleWanted(["rep"], Level: "senior")))
            .ShouldBe(["林涛", "Lily Chen", "陈浩"], ignoreOrder: true);
        (await AvailableAsync(app, NextTuesday, new PeopleWanted(["rep"], "销售一组", Region: "武汉"))).ShouldBe(["王磊"]);
    }

    private static async Task<IReadOnlyList<string>> AvailableAsync(CrmBotTestApp app, DateTimeOffset at, PeopleWanted? wanted = null)
    {
        var people = app.Services.GetRequiredService<IPersonDirectory>();
        var store = app.Services.GetRequiredService<Runtime.Store.IStore>();
        var found = await store.ReadAsync((view, token) =>
            people.AvailableAsync(view, wanted ?? new PeopleWanted(["rep", "lead"]), at.ToUnixTimeMilliseconds(), token),
            CancellationToken.None);
        return [.. found.Select(person => person.Name)];
    }
}
