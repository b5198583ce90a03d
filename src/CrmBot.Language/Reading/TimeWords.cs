using CrmBot.Language.Lexicons;
using CrmBot.Language.Times;

namespace CrmBot.Language.Reading;

/// <summary>Questions about a time mention that intents share.</summary>
internal static class TimeWords
{
    private const int LongestDone = 14;
    private const int FarOff = 300;

    /// <summary>The first time of a section that can name something still to come.</summary>
    public static TimeMention? FirstAhead(Section section)
    {
        foreach (var time in section.Times)
        {
            if (IsAhead(section, time)) return time;
        }

        return null;
    }

    /// <summary>Whether something still to come is named before a place.</summary>
    public static bool IsAheadBefore(Section section, int at)
    {
        foreach (var time in section.Times)
            if (time.Span.Start < at && IsAhead(section, time)) return true;
        return false;
    }

    /// <summary>The first day of the first period said that has begun and is not over: 这周, this month.</summary>
    public static DateOnly? RunningSince(Section section)
    {
        foreach (var time in section.Times)
        {
            if (time.IsPeriod && time.AsPeriod(TimeView.Behind) is { From: { } from, To: { } to } && from <= section.Today
                && section.Today <= to)
                return from;
        }

        return null;
    }

    /// <summary>push my 3pm reminder to tomorrow: what is moved comes to lie there.</summary>
    public static bool IsMovedTo(Section section, TimeMention time) =>
        IsAhead(time, section.Now)
        && Nearby.Words("moved.to").Ends(section.Lower.AsSpan(section.Span.Start, time.Span.Start - section.Span.Start).TrimEnd());

    /// <summary>Whether the mention can name something still to come where it stands.</summary>
    public static bool IsAhead(Section section, TimeMention time) => IsAhead(time, section.Now) && !IsOver(section, time);

    /// <summary>早上发过去了, said at noon: a part of the day that is over by now, and told as done, is no morning to come.</summary>
    private static bool IsOver(Section section, TimeMention time)
    {
        if (IsSentOn(section, time)) return true;
        if (!time.HasPartOfDay || time.HasDay || time.AsPointAhead(false) is not { } point || DateOnly.FromDateTime(point) <= section.Today)
            return false;
        var end = Math.Min(section.Span.End, time.Span.End + LongestDone);
        for (var at = time.Span.End; at < end; at++)
        {
            if (section.Lower[at] is '了' or '过' or '没') return true;
            if (section.Lower[at] is ' ' or ',' or '，' or '。' && at > time.Span.End) return false;
        }

        return false;
    }

    /// <summary>报价周二发给张姐了: sent, on the last of such days.</summary>
    private static bool IsSentOn(Section section, TimeMention time)
    {
        if (time.Tendency != TimeTendency.Open || time.IsPeriod || !time.HasDay) return false;
        if (time.Span.End >= section.Span.End || section.Lower[time.Span.End] is not ('发' or '寄' or '送' or '交' or '传')) return false;
        if (time.AsPastDate() is not { } day || day > section.Today) return false;
        var rest = section.Lower.AsSpan(time.Span.End, ContactWords.ClauseEnd(section, time.Span.Start) - time.Span.End).TrimEnd(" ,，。!！.");
        return rest is [.., not ('行' or '好' or '以' or '成'), '了'] && !rest.ContainsAny('就', '要', '再');
    }

    /// <summary>9月5号 said on 8 September: nobody speaks of the next one without saying so.</summary>
    private static bool IsFarOff(TimeMention time, DateTime point, LocalMoment now) =>
        time.Day is MonthDay { IsFloating: true } && (point - now.Wall).TotalDays > FarOff;

    /// <summary>Whether the mention can name something still to come.</summary>
    public static bool IsAhead(TimeMention time, LocalMoment now)
    {
        if (IsNoPoint(time) || time.Tendency == TimeTendency.Past) return false;
        if (time.IsDeadline || time.Sense == AmountSense.Ahead || (time.IsPeriod && time.Tendency == TimeTendency.Ahead)) return true;
        if (time.AsPointAhead(false) is not { } point || point <= now.Wall || IsFarOff(time, point, now)) return false;
        return time.Tendency != TimeTendency.Present || time.HasClock || time.HasPartOfDay;
    }

    /// <summary>以后再说, 每周一, 三天, 刚刚: nothing that one could wait for.</summary>
    private static bool IsNoPoint(TimeMention time) => time.IsVague || time.IsRecurrence || time.IsDuration || time.IsJustNow;
}
