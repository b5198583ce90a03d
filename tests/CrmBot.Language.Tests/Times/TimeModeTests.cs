using System.Globalization;
using CrmBot.Language.Times.Annotating;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Times;

/// <summary>Contract §12. Written form: type value, ranges as from..to, sets as every/on@time; several joined by ;.</summary>
public sealed class TimeModeTests
{
    [Theory]
    [InlineData("会议定在明天", "date 2026-03-12")]
    [InlineData("5月20日见", "date 2026-05-20")]
    [InlineData("下周三下午三点", "datetime 2026-03-18T15:00")]
    [InlineData("下个月的预算", "daterange 2026-04-01..2026-04-30")]
    [InlineData("去年的数据", "daterange 2025-01-01..2025-12-31")]
    [InlineData("近两周", "daterange 2026-02-25..2026-03-11")]
    [InlineData("未来三天", "daterange 2026-03-11..2026-03-14")]
    [InlineData("三天前", "date 2026-03-08")]
    [InlineData("两小时后", "datetime 2026-03-11T12:00")]
    [InlineData("上午", "timerange 08:00..12:00")]
    [InlineData("明天晚上", "datetimerange 2026-03-12T16:00..2026-03-12T20:00")]
    [InlineData("从三月到五月", "daterange 2026-03-01..2026-05-31")]
    [InlineData("2月到4月", "daterange 2026-02-01..2026-04-30")]
    [InlineData("2018年之前", "daterange ..2017-12-31")]
    [InlineData("2018年及以前", "daterange ..2018-12-31")]
    [InlineData("2018年以后", "daterange 2019-01-01..")]
    [InlineData("2018年起", "daterange 2018-01-01..")]
    [InlineData("每周一上午九点", "set P1W/MO@09:00")]
    [InlineData("每季度", "set P3M/@")]
    [InlineData("用了一个半小时", "duration PT1H30M")]
    [InlineData("九五年", "daterange 1995-01-01..1995-12-31")]
    [InlineData("下午3:05:09", "time 15:05:09")]
    [InlineData("周末", "daterange 2026-03-14..2026-03-15")]
    [InlineData("现在", "datetime 2026-03-11T10:00")]
    [InlineData("2015年至今", "daterange 2015-01-01..")]
    [InlineData("午夜", "time 00:00")]
    public void Chinese(string text, string expected) => Written(text).ShouldBe(expected);

