using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Notices;

/// <summary>Cards of the bot's own accord wait for the end of quiet hours, for company and for their turn.</summary>
public sealed class NoticeBudgetTests
{
    private static readonly string[] Things = ["报价", "样品", "合同", "发票", "图纸"];

    [Fact]
    public async Task Of_many_things_at_one_minute_three_come_at_once_and_the_rest_on_one_card_that_opens_them()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        foreach (var what in Things) await lin.SayAsync($"明天下午三点提醒我寄{what}");
        await app.MoveToAsync(At(12, 15, 0));
        Due(lin).Count.ShouldBe(3);

        await app.MoveToAsync(At(12, 15, 4));
        Due(lin).Count.ShouldBe(3);
        await app.MoveToAsync(At(12, 15, 5));
        var collected = lin.Messages[^1];
        collected.Words.ShouldContain("有 2 件事等你看");
        collected.Words.ShouldContain("寄");
        DemoApp.Words(await lin.ClickAsync(collected, "notice.open")).ShouldContain("发在下面了");
        (await app.Teams.WaitAsync(lin.Conversation, seen => seen[^1].Words.Contains("该跟进了") ? seen[^1] : null,
            "the opened card")).Words.ShouldContain("寄");
    }

    [Fact]
    public async Task The_language_is_one_of_the_settings_and_the_card_comes_back_in_it()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        var card = await lin.SayAsync("设置");
        card.Words.ShouldContain("安静时段");
        DemoApp.Words(await lin.ClickAsync(card, "prefs.save", ("locale", "en-US"))).ShouldContain("Quiet times");
        (await lin.SayAsync("恒达")).Words.ShouldContain("Owner");
    }

    [Fact]
    public async Task In_quiet_hours_a_reminder_waits_and_is_on_the_list_meanwhile()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("中午别吵我");
        await lin.SayAsync("今天12点半提醒我给佳美回电话");
        await app.MoveToAsync(At(11, 13, 0));
        Due(lin).ShouldBeEmpty();
        (await lin.SayAsync("逾期的列一下")).Words.ShouldContain("佳美");
        await app.MoveToAsync(At(11, 14, 0));
        Due(lin).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Quiet_for_two_hours_holds_once_and_puts_off_what_comes_meanwhile()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("今天11点提醒我给佳美回电话");
        await lin.SayAsync("明天11点提醒我给佳美寄样品");
        (await lin.SayAsync("接下来两小时别给我发消息")).Words.ShouldContain("12:00 之前不打扰你");
        (await lin.SayAsync("设置")).Words.ShouldContain("勿扰到");
        await app.MoveToAsync(At(11, 11, 59));
        Due(lin).ShouldBeEmpty();
        await app.MoveToAsync(At(11, 12, 0));
        Due(lin).Count.ShouldBe(1);
        await app.MoveToAsync(At(12, 11, 0));
        Due(lin).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Quiet_asked_for_once_ends_early_in_a_word()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("今天11点提醒我给佳美回电话");
        await lin.SayAsync("免打扰到下午两点");
        await lin.SayAsync("恢复通知");
        await app.MoveToAsync(At(11, 11, 0));
        Due(lin).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_waited_for_somebody_who_is_on_leave_by_then_goes_to_the_stand_in()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var (lin, hao) = (app.Direct(DemoPeople.LinTao), app.Direct("demo-chenhao"));
        await hao.SayAsync("帮助");
        await lin.SayAsync("周末别吵我");
        await lin.SayAsync("周六上午十点提醒我给恒达王工回电话");
        await lin.SayAsync("周六上午十点提醒我给佳美寄样品");
        await lin.ClickAsync(await lin.SayAsync("我下周休假 客户让小陈代管"), "draft.save");
        await app.MoveToAsync(At(16, 9, 30));
        Due(lin).ShouldBeEmpty();
        Due(hao).Count.ShouldBe(2);
        Due(hao).ShouldAllBe(card => card.Words.Contains("先发给你照看"));
        Due(hao).ShouldAllBe(card => card.Words.Split("为什么给我发这个", StringSplitOptions.None).Length == 2);
    }

    [Fact]
    public async Task What_was_done_while_it_waited_is_not_sent()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("中午别吵我");
        var card = await lin.SayAsync("今天12点半提醒我给佳美回电话");
        await app.MoveToAsync(At(11, 13, 0));
        (await lin.SayAsync("佳美那个办完了")).Words.ShouldContain("佳美");
        var before = lin.Messages.Count;
        await app.MoveToAsync(At(11, 15, 0));
        lin.Messages.Count.ShouldBe(before);
        card.ShouldNotBeNull();
    }

    [Fact]
    public async Task Over_the_cap_of_the_hour_a_card_waits_until_the_hour_has_passed()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        (await lin.SayAsync("每小时最多发我1张")).Words.ShouldContain("最多给你发 1 张");
        await lin.SayAsync("明天下午三点提醒我寄样品");
        await lin.SayAsync("明天下午三点二十提醒我寄合同");
        await app.MoveToAsync(At(12, 15, 30));
        Due(lin).Count.ShouldBe(1);
        await app.MoveToAsync(At(12, 16, 0));
        Due(lin).Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_waits_survives_a_restart_at_the_worst_moment()
    {
        var folder = Directory.CreateTempSubdirectory("crmbot-notices-").FullName;
        try
        {
            var before = await CrmBotTestApp.StartAsync(folder);
            var lin = before.Direct(DemoPeople.LinTao);
            foreach (var what in Things) await lin.SayAsync($"明天下午三点提醒我寄{what}");
            await before.MoveToAsync(At(12, 15, 0));
            await before.StopAsync();

            await using var after = await CrmBotTestApp.StartAsync(folder, before.Teams);
            await after.MoveToAsync(At(12, 15, 10));
            after.Direct(DemoPeople.LinTao).Messages.Count(seen => seen.Words.Contains("有 2 件事等你看")).ShouldBe(1);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_kind_that_was_muted_on_a_card_is_quiet_for_the_day_and_comes_again_tomorrow()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        foreach (var when in (string[])["明天9点", "明天下午三点", "后天9点"]) await lin.SayAsync($"{when}提醒我办事情");
        await app.MoveToAsync(At(12, 9, 0));
        DemoApp.Words(await lin.ClickAsync(Due(lin)[^1], "notice.mute")).ShouldContain("今天不再发提醒");
        await app.MoveToAsync(At(12, 18, 0));
        Due(lin).Count.ShouldBe(1);
        await app.MoveToAsync(At(13, 9, 0));
        Due(lin).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Settings_in_the_card_are_those_that_hold()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        var card = await lin.SayAsync("设置");
        DemoApp.Words(await lin.ClickAsync(card, "prefs.save", ("quietFrom", "22:00"))).ShouldContain("要一起填");
        DemoApp.Words(await lin.ClickAsync(card, "prefs.save", ("quietFrom", "14:00"), ("quietTo", "16:00"), ("batch", "0"),
            ("perHour", "50"))).ShouldContain("已保存");
        await lin.SayAsync("明天下午三点提醒我办事情");
        await app.MoveToAsync(At(12, 15, 59));
        Due(lin).ShouldBeEmpty();
        await app.MoveToAsync(At(12, 16, 0));
        Due(lin).Count.ShouldBe(1);
    }

    private static List<Seen> Due(Chat chat) =>
        [.. chat.Messages.Where(seen => seen.Words.Contains("该跟进了") && seen.Words.Contains("为什么给我发这个"))];

    private static DateTimeOffset At(int day, int hour, int minute) => new(2026, 3, day, hour, minute, 0, TimeSpan.FromHours(8));
}
