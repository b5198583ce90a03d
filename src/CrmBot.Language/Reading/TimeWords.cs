using CrmBot.Language.Times;

namespace CrmBot.Language.Reading;

/// <summary>Questions about a time mention that intents share.</summary>
internal static class TimeWords
{
    /// <summary>The first time of a section that can name something still to come.</summary>
    public static TimeMention? FirstAhead(Section section)
    {
        foreach (var time in section.Times)
        {
            if (IsAhead(time, section.Now)) return time;
        }

        return null;
    }

    /// <summary>9月5号 said on 8 September: nobody speaks of the next one without saying so.</summary>
    private static bool IsFarOff(TimeMention time, DateTime point, LocalMoment now) => time.Day is MonthDay { IsFloating: true } && (point - now.Wall).TotalDays > 300;

    /// <summary>Whether the mention can name something still to come.</summary>
    public static bool IsAhead(TimeMention time, LocalMoment now)
    {
        if (time.IsVague || time.IsRecurrence || time.IsDuration || time.IsJustNow || time.Tendency == TimeTendency.Past) return false;
        if (time.IsDeadline || time.Sense == AmountSense.Ahead) return true;
        if (time.IsPeriod && time.Tendency == TimeTendency.Ahead) return true;
        if (time.AsPointAhead(false) is not { } point || point <= now.Wall) return false;
        if (IsFarOff(time, point, now)) return false;
        return time.Tendency != TimeTendency.Present || time.HasClock || time.HasPartOfDay;
    }
}