    [Theory]
    [InlineData("see you on Friday", "date 2026-03-13")]
    [InlineData("this past Friday", "date 2026-03-06")]
    [InlineData("the following Monday", "date 2026-03-16")]
    [InlineData("next Friday at 3pm", "datetime 2026-03-20T15:00")]
    [InlineData("Feb 29", "date 2028-02-29")]
    [InlineData("April 5th, 2019", "date 2019-04-05")]
    [InlineData("in June of 99", "daterange 1999-06-01..1999-06-30")]
    [InlineData("the past 3 weeks", "daterange 2026-02-18..2026-03-11")]
    [InlineData("within 5 days", "daterange 2026-03-11..2026-03-16")]
    [InlineData("next hour", "datetimerange 2026-03-11T10:00..2026-03-11T11:00")]
    [InlineData("3 days ago", "date 2026-03-08")]
    [InlineData("two weeks after May 1", "date 2026-05-15")]
    [InlineData("from Monday to Wednesday", "daterange 2026-03-16..2026-03-18")]
    [InlineData("11-4pm", "timerange 11:00..16:00")]
    [InlineData("2-4pm tomorrow", "datetimerange 2026-03-12T14:00..2026-03-12T16:00")]
    [InlineData("tomorrow night", "datetimerange 2026-03-12T20:00..2026-03-12T23:59")]
    [InlineData("noon", "time 12:00")]
    [InlineData("midnight", "time 00:00")]
    [InlineData("before 2018", "daterange ..2017-12-31")]
    [InlineData("since 2018", "daterange 2018-01-01..")]
    [InlineData("until March", "daterange ..2026-03-31")]
    [InlineData("by Friday", "daterange ..2026-03-13")]
    [InlineData("after 5pm", "timerange 17:00..")]
    [InlineData("every Tuesday at 10am", "set P1W/TU@10:00")]
    [InlineData("3pm each day", "set P1D/@15:00")]
    [InlineData("every quarter", "set P3M/@")]
    [InlineData("week 7", "daterange 2026-02-09..2026-02-15")]
    [InlineData("first week of 2019", "daterange 2018-12-31..2019-01-06")]
    [InlineData("the week of May 6", "daterange 2026-05-04..2026-05-10")]
    [InlineData("half an hour", "duration PT30M")]
    [InlineData("two years and 3 months", "duration P2Y3M")]
    [InlineData("Q3 2025", "daterange 2025-07-01..2025-09-30")]
    [InlineData("last weekend", "daterange 2026-03-07..2026-03-08")]
    [InlineData("right now", "datetime 2026-03-11T10:00")]
    [InlineData("20 past four", "time 16:20")]
    [InlineData("every day at noon", "set P1D/@12:00")]
    [InlineData("1h30m", "duration PT1H30M")]
    [InlineData("once a month", "set P1M/@")]
    [InlineData("tomorrow at 3 to 4", "datetimerange 2026-03-12T15:00..2026-03-12T16:00")]
    [InlineData("through Friday", "daterange ..2026-03-13")]
    [InlineData("the first Friday of June", "date 2026-06-05")]
    [InlineData("2018-05-06T14:30:15", "datetime 2018-05-06T14:30:15")]
    [InlineData("May to August 2019", "daterange 2019-05-01..2019-08-31")]
    [InlineData("past weekend", "daterange 2026-03-07..2026-03-08")]
    [InlineData("May 5-8", "daterange 2026-05-05..2026-05-08")]
    public void English(string text, string expected) => Written(text).ShouldBe(expected);

    [Theory]
    [InlineData("soon")]
    [InlineData("最近很忙")]
    [InlineData("It may rain")]
    [InlineData("call 415-555-0100")]
    [InlineData("ip 10.20.30.40")]
    [InlineData("过几天")]
    public void Is_not_annotated(string text) => Written(text).ShouldBeEmpty();

    [Fact]
    public void Spans_count_code_units_of_the_text_as_typed()
    {
        var found = TimeMode.Find("👍\u200B明天３點見", new DateTimeOffset(2026, 3, 11, 10, 0, 0, TimeSpan.FromHours(8)), "Asia/Shanghai")
            .ShouldHaveSingleItem();
        (found.Start, found.End).ShouldBe((3, 7));
    }

    [Fact]
    public void A_line_in_time_mode_is_answered_with_times()
    {
        using var world = CrmBot.Language.World.FromJson(System.Text.Json.JsonDocument.Parse("{}").RootElement);
        var line =
            """{"id":"a","mode":"time","text":"every Friday at 3pm until May","now":"2026-03-11T10:00:00+08:00","tz":"Asia/Shanghai"}""";
        UnderstandLines.Answer(new Parser(world), line).ShouldBe(
            """{"id":"a","times":[{"start":0,"end":19,"type":"set","value":{"every":"P1W","on":["FR"],"time":"15:00"}},{"start":20,"end":29,"type":"daterange","value":{"to":"2026-05-31"}}]}""");
    }

    private static string Written(string text)
    {
        var now = DateTimeOffset.Parse("2026-03-11T10:00:00+08:00", CultureInfo.InvariantCulture);
        return string.Join(';', TimeMode.Find(text, now, "Asia/Shanghai").Select(found => $"{found.Type} {Written(found.Value)}"));
    }

    private static string Written(TimeValue value) => value.Plain
        ?? (value.Range is { } range
            ? $"{range.From}..{range.To}"
            : $"{value.Set!.Every}/{string.Join(',', value.Set.On)}@{value.Set.Time}");
}
