using CrmBot.Language.Times;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Times;

/// <summary>Rules 6 and 17: periods, both views, their codes, durations.</summary>
public sealed class PeriodTests
{
    private const string Wednesday = "2026-03-11T10:00";

    [Theory]
    [InlineData("今天", "2026-03-11", "2026-03-11")]
    [InlineData("本周", "2026-03-09", "2026-03-15")]
    [InlineData("上周", "2026-03-02", "2026-03-08")]
    [InlineData("上上周", "2026-02-23", "2026-03-01")]
    [InlineData("本月", "2026-03-01", "2026-03-31")]
    [InlineData("上个月", "2026-02-01", "2026-02-28")]
    [InlineData("本季度", "2026-01-01", "2026-03-31")]
    [InlineData("上季度", "2025-10-01", "2025-12-31")]
    [InlineData("今年", "2026-01-01", "2026-12-31")]
    [InlineData("去年", "2025-01-01", "2025-12-31")]
    [InlineData("上半年", "2026-01-01", "2026-06-30")]
    [InlineData("下半年", "2025-07-01", "2025-12-31")]
    [InlineData("5月", "2025-05-01", "2025-05-31")]
    [InlineData("3月", "2026-03-01", "2026-03-31")]
    [InlineData("Q2", "2025-04-01", "2025-06-30")]
    [InlineData("去年四季度", "2025-10-01", "2025-12-31")]
    [InlineData("最近7天", "2026-03-04", "2026-03-11")]
    [InlineData("近三个月", "2025-12-11", "2026-03-11")]
    [InlineData("过去两周", "2026-02-25", "2026-03-11")]
    [InlineData("past 30 days", "2026-02-09", "2026-03-11")]
    [InlineData("last month", "2026-02-01", "2026-02-28")]
    [InlineData("last week", "2026-03-02", "2026-03-08")]
    [InlineData("this quarter", "2026-01-01", "2026-03-31")]
    [InlineData("1月到2月", "2026-01-01", "2026-02-28")]
    [InlineData("3月1号到10号", "2026-03-01", "2026-03-10")]
    [InlineData("2月20号到3月5号", "2026-02-20", "2026-03-05")]
    [InlineData("上周一到上周三", "2026-03-02", "2026-03-04")]
    [InlineData("from Feb 1 to Feb 15", "2026-02-01", "2026-02-15")]
    [InlineData("2026Q1", "2026-01-01", "2026-03-31")]
    [InlineData("3月1日-3月15日", "2026-03-01", "2026-03-15")]
    [InlineData("从2月10号到现在", "2026-02-10", "2026-03-11")]
    [InlineData("11月到2月", "2025-11-01", "2026-02-28")]
    [InlineData("周一到周三", "2026-03-09", "2026-03-11")]
    [InlineData("上两周", "2026-02-25", "2026-03-11")]
    public void Looking_back(string text, string from, string to) => Period(text, TimeView.Behind).ShouldBe((from, to));

    [Theory]
    [InlineData("下周", "2026-03-16", "2026-03-22")]
    [InlineData("下个月", "2026-04-01", "2026-04-30")]
    [InlineData("下季度", "2026-04-01", "2026-06-30")]
    [InlineData("明年", "2027-01-01", "2027-12-31")]
    [InlineData("2月", "2027-02-01", "2027-02-28")]
    [InlineData("3月", "2026-03-01", "2026-03-31")]
    [InlineData("Q1", "2026-01-01", "2026-03-31")]
    [InlineData("Q2", "2026-04-01", "2026-06-30")]
    [InlineData("下半年", "2026-07-01", "2026-12-31")]
    [InlineData("明年上半年", "2027-01-01", "2027-06-30")]
    [InlineData("两个月内", "2026-03-11", "2026-05-11")]
    [InlineData("未来30天", "2026-03-11", "2026-04-10")]
    [InlineData("未来两周", "2026-03-11", "2026-03-25")]
    [InlineData("next 3 months", "2026-03-11", "2026-06-11")]
    [InlineData("within 10 days", "2026-03-11", "2026-03-21")]
    [InlineData("周末", "2026-03-14", "2026-03-15")]
    [InlineData("this weekend", "2026-03-14", "2026-03-15")]
    [InlineData("下周末", "2026-03-21", "2026-03-22")]
    [InlineData("三月到五月", "2026-03-01", "2026-05-31")]
    [InlineData("2月到4月", "2026-02-01", "2026-04-30")]
    [InlineData("11月到2月", "2026-11-01", "2027-02-28")]
    [InlineData("周一到周三", "2026-03-16", "2026-03-18")]
    [InlineData("下周二到下周四", "2026-03-17", "2026-03-19")]
    [InlineData("5-8号", "2026-04-05", "2026-04-08")]
    [InlineData("4月5-8号", "2026-04-05", "2026-04-08")]
    [InlineData("May 5-8", "2026-05-05", "2026-05-08")]
    [InlineData("4月1号到明年3月31", "2026-04-01", "2027-03-31")]
    [InlineData("第三季度", "2026-07-01", "2026-09-30")]
    [InlineData("国庆期间", "2026-10-01", "2026-10-07")]
    [InlineData("6月上旬", "2026-06-01", "2026-06-10")]
    [InlineData("end of April to mid May", "2026-04-30", "2026-05-15")]
    [InlineData("4.15-4.20", "2026-04-15", "2026-04-20")]
    [InlineData("五六月份", "2026-05-01", "2026-06-30")]
    [InlineData("第20周", "2026-05-11", "2026-05-17")]
    public void Looking_ahead(string text, string from, string to) => Period(text, TimeView.Ahead).ShouldBe((from, to));

