using CrmBot.Features.Reading;
using CrmBot.Tests.Cards;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.People;

public sealed class WhenWordsTests
{
    private static readonly DateOnly Today = new(2026, 3, 11);
    private readonly WhenWords when = new(CardsFolder.Library);

    [Theory]
    [InlineData("2026-03-11", "今天 3月11日 周三", "today Wed 11 Mar")]
    [InlineData("2026-03-12", "明天 3月12日 周四", "tomorrow Thu 12 Mar")]
    [InlineData("2026-03-10", "昨天 3月10日 周二", "yesterday Tue 10 Mar")]
    [InlineData("2026-03-20", "3月20日 周五", "Fri 20 Mar")]
    [InlineData("2027-01-04", "2027年1月4日", "4 Jan 2027")]
    public void A_day_is_said_with_its_date(string day, string chinese, string english)
    {
        var date = DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        when.FullDay(date, Today, "zh-CN").ShouldBe(chinese);
        when.FullDay(date, Today, "en-US").ShouldBe(english);
    }
}
