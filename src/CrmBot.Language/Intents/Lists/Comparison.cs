using System.Text.Json.Nodes;
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

        if (code is not null && first is { Day: RelativePeriod { Shift: -1 } asked } && first.Span.Start >= against.End
            && PeriodCode.Of(asked with { Shift = 0 }, first.Scene, TimeView.Behind) is { } present)
            return new JsonArray(present, code);   // NPS vs last quarter
        return code is not null && first is not null && (section.All("then.last").Any(hit => hit.Start >= against.End) || section.Times.Count == 1) && Before(first) is { } before
            ? new JsonArray(code, before) : null;
    }

    /// <summary>The code of the unit before the one said.</summary>
    private static string? Before(TimeMention time) => time.AsPeriod(TimeView.Behind) is { From: { } from, To: { } to } ? PeriodCode.Before(from, to) : null;
}