    [Theory]
    [InlineData("从3月1号起", "2026-03-01", null)]
    [InlineData("自上周一以来", "2026-03-02", null)]
    [InlineData("since Monday", "2026-03-09", null)]
    [InlineData("since last month", "2026-02-01", null)]
    [InlineData("1月以来", "2026-01-01", null)]
    [InlineData("2月底之前", null, "2026-02-28")]
    public void Open_bounds(string text, string? from, string? to) => Period(text, TimeView.Behind).ShouldBe((from, to));

    [Theory]
    [InlineData("明年", "2027-01", "2027")]
    [InlineData("下半年", "2026-07", "2026H2")]
    [InlineData("三季度", "2026-07", "2026Q3")]
    [InlineData("九月份", "2026-09", "2026-09")]
    [InlineData("Sep", "2026-09", "2026-09")]
    [InlineData("next month", "2026-04", "2026-04")]
    [InlineData("明年Q1", "2027-01", "2027Q1")]
    [InlineData("下周", null, "2026-W12")]
    [InlineData("week 20", null, "2026-W20")]
    [InlineData("4月15号", null, null)]
    public void Codes_of_periods(string text, string? month, string? code)
    {
        var mention = Said.Only(text, Wednesday)!;
        mention.AsMonthCode().ShouldBe(month);
        mention.AsPeriodCode(TimeView.Ahead).ShouldBe(code);
    }

    [Theory]
    [InlineData("三个月内上线", "P3M")]
    [InlineData("两周", "P2W")]
    [InlineData("一年", "P1Y")]
    [InlineData("半年没联系", "P6M")]
    [InlineData("72小时没人服务", "PT72H")]
    [InlineData("15天", "P15D")]
    [InlineData("俩月", "P2M")]
    [InlineData("半个月", "P15D")]
    [InlineData("2yr", "P2Y")]
    [InlineData("within 6 months", "P6M")]
    [InlineData("haven't been touched in 24h", "PT24H")]
    [InlineData("半小时没回", "PT30M")]
    [InlineData("一年半", "P1Y6M")]
    [InlineData("60 days before", "P60D")]
    [InlineData("提前一个月", "P1M")]
    [InlineData("45 minutes", "PT45M")]
    [InlineData("30d", "P30D")]
    public void Durations_keep_their_unit(string text, string expected) => Said.Only(text, Wednesday)!.AsDuration().ShouldBe(expected);

    [Theory]
    [InlineData("一周", 7)]
    [InlineData("一个月", 30)]
    [InlineData("三个月", 90)]
    [InlineData("半年", 180)]
    [InlineData("一年", 365)]
    [InlineData("60天", 60)]
    public void Silence_in_days(string text, int days) => Said.Only(text, Wednesday)!.Amount!.InDays.ShouldBe(days);

    private static (string? From, string? To) Period(string text, TimeView view)
    {
        var range = Said.Only(text, Wednesday)!.AsPeriod(view)!.Value;
        return (range.From is { } from ? SlotForm.Of(from) : null, range.To is { } to ? SlotForm.Of(to) : null);
    }
}
