using CrmBot.Features.Reminders;
using CrmBot.Tests.TestApp;
using CrmBot.Tests.Tickets;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Reminders;

public sealed class RepeatedReminderTests
{
    [Fact]
    public async Task After_days_of_standstill_a_daily_reminder_comes_once_as_the_newest_and_goes_on()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("每天9点提醒我给恒达回电话");
        app.StandStill(TimeSpan.FromDays(5));
        await app.AdvanceAsync(TimeSpan.FromMinutes(1));
        var due = lin.Messages.Where(IsDue).ToList();
        due.ShouldHaveSingleItem().Words.ShouldContain("今天");
        await app.AdvanceAsync(TimeSpan.FromDays(1));
        lin.Messages.Count(IsDue).ShouldBe(2);
    }

    [Fact]
    public async Task What_has_ended_meanwhile_comes_once_as_its_last()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("每天9点提醒我给恒达回电话，到3月13日为止");
        app.StandStill(TimeSpan.FromDays(5));
        await app.AdvanceAsync(TimeSpan.FromDays(2));
        lin.Messages.Count(IsDue).ShouldBe(1);
    }

    [Fact]
    public async Task Until_they_sign_it_comes_and_after_that_no_more()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        var card = await lin.SayAsync("每周一9点提醒我给恒达打电话 直到签");
        card.Words.ShouldContain("签单为止");
        await app.MoveToAsync(At(3, 16, 9, 1));
        lin.Messages.Count(IsDue).ShouldBe(1);
        await lin.SayAsync("恒达签了30万 靠服务");
        await app.MoveToAsync(At(3, 30, 9, 1));
        lin.Messages.Count(IsDue).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_done_before_its_day_is_done_for_that_day_only()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        var card = await lin.SayAsync("每周一9点提醒我给恒达打电话");
        await app.MoveToAsync(At(3, 13, 15, 0));
        await lin.ClickAsync(card, "reminder.done");
        await app.MoveToAsync(At(3, 16, 10, 0));
        lin.Messages.Count(IsDue).ShouldBe(0);
        await app.MoveToAsync(At(3, 23, 9, 1));
        lin.Messages.Count(IsDue).ShouldBe(1);
    }

    [Fact]
    public async Task Done_in_words_ends_no_repetition_cancelled_does_and_undo_brings_each_back_as_it_was()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        var card = await lin.SayAsync("每周一9点提醒我给恒达打电话");
        await lin.SayAsync("打过了", replyTo: card.Id);
        (await OpenAsync(app)).ShouldBe("2026-03-23T09:00");
        await lin.SayAsync("撤销");
        (await OpenAsync(app)).ShouldBe("2026-03-16T09:00");
        await lin.SayAsync("取消", replyTo: card.Id);
        (await OpenAsync(app)).ShouldBe("");
    }

    // The days of the repetition that are still to come.
    private static async Task<string> OpenAsync(CrmBotTestApp app) => string.Join(' ', await app.ReadAsync(view =>
        view.Db.Set<Reminder>().AsNoTracking().Where(one => one.State == ReminderState.Waiting && one.Every != null)
            .Select(one => one.At).ToListAsync()));

    private static DateTimeOffset At(int month, int day, int hour, int minute) => new(2026, month, day, hour, minute, 0, China);

    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    private static bool IsDue(Seen seen) => seen.Words.Contains("该跟进了", StringComparison.Ordinal);
}
