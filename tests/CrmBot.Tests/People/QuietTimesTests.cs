using CrmBot.Features.People;
using CrmBot.Runtime.Time;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.People;

public sealed class QuietTimesTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Fact]
    public void Without_wishes_a_notice_may_come_at_once() => Ask(Somebody(), "reminder", "2026-03-11T10:00").ShouldBe("now");

    [Fact]
    public void At_noon_it_waits_until_the_quiet_hours_end() =>
        Ask(Somebody(quiet: ("12:00", "14:00")), "reminder", "2026-03-11T12:30").ShouldBe("2026-03-11T14:00");

    [Theory]
    [InlineData("2026-03-11T22:00", "2026-03-12T08:00")]
    [InlineData("2026-03-12T07:59", "2026-03-12T08:00")]
    [InlineData("2026-03-12T08:00", "now")]
    public void Quiet_hours_may_reach_over_midnight(string moment, string expected) =>
        Ask(Somebody(quiet: ("21:00", "08:00")), "reminder", moment).ShouldBe(expected);

    [Fact]
    public void A_quiet_weekend_ends_on_Monday_after_the_quiet_night() =>
        Ask(Somebody(quiet: ("21:00", "08:00"), days: ["SA", "SU"]), "digest", "2026-03-14T09:00").ShouldBe("2026-03-16T08:00");

    [Fact]
    public void A_mute_with_a_last_day_includes_that_day() =>
        Ask(Somebody(mutes: [new Mute("deal", new DateOnly(2026, 3, 15))]), "deal", "2026-03-15T23:00").ShouldBe("2026-03-16T00:00");

    [Fact]
    public void A_mute_without_a_last_day_means_never() =>
        Ask(Somebody(mutes: [new Mute("all", null)]), "deal", "2026-03-11T10:00").ShouldBe("never");

    [Fact]
    public void A_mute_of_one_kind_lets_the_others_through() =>
        Ask(Somebody(mutes: [new Mute("ticket", null)]), "deal", "2026-03-11T10:00").ShouldBe("now");

    [Fact]
    public void Seven_quiet_days_are_never() =>
        Ask(Somebody(days: ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), "deal", "2026-03-11T10:00").ShouldBe("never");

    private static string Ask(Person person, string kind, string moment)
    {
        var window = QuietTimes.Of(person, kind,
            Instants.FromLocal(DateTime.Parse(moment, System.Globalization.CultureInfo.InvariantCulture), Shanghai));
        if (window.Now) return "now";
        return window.From is { } from
            ? Instants.ToLocal(from, Shanghai).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture) : "never";
    }

    private static Person Somebody((string From, string To)? quiet = null, string[]? days = null, Mute[]? mutes = null) => new()
    {
        Name = "林涛",
        Role = Roles.Rep,
        QuietFrom = quiet?.From,
        QuietTo = quiet?.To,
        QuietDays = days ?? [],
        Mutes = mutes ?? [],
    };
}
