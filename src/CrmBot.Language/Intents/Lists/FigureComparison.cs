using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Lists;

/// <summary>Two periods beside each other: this month vs last month, 环比, 同比.</summary>
internal static class FigureComparison
{
    /// <summary>Sets <c>cmp</c>, the asked period first; false when nothing is compared.</summary>
    public static bool Set(FrameDraft draft, Section section, TimeView view)
    {
        var codes = Codes(section, view);
        if (section.Has("report.yoy")) return SetYear(draft, section, codes.Find(said => !IsLastYear(section, said.Time)).Code, view);
        if (codes.Count > 1 && section.Has("report.versus")) return Put(draft, codes[0].Code, Other(codes, view));
        if (section.Has("report.mom")) return SetStep(draft, section, codes.Count > 0 ? codes[0].Time : null, view);
        return codes is [var only] && (SetBesideLast(draft, section, only, view) || SetBesidePresent(draft, section, only, view));
    }

    private static List<(string Code, TimeMention Time)> Codes(Section section, TimeView view)
    {
        var codes = new List<(string Code, TimeMention Time)>();
        foreach (var time in section.Times)
        {
            if (!time.IsVague && time.AsPeriodCode(view) is { } code) codes.Add((code, time));
        }

        return codes;
    }

    /// <summary>10月跟9月: the second of the two.</summary>
    private static string Other(List<(string Code, TimeMention Time)> codes, TimeView view) =>
        codes[0].Code == codes[1].Code ? Before(codes[0].Time, view) ?? codes[1].Code : codes[1].Code;

    /// <summary>this month vs last.</summary>
    private static bool SetBesideLast(FrameDraft draft, Section section, (string Code, TimeMention Time) now, TimeView view) =>
        now.Time.Day is RelativePeriod { Shift: 0 } period && IsBesideLast(section, now.Time)
        && PeriodCode.Of(period with { Shift = -1 }, now.Time.Scene, view) is { } before && Put(draft, now.Code, before);

    /// <summary>比上周, vs last month: the present one beside it; 跟 alone compares nothing.</summary>
    private static bool SetBesidePresent(FrameDraft draft, Section section, (string Code, TimeMention Time) other, TimeView view) =>
        section.Has("report.versus", static (section, hit) => section.Lower[hit.Start] != '跟')
            && other.Time.Day is RelativePeriod { Shift: not 0 } period
        && PeriodCode.Of(period with { Shift = 0 }, other.Time.Scene, view) is { } present && Put(draft, present, other.Code);

    /// <summary>上周转化率 比上周: beside itself it is not, but beside the one before.</summary>
    private static string? Before(TimeMention time, TimeView view) =>
        time.Day is RelativePeriod period ? PeriodCode.Of(period with { Shift = period.Shift - 1 }, time.Scene, view) : null;

    /// <summary>this month vs last: the one before, named by nothing more.</summary>
    private static bool IsBesideLast(Section section, TimeMention time) =>
        section.All("report.versus").Any(
            hit => hit.Start >= time.Span.End && section.All("then.last").Any(last => last.Start >= hit.End && last.Start - hit.End <= 5));

    /// <summary>去年同期, same month last year: the year belongs to the words that compare.</summary>
    private static bool IsLastYear(Section section, TimeMention time) => section.All("report.yoy").Any(hit => hit.Span.Overlaps(time.Span));

    /// <summary>同比: with the same period a year earlier; of the month, where none is named.</summary>
    private static bool SetYear(FrameDraft draft, Section section, string? said, TimeView view)
    {
        if ((said ?? PeriodCode.Of(new RelativePeriod(PeriodUnit.Month, 0), Scene(section, null), view)) is not { } asked) return false;
        var year = int.Parse(asked.AsSpan(0, 4), CultureInfo.InvariantCulture) - 1;
        return Put(draft, asked,
            year.ToString(CultureInfo.InvariantCulture) + (asked.EndsWith("W53", StringComparison.Ordinal) ? "-W52" : asked[4..]));
    }

    /// <summary>环比: with the period before.</summary>
    private static bool SetStep(FrameDraft draft, Section section, TimeMention? said, TimeView view)
    {
        var unit = said?.Day as RelativePeriod ?? new RelativePeriod(PeriodUnit.Month, 0);
        var scene = Scene(section, said);
        return PeriodCode.Of(unit, scene, view) is { } now && PeriodCode.Of(unit with { Shift = unit.Shift - 1 }, scene, view) is { } before
            && Put(draft, now, before);
    }

    private static TimeScene Scene(Section section, TimeMention? said) =>
        said?.Scene ?? section.Times.Select(time => (TimeScene?)time.Scene).FirstOrDefault()
            ?? new TimeScene(section.Now, WorkCalendar.Plain, section.Today);

    private static bool Put(FrameDraft draft, string asked, string other)
    {
        draft.Set("cmp", new JsonArray(asked, other));
        return true;
    }
}
