using CrmBot.Language.Text;

namespace CrmBot.Language.Reading;

/// <summary>Which kinds of time a section names.</summary>
internal static class TimeFacts
{
    public static readonly Dictionary<string, Func<Section, bool>> All = new(StringComparer.Ordinal)
    {
        ["time"] = section => section.Times.Exists(time => !time.IsJustNow && !time.IsVague),
        ["past"] = section => section.Times.Exists(time => time.Tendency == Times.TimeTendency.Past && time.HasDay),
        ["ahead"] = section => TimeWords.FirstAhead(section) is not null,
        ["vague"] = section => section.Has("time.vague") || HasVagueTime(section),
        ["range"] = section => section.Times.Exists(time => time.Until is not null && time.HasDay),
        ["recurring"] = section => section.Times.Exists(time => time.IsRecurrence),
        ["duration"] = section => section.Times.Exists(time => time.IsDuration),
        ["hours"] = section => section.Times.Exists(time => time.Amount is { IsElapsed: true }),
        ["counted.times"] = section => Counting.Of(section, "count.times") is not null,
        ["until"] = section => section.Times.Exists(time => IsUntil(section, time)),
        ["for.now"] = section => TimeWords.RunningSince(section) is not null || section.Times.Exists(time => IsUntil(section, time)),
        ["quiet.hours"] = section => section.Times.Exists(time => time.AsQuietHours() is not null),
    };

    /// <summary>until monday, 停到下周一, 停一周.</summary>
    private static bool IsUntil(Section section, Times.TimeMention time) =>
        time.IsDuration || time.Mark == Times.TimeMark.Until || (time.Span.Start > 0 && section.Lower[time.Span.Start - 1] == '到');

    /// <summary>最近 asks for what was last said; it names no time.</summary>
    private static bool HasVagueTime(Section section)
    {
        foreach (var time in section.Times)
        {
            if (time.IsVague && !HoldsRecent(section, time.Span)) return true;
        }

        return false;
    }

    private static bool HoldsRecent(Section section, TextSpan time)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.Is("show.recent") && time.Contains(hit.Start)) return true;
        }

        return false;
    }
}
