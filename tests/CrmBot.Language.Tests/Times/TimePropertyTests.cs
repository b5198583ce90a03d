using System.Globalization;
using CrmBot.Language.Numbers;
using CrmBot.Language.Spots;
using CrmBot.Language.Text;
using CrmBot.Language.Times;
using CrmBot.Language.Times.Annotating;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Times;

/// <summary>What holds on every day of several years, and for every text.</summary>
public sealed class TimePropertyTests
{
    private static readonly TimeSpotter Spotter = new(Said.Calendar);

    private static readonly (string Word, DayOfWeek Day)[] Weekdays =
        [("周一", DayOfWeek.Monday), ("周三", DayOfWeek.Wednesday), ("星期天", DayOfWeek.Sunday), ("Friday", DayOfWeek.Friday),
            ("sat", DayOfWeek.Saturday)];

    [Fact]
    public void A_bare_weekday_is_within_the_next_or_the_last_seven_days()
    {
        foreach (var now in Days())
            foreach (var (word, day) in Weekdays)
            {
                var mention = Find($"on {word}", now);
                var ahead = mention.AsDate()!.Value;
                var behind = mention.AsPastDate()!.Value;
                (ahead.DayOfWeek, behind.DayOfWeek).ShouldBe((day, day));
                (ahead.DayNumber - now.Today.DayNumber).ShouldBeInRange(1, 7);
                (now.Today.DayNumber - behind.DayNumber).ShouldBeInRange(1, 7);
            }
    }

    [Fact]
    public void The_day_of_next_week_is_in_the_next_iso_week()
    {
        foreach (var now in Days())
        {
            var day = Find("下周四", now).AsDate()!.Value.ToDateTime(default);
            var week = ISOWeek.GetWeekOfYear(now.Wall.AddDays(7));
            (ISOWeek.GetWeekOfYear(day), day.DayOfWeek).ShouldBe((week, DayOfWeek.Thursday));
        }
    }

    [Fact]
    public void A_day_of_the_month_is_the_nearest_on_or_after_and_on_or_before_today()
    {
        foreach (var now in Days())
            foreach (var number in (ReadOnlySpan<int>)[1, 15, 29, 31])
            {
                var mention = Find($"{number}号", now);
                var ahead = mention.AsDate()!.Value;
                var behind = mention.AsPastDate()!.Value;
                (ahead.Day, behind.Day).ShouldBe((number, number));
                ahead.ShouldBeInRange(now.Today, now.Today.AddDays(62));
                behind.ShouldBeInRange(now.Today.AddDays(-62), now.Today);
            }
    }

    [Fact]
    public void A_rolled_offset_lands_on_a_workday_and_an_unrolled_one_where_it_was_said()
    {
        foreach (var now in Days())
            foreach (var days in (ReadOnlySpan<int>)[1, 2, 3, 10])
            {
                var mention = Find($"{days}天后", now);
                var rolled = DateOnly.FromDateTime(mention.AsPointAhead(roll: true)!.Value);
                var said = DateOnly.FromDateTime(mention.AsPointAhead(roll: false)!.Value);
                said.ShouldBe(now.Today.AddDays(days));
                Said.Calendar.IsWorkday(rolled).ShouldBeTrue();
                rolled.ShouldBeGreaterThanOrEqualTo(said);
            }
    }

    [Fact]
    public void A_clock_without_a_day_is_within_the_next_day()
    {
        foreach (var now in Days())
            foreach (var text in (ReadOnlySpan<string>)["三点", "早上七点", "晚上十二点", "23:15", "9am"])
                (Find(text, now).AsPointAhead(roll: true)!.Value - now.Wall).TotalHours.ShouldBeInRange(0.001, 24);
    }

    [Fact]
    public void A_month_without_a_year_has_begun_behind_and_has_not_ended_ahead()
    {
        foreach (var now in Days())
            for (var month = 1; month <= 12; month++)
            {
                var mention = Find($"{month}月", now);
                mention.AsPeriod(TimeView.Behind)!.Value.From!.Value.ShouldBeLessThanOrEqualTo(now.Today);
                mention.AsPeriod(TimeView.Ahead)!.Value.To!.Value.ShouldBeGreaterThanOrEqualTo(now.Today);
            }
    }

