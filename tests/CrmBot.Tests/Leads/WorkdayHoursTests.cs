using System.Globalization;
using CrmBot.Features.Leads.FirstContact;
using CrmBot.Runtime.Time;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Leads;

/// <summary>Hours that stand still on free days, on China's calendar of 2026.</summary>
public sealed class WorkdayHoursTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZones.Find("Asia/Shanghai");

    [Theory]
    [InlineData("2026-03-11 10:00", 20, "2026-03-12 06:00", "within the week")]
    [InlineData("2026-03-11 10:00", 24, "2026-03-12 10:00", "within the week")]
    [InlineData("2026-03-13 15:00", 20, "2026-03-16 11:00", "over a weekend")]
    [InlineData("2026-03-13 15:00", 24, "2026-03-16 15:00", "over a weekend")]
    [InlineData("2026-03-14 11:00", 24, "2026-03-17 00:00", "from a Saturday: Monday begins it")]
    [InlineData("2026-04-03 15:00", 24, "2026-04-07 15:00", "over Qingming, of which Monday is free too")]
    [InlineData("2026-05-08 15:00", 24, "2026-05-09 15:00", "into a Saturday that is worked in exchange")]
    [InlineData("2026-02-13 15:00", 24, "2026-02-14 15:00", "into the Saturday before Spring Festival that is worked")]
    [InlineData("2026-02-14 15:00", 24, "2026-02-24 15:00", "over all of Spring Festival")]
    [InlineData("2026-09-30 09:00", 24, "2026-10-08 09:00", "over National Day")]
    [InlineData("2026-03-11 10:00", 0, "2026-03-11 10:00", "nothing")]
    public void A_free_day_does_not_count(string from, int hours, string to, string why) =>
        Instants.ToLocal(WorkdayHours.Add(WorkCalendars.China, Shanghai, At(from), TimeSpan.FromHours(hours)), Shanghai)
            .ShouldBe(Local(to), why);

    private static long At(string local) => Instants.FromLocal(Local(local), Shanghai);

    private static DateTime Local(string text) => DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
