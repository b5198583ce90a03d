using CrmBot.Language.Times;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Times;

/// <summary>Rules 3, 5, 7, 11, 18: past dates, deadlines, single dates, corrections.</summary>
public sealed class PastAndDeadlineTests
{
    private const string Wednesday = "2026-03-11T10:00";

    [Theory]
    [InlineData("昨天拜访了", Wednesday, "2026-03-10")]
    [InlineData("前天下午打过电话", Wednesday, "2026-03-09")]
    [InlineData("大前天见的", Wednesday, "2026-03-08")]
    [InlineData("昨晚吃饭", "2026-03-01T09:00", "2026-02-28")]
    [InlineData("周五去的", Wednesday, "2026-03-06")]
    [InlineData("周三去的", Wednesday, "2026-03-04")]
    [InlineData("上周五签的", Wednesday, "2026-03-06")]
    [InlineData("上上周五", Wednesday, "2026-02-27")]
    [InlineData("这周一聊过", Wednesday, "2026-03-09")]
    [InlineData("3月5号签的", Wednesday, "2026-03-05")]
    [InlineData("12月20号签的", Wednesday, "2025-12-20")]
    [InlineData("5号聊过", Wednesday, "2026-03-05")]
    [InlineData("20号聊过", Wednesday, "2026-02-20")]
    [InlineData("31号见的", Wednesday, "2026-01-31")]
    [InlineData("三天前", Wednesday, "2026-03-08")]
    [InlineData("两周前", Wednesday, "2026-02-25")]
    [InlineData("一个月前", "2026-03-31T10:00", "2026-02-28")]
    [InlineData("半小时前", "2026-03-11T00:10", "2026-03-10")]
    [InlineData("刚才聊了", Wednesday, "2026-03-11")]
    [InlineData("今天上午去了", Wednesday, "2026-03-11")]
    [InlineData("met him yesterday", Wednesday, "2026-03-10")]
    [InlineData("last Friday", Wednesday, "2026-03-06")]
    [InlineData("on Monday we talked", Wednesday, "2026-03-09")]
    [InlineData("2 days ago", Wednesday, "2026-03-09")]
    [InlineData("March 2 visit", Wednesday, "2026-03-02")]
    [InlineData("the day before yesterday", Wednesday, "2026-03-09")]
    public void Past_slots_look_back(string text, string now, string expected) =>
        SlotForm.Of(Said.Only(text, now)!.AsPastDate()!.Value).ShouldBe(expected);

    [Theory]
    [InlineData("3月15前", Wednesday, "2026-03-15")]
    [InlineData("3.15前", Wednesday, "2026-03-15")]
    [InlineData("周五之前", Wednesday, "2026-03-13")]
    [InlineData("下周三前", Wednesday, "2026-03-18")]
    [InlineData("月底前", Wednesday, "2026-03-31")]
    [InlineData("六月底以前", Wednesday, "2026-06-30")]
    [InlineData("年底前", Wednesday, "2026-12-31")]
    [InlineData("四月前", Wednesday, "2026-04-30")]
    [InlineData("明天下午3点前", Wednesday, "2026-03-12T15:00")]
    [InlineData("6点前", Wednesday, "2026-03-11T18:00")]
    [InlineData("明天中午前", Wednesday, "2026-03-12T12:00")]
    [InlineData("三天内", Wednesday, "2026-03-14")]
    [InlineData("24小时内", Wednesday, "2026-03-12T10:00")]
    [InlineData("本周内", Wednesday, "2026-03-15")]
    [InlineData("清明前", Wednesday, "2026-04-03")]
    [InlineData("节前", Wednesday, "2026-04-03")]
    [InlineData("最晚周五", Wednesday, "2026-03-13")]
    [InlineData("最迟明天中午", Wednesday, "2026-03-12T12:00")]
    [InlineData("截止4月10号", Wednesday, "2026-04-10")]
    [InlineData("年内", Wednesday, "2026-12-31")]
    [InlineData("by Fri", Wednesday, "2026-03-13")]
    [InlineData("send it by 5", Wednesday, "2026-03-11T17:00")]
    [InlineData("before 11 tomorrow", Wednesday, "2026-03-12T11:00")]
    [InlineData("before April 1", Wednesday, "2026-04-01")]
    [InlineData("no later than Monday 5pm", Wednesday, "2026-03-16T17:00")]
    [InlineData("by EOD tomorrow", Wednesday, "2026-03-12T18:00")]
    [InlineData("by end of Q2", Wednesday, "2026-06-30")]
    [InlineData("within 2 weeks", Wednesday, "2026-03-25")]
    [InlineData("before National Day", Wednesday, "2026-09-30")]
    [InlineData("by Friday", "2026-12-31T23:50", "2027-01-01")]
    public void Deadlines_include_the_day_named(string text, string now, string expected)
    {
        var mention = Said.Only(text, now)!;
        mention.IsDeadline.ShouldBeTrue();
        mention.AsDeadline().ToString().ShouldBe(expected);
    }

    [Theory]
    [InlineData("明天下班前")]
    [InlineData("周五下班前")]
    [InlineData("明天下午")]
    [InlineData("本月前三名")]
    [InlineData("未来7天")]
    public void Without_a_bound_word_it_is_no_deadline(string text) => Said.Only(text, Wednesday)!.IsDeadline.ShouldBeFalse();

    [Theory]
    [InlineData("4月底", "2026-04-30")]
    [InlineData("4月", "2026-04-30")]
    [InlineData("二季度", "2026-06-30")]
    [InlineData("今年", "2026-12-31")]
    [InlineData("2027年", "2027-12-31")]
    [InlineData("27年3月底", "2027-03-31")]
    [InlineData("明年6月30", "2027-06-30")]
    [InlineData("11月20", "2026-11-20")]
    [InlineData("until March 2027", "2027-03-31")]
    [InlineData("end of Q3", "2026-09-30")]
    [InlineData("EOY", "2026-12-31")]
    [InlineData("下半年", "2026-12-31")]
    [InlineData("6月中旬", "2026-06-20")]
    [InlineData("这周", "2026-03-15")]
    [InlineData("下周一", "2026-03-16")]
    [InlineData("三个月内", "2026-06-11")]
    [InlineData("4月1号到明年3月31", "2027-03-31")]
    public void Single_dates_take_the_last_day(string text, string expected) =>
        SlotForm.Of(Said.Only(text, Wednesday)!.AsDate()!.Value).ShouldBe(expected);

    [Theory]
    [InlineData("周四", "2026-03-20T15:00", "2026-03-12T15:00")]
    [InlineData("下周五", "2026-03-12T14:30", "2026-03-20T14:30")]
    [InlineData("下午四点", "2026-03-18T09:00", "2026-03-18T16:00")]
    [InlineData("上午", "2026-03-18T15:00", "2026-03-18T10:00")]
    [InlineData("是Thursday 4pm", "2026-03-20T09:00", "2026-03-12T16:00")]
    [InlineData("make it 5", null, null)]
    public void A_correction_keeps_what_it_does_not_name(string text, string? old, string? expected)
    {
        var mention = Said.Mentions(text, Wednesday).SingleOrDefault();
        var result = old is null ? null : mention?.Correct(DateTime.Parse(old, System.Globalization.CultureInfo.InvariantCulture));
        (result is { } wall ? SlotForm.Of(wall) : null).ShouldBe(expected);
    }
}
