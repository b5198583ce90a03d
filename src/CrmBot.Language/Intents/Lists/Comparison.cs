using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Lists;

/// <summary>Two periods beside each other, the asked one first: 这个月比上个月, this quarter vs last.</summary>
internal static class Comparison
{
    public static JsonArray? Of(Section section)
    {
        if (section.First("compare.word") is not { } against) return null;
        TimeMention? first = null;
        string? code = null;
        foreach (var time in section.Times)
        {
            if (time.AsPeriodCode(TimeView.Behind) is not { } said) continue;
            if (code is null) (first, code) = (time, said);
            else if (said != code) return new JsonArray(code, said);
        }

        if (first is null) return null;
        if (Present(first, against) is { } present) return new JsonArray(present, code);
        return IsBesideLast(section, against) && Before(first) is { } before ? new JsonArray(code, before) : null;
    }

    /// <summary>NPS vs last quarter: the present one is asked for.</summary>
    private static string? Present(TimeMention only, CueHit against) =>
        only is { Day: RelativePeriod { Shift: -1 } asked } && only.Span.Start >= against.End
        ? PeriodCode.Of(asked with { Shift = 0 }, only.Scene, TimeView.Behind)
        : null;

    /// <summary>this quarter vs last; 这个月环比.</summary>
    private static bool IsBesideLast(Section section, CueHit against) =>
        section.Has("then.last", (_, hit) => hit.Start >= against.End) || section.Times.Count == 1;

    /// <summary>The code of the unit before the one said.</summary>
    private static string? Before(TimeMention time) =>
        time.AsPeriod(TimeView.Behind) is { From: { } from, To: { } to } ? PeriodCode.Before(from, to) : null;
}
