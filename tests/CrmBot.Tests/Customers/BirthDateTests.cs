using System.Globalization;
using CrmBot.Features.Customers;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Customers;

public sealed class BirthDateTests
{
    [Theory]
    [InlineData("05-08", "2026-05-08", "2026-05-08")]
    [InlineData("05-08", "2026-05-09", "2027-05-08")]
    [InlineData("1985-12-31", "2026-01-01", "2026-12-31")]
    // 29 February: the 28th where there is none.
    [InlineData("02-29", "2026-01-01", "2026-02-28")]
    [InlineData("02-29", "2026-03-01", "2027-02-28")]
    [InlineData("02-29", "2027-03-01", "2028-02-29")]
    [InlineData("1988-02-29", "2100-01-01", "2100-02-28")]
    // The Chinese calendar, by published almanacs: Mid-Autumn, the Dragon Boat Festival, New Year's Day, New Year's Eve.
    [InlineData("L08-15", "2025-01-01", "2025-10-06")]
    [InlineData("L08-15", "2026-01-01", "2026-09-25")]
    [InlineData("L08-15", "2026-09-26", "2027-09-15")]
    [InlineData("L05-05", "2026-01-01", "2026-06-19")]
    [InlineData("L01-01", "2026-01-01", "2026-02-17")]
    [InlineData("L12-30", "2024-01-01", "2024-02-09")]
    [InlineData("L12-30", "2025-01-01", "2025-01-28")]   // that month has 29 days
    [InlineData("L12-08", "2026-01-01", "2026-01-26")]   // still of the year before
    // Leap months: 2025 has a second sixth month, 2023 a second second, 2020 a second fourth.
    [InlineData("L06-15", "2025-01-01", "2025-07-09")]
    [InlineData("L07-07", "2025-01-01", "2025-08-29")]
    [InlineData("LX06-15", "2025-01-01", "2025-08-08")]
    [InlineData("LX06-15", "2026-01-01", "2026-07-28")]
    [InlineData("LX04-08", "2020-05-01", "2020-05-30")]
    [InlineData("L04-08", "2020-04-01", "2020-04-30")]
    [InlineData("LX04-08", "2020-06-01", "2021-05-19")]
    public void The_next_one_is_on_the_right_day(string birthday, string from, string next) =>
        BirthDate.Read(birthday)!.Value.NextFrom(Day(from)).ShouldBe(Day(next));

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("L08-31")]
    [InlineData("13-01")]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("04-31")]
    public void What_is_no_day_is_no_birthday(string text) => BirthDate.Read(text).ShouldBeNull();

    [Fact]
    public void There_is_one_every_year_and_only_one_whatever_the_calendar()
    {
        foreach (var text in new[] { "02-29", "05-08", "L01-01", "L12-30", "L06-30", "LX06-15", "LX02-29" })
        {
            var date = BirthDate.Read(text)!.Value;
            date.ToString().ShouldBe(text);
            var day = date.NextFrom(new DateOnly(2000, 1, 1));
            for (var year = 0; year < 95; year++)
            {
                var next = date.NextFrom(day.AddDays(1));
                (next.DayNumber - day.DayNumber).ShouldBeInRange(353, 386, $"{text} after {day}");
                day = next;
            }
        }
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
