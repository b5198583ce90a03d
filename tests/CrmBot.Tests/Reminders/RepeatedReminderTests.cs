using CrmBot.Runtime.Time;
using CrmBot.Tests.TestApp;
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
        StandStill(app, TimeSpan.FromDays(5));
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
        StandStill(app, TimeSpan.FromDays(5));
        await app.AdvanceAsync(TimeSpan.FromDays(2));
        lin.Messages.Count(IsDue).ShouldBe(1);
    }

    private static bool IsDue(Seen seen) => seen.Words.Contains("该跟进了", StringComparison.Ordinal);

    /// <summary>Nothing ran for a while: business time is suddenly later, without the moments in between.</summary>
    private static void StandStill(CrmBotTestApp app, TimeSpan by)
    {
        var clock = (BusinessClock)app.Clocks.Business;
        clock.SetOffset(clock.Offset + by);
    }
}
