using System.Globalization;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Numbers;
using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Lists;

/// <summary>
/// A figure: what is counted (<see cref="ReportMeasure"/>), over which days, by what (<see cref="ReportAxis"/>), for whom.
/// </summary>
internal sealed class ReadReport : IntentReader
{
    public override string Intent => "report";

    public override IEnumerable<Frame> Read(Section section)
    {
        if (ReportMeasure.Of(section) is not { } of) yield break;
        var draft = new FrameDraft(Intent).Set("m", of);
        ReportAxis.Set(draft, section, of);
        if (of == "revenue") draft.Set(Frame.OfKind, section.Has("kind.renewal") ? "renewal" : section.Has("kind.first") ? "first" : null);
        var compares = draft.Is("by", "owner") && ReportPeople.AreCompared(section);
        if (!compares && !(draft.Is("by", "owner") && ReportPeople.AreStrongTeams(section))) draft.Set("of", Owners.OfFigure(section));
        SetDays(draft, section, of is "forecast" or "pipeline" ? TimeView.Ahead : TimeView.Behind, compares);
        if (of == "forecast") BeginWithMonth(draft);
        if (Top(section) is { } top) draft.SetNumber("top", top);
        draft.Set("cur", Currency(section));
        if (ReportMeasure.IsIdle(section)) draft.SetTrue(Frame.Idle);
        yield return draft.Build();
    }

    /// <summary>Two periods beside each other, but where people are; else one.</summary>
    private static void SetDays(FrameDraft draft, Section section, TimeView view, bool comparesPeople)
    {
        if (!comparesPeople && FigureComparison.Set(draft, section, view)) return;
        TimeSlots.SetPeriod(draft, section.Times.Find(static time => !time.IsVague && !time.IsDuration && !time.IsRecurrence), view);
    }

    /// <summary>月底能到多少: of the month that ends then.</summary>
    private static void BeginWithMonth(FrameDraft draft)
    {
        if (draft.Text("from") is not { } day || !draft.Is("to", day)) return;
        if (DateOnly.TryParse(day, CultureInfo.InvariantCulture, out var last) && last.AddDays(1).Day == 1)
            draft.Set("from", SlotForm.Of(new DateOnly(last.Year, last.Month, 1)));
    }

    /// <summary>top 3 reps; 最多的三个原因.</summary>
    private static int? Top(Section section)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.Is("report.top") && !section.IsTime(hit.Span) && Counting.NumberAt(section, hit.End) is { } count) return count;
        }

        return section.First("report.most") is { } most
            ? Counting.NumberAt(section, most.End + (section.Lower.AsSpan(most.End) is ['的', ..] ? 1 : 0))
            : null;
    }

    /// <summary>in USD, 按美元: a currency beside no number.</summary>
    private static string? Currency(Section section)
    {
        for (var at = section.Span.Start; at < section.Span.End; at++)
        {
            if (CurrencyWords.After(section.Lower, at) is { } mark && WordEdge.IsWhole(section.Lower, at, mark.End) && mark.End - at > 1)
                return mark.Code;
        }

        return null;
    }
}
