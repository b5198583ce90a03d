using CrmBot.Language.Text;
using CrmBot.Language.Times;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Times;

/// <summary>Recurrences, clocks of digests, quiet hours, working hours.</summary>
public sealed class RecurrenceTests
{
    private const string Wednesday = "2026-03-11T10:00";

    [Theory]
    [InlineData("每天早上8点半", "day", "08:30")]
    [InlineData("每天下午", "day", "15:00")]
    [InlineData("天天提醒我", "day", null)]
    [InlineData("每个工作日下班前", "workday", "18:00")]
    [InlineData("工作日早上9点", "workday", "09:00")]
    [InlineData("每周一", "MO", null)]
    [InlineData("每周一三五早上九点", "MO,WE,FR", "09:00")]
    [InlineData("每周二和周四下午三点", "TU,TH", "15:00")]
    [InlineData("每周一、三", "MO,WE", null)]
    [InlineData("周一三五提醒我", "MO,WE,FR", null)]
    [InlineData("每月5号、20号", "month:5", null)]
    [InlineData("每星期五下午四点半", "FR", "16:30")]
    [InlineData("每周五五点", "FR", "17:00")]
    [InlineData("每两周周一", "2w:MO", null)]
    [InlineData("隔周周五上午", "2w:FR", "10:00")]
    [InlineData("每月15号", "month:15", null)]
    [InlineData("每个月1号上午10点", "month:1", "10:00")]
    [InlineData("每月最后一天晚上", "month:last", "20:00")]
    [InlineData("每月月底", "month:last", null)]
    [InlineData("every day at 6pm", "day", "18:00")]
    [InlineData("daily at 8:30", "day", "08:30")]
    [InlineData("every Mon 9am", "MO", "09:00")]
    [InlineData("every Tuesday and Thursday at 4pm", "TU,TH", "16:00")]
    [InlineData("every weekday at 8:30", "workday", "08:30")]
    [InlineData("every other Friday", "2w:FR", null)]
    [InlineData("Mondays", "MO", null)]
    [InlineData("monthly on the 15th", "month:15", null)]
    [InlineData("the last day of every month", "month:last", null)]
    [InlineData("9am every Monday", "MO", "09:00")]
    [InlineData("weekly on Friday", "FR", null)]
    [InlineData("每周一到周五早上9点", "MO,TU,WE,TH,FR", "09:00")]
    [InlineData("每个周末", "SA,SU", null)]
    public void Recurrences_have_a_rule_and_perhaps_a_clock(string text, string every, string? time)
    {
        var recurrence = Said.Only(text, Wednesday)!.AsRecurrence()!;
        recurrence.ToSlot().ShouldBe(every);
        (recurrence.Time is { } clock ? SlotForm.Of(clock) : null).ShouldBe(time);
    }

    [Theory]
    [InlineData("每周")]
    [InlineData("monthly")]
    public void A_step_without_a_day_has_no_rule_yet(string text) => Said.Only(text, Wednesday)!.AsRecurrence()!.ToSlot().ShouldBeNull();

    [Theory]
    [InlineData("每周一次")]
    [InlineData("每周三家")]
    public void A_number_of_times_a_week_is_no_weekday(string text) => Said.Only(text, Wednesday)!.AsRecurrence()!.ToSlot().ShouldBeNull();

    [Theory]
    [InlineData("中午", "12:00", "14:00")]
    [InlineData("晚上9点以后", "21:00", "08:00")]
    [InlineData("between 12:30 and 2pm", "12:30", "14:00")]
    [InlineData("下午一点到两点", "13:00", "14:00")]
    [InlineData("after 8pm", "20:00", "08:00")]
    [InlineData("每天晚上10点到早上8点", "22:00", "08:00")]
    [InlineData("晚上10点到早上7点", "22:00", "07:00")]
    public void Quiet_hours(string text, string from, string to)
    {
        var hours = Said.Only(text, Wednesday)!.AsQuietHours()!.Value;
        (SlotForm.Of(hours.From), SlotForm.Of(hours.To)).ShouldBe((from, to));
    }

    [Theory]
    [InlineData("business hours 9-12, 13:30-18", "09:00-12:00 13:30-18:00")]
    [InlineData("工作时间改成8:30到17:30", "08:30-17:30")]
    [InlineData("上午9点到12点，下午1点半到6点", "09:00-12:00 13:30-18:00")]
    public void Working_hours(string text, string expected) =>
        string.Join(' ', WorkHours.Find(FoldedText.Of(text)).Select(pair => $"{SlotForm.Of(pair.From)}-{SlotForm.Of(pair.To)}"))
            .ShouldBe(expected);

    [Theory]
    [InlineData("下周一三五", "MO,WE,FR", 1)]
    [InlineData("这周二四", "TU,TH", 0)]
    [InlineData("每周一三五", "MO,WE,FR", null)]
    public void Several_days_of_one_week_do_not_come_back_every_week(string text, string days, int? week)
    {
        var again = Said.Mentions(text, Wednesday).ShouldHaveSingleItem().AsRecurrence().ShouldNotBeNull();

        again.ToSlot().ShouldBe(days);
        again.Week.ShouldBe(week);
    }

    [Theory]
    [InlineData("周一一早")]
    [InlineData("下周一一早")]
    [InlineData("下周三三点")]
    public void A_day_and_an_hour_are_one_moment(string text) =>
        Said.Mentions(text, Wednesday).ShouldHaveSingleItem().IsRecurrence.ShouldBeFalse();

    [Fact]
    public void Two_days_of_the_month_are_kept_apart() =>
        Said.Mentions("每月一号和十五号", Wednesday).ShouldHaveSingleItem().AsRecurrence()!.AlsoOn.ShouldBe([15]);
}
