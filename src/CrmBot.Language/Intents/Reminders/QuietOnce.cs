using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Reminders;

/// <summary>Hours of quiet on one day; <paramref name="To"/> at or before <paramref name="From"/> lies on the next day.</summary>
internal sealed record QuietHours(TimeOnly From, TimeOnly To, DateOnly On);

/// <summary>Quiet that is wanted once (till 2pm, for an hour, 今天下午) and not day by day.</summary>
internal static class QuietOnce
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public static QuietHours? Find(Section section) =>
        section.Times.Select(time => Of(section, time)).FirstOrDefault(once => once is not null);

    private static QuietHours? Of(Section section, TimeMention time)
    {
        if (time.IsRecurrence) return null;
        if (time is { Amount: { IsElapsed: true } amount, Sense: AmountSense.Bare or AmountSense.Within or AmountSense.Coming })
            return amount.Elapsed < Longest ? FromNow(section, section.Now.WallAfter(amount.Elapsed)) : null;
        var day = time.HasDay ? time.AsDate() : null;
        if (EndOf(section, time) is { } end) return FromNow(section, (day ?? section.Today).ToDateTime(end));
        if (time.AsQuietHours() is not { } hours) return null;
        return day is { } on && on >= section.Today ? new(hours.From, hours.To, on) : null;
    }

    /// <summary>The clock up to which it holds: 两点前, till 2pm, 免打扰到下午两点.</summary>
    private static TimeOnly? EndOf(Section section, TimeMention time)
    {
        if (time.Mark is TimeMark.Before or TimeMark.Until) return time.AsQuietHours()?.To;
        return time.HasClock && time.Until is null && time.Span.Start > 0 && section.Lower[time.Span.Start - 1] == '到'
            ? time.AsClock() : null;
    }

    /// <summary>早上九点前 said in the afternoon is no end ahead: then it is a habit.</summary>
    private static QuietHours? FromNow(Section section, DateTime end)
    {
        var now = section.Now.Wall;
        return end > now && end - now < Longest ? new(Minute(now), Minute(end), section.Today) : null;
    }

    private static TimeOnly Minute(DateTime moment) => new(moment.Hour, moment.Minute);
}