    [Fact]
    public void No_mixture_of_time_words_and_numbers_breaks_a_reader()
    {
        string[] parts =
        [
            "今天", "明天", "下", "上", "周", "周五", "星期", "个", "月", "年", "日", "号", "点", "半", "分", "刻", "十", "二十", "三", "两", "九千九百",
            "99999999999999999999",
            "2026", "9999年", "0000", "0", "31", "13", "12/31", "-", "/", ":", ".", ",", "~", "到", "至", "前", "后", "内", "之前", "以后", "从", "起",
            "每", "隔", "天", "小时", "工作日",
            "万", "亿", "块", "$", "usd", "k", "w", "%", "来", "多", "几", "左右", "以上", "国庆", "节后", "第", "最后", "下午", "晚上", "凌晨", " ", "\n", "the",
            "next", "last", "Friday", "in", "a", "of",
            "April", "may", "twenty", "first", "th", "pm", "am", "at", "by", "until", "every", "other", "weeks", "hours", "ago", "from",
            "between", "and", "to", "end of", "quarter", "Q2", "H1", "noon",
            "@", "+86", "138", "0000", "微信", "abc", "工单", "T-", "#", "成", "👍", "\u200B", "１２", "後天",
        ];
        var random = new Random(20260311);
        var now = Said.At("2026-03-11T10:00");
        for (var i = 0; i < 8_000; i++)
        {
            var typed = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => parts[random.Next(parts.Length)]));
            var text = FoldedText.Of(typed);
            foreach (var mention in Spotter.Find(text, now)) ReadEveryWay(text, mention);
            foreach (var spot in MoneySpotter.Find(text, null, bare: true)) text.Cut(spot.Span).ShouldNotBeEmpty();
            foreach (var found in TimeMode.Find(typed, now.Instant, Said.Shanghai))
                (found.Start < found.End && found.End <= typed.Length).ShouldBeTrue(typed);
            PhoneSpotter.Find(text);
            EmailSpotter.Find(text);
            WechatSpotter.Find(text);
            TicketIdSpotter.Find(text);
            ShareSpotter.Find(text);
            WorkHours.Find(text);
        }
    }

    private static void ReadEveryWay(FoldedText text, TimeMention mention)
    {
        text.Cut(mention.Span).ShouldNotBeEmpty();
        mention.AsPointAhead(roll: true);
        mention.AsPastDate();
        mention.AsDate();
        mention.AsDate(TimeView.Behind);
        mention.AsDeadline();
        mention.AsPeriod(TimeView.Ahead);
        mention.AsPeriod(TimeView.Behind);
        mention.AsRecurrence()?.ToSlot();
        mention.AsMonthCode();
        mention.AsPeriodCode(TimeView.Behind);
        mention.AsDuration();
        mention.AsClock();
        mention.AsQuietHours();
        mention.Correct(new DateTime(2026, 3, 20, 15, 0, 0));
        _ = (mention.Tendency, mention.Weekday, mention.MonthDayNumber, mention.Amount?.InHours);
    }

    private static TimeMention Find(string text, LocalMoment now) => Spotter.Find(FoldedText.Of(text), now).ShouldHaveSingleItem();

    /// <summary>Every fifth day of three years at changing hours, two zones with daylight saving.</summary>
    private static IEnumerable<LocalMoment> Days()
    {
        string[] zones = [Said.Shanghai, "Europe/Berlin", "America/New_York"];
        var start = new DateTimeOffset(2026, 1, 1, 0, 20, 0, TimeSpan.Zero);
        for (var i = 0; i < 220; i++) yield return LocalMoment.At(start.AddDays(5 * i).AddHours(i * 7 % 24), zones[i % zones.Length]);
    }
}
