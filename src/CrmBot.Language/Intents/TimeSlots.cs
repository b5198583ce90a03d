using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents;

/// <summary>Fills slots from the times of a section.</summary>
internal static class TimeSlots
{
    /// <summary>The first time that names a moment or a deadline ahead.</summary>
    public static TimeMention? Due(Section section) =>
        section.Times.FirstOrDefault(time => time.IsRecurrence)
        ?? Asked(section)
        ?? section.Times.FirstOrDefault(time => time.IsDeadline && time.AsDeadline() is not null)
        ?? section.Times.FirstOrDefault(time => time.AsPointAhead(true) is not null && time.Tendency != TimeTendency.Past);

    /// <summary>trial ends friday, remind me thursday: the time right behind the wish to be reminded.</summary>
    private static TimeMention? Asked(Section section)
    {
        if (section.Times.Count < 2) return null;
        foreach (var hit in section.Cues)
        {
            if (hit.Is("remind.ask") && section.Times.Find(time => time.Span.End == hit.Start
                && time.Span.Start > section.Span.Start) is { Tendency: not TimeTendency.Past } before
                && before.AsPointAhead(true) is not null)
            {
                return before;   // 周五要交标书，周三提醒我
            }
            if (hit.Is("remind.ask") && hit.Start > section.Span.Start
                && section.Times.Find(time => time.Span.Start == hit.End) is { HasClock: true, HasDay: false } clock
                && WordEdge.IsChinese(section.Lower[hit.Start]))
            {
                return clock;   // 明天要去青禾，提醒我七点出门
            }
            if (hit.Is("remind.ask") && hit.Start > section.Span.Start && char.IsAsciiLetter(section.Lower[hit.Start])
                && section.Times.Find(time => time.Span.Start == hit.End + 1) is { Tendency: not TimeTendency.Past } time
                && time.AsPointAhead(true) is not null)
            {
                return time;
            }
        }

        return null;
    }

    /// <summary><c>from</c> and <c>to</c> of a stretch of days.</summary>
    public static void SetPeriod(FrameDraft draft, TimeMention? time, TimeView view) => SetPeriod(draft, "from", "to", time, view);

    /// <summary>A stretch of days in two slots of other names.</summary>
    public static void SetPeriod(FrameDraft draft, string first, string last, TimeMention? time, TimeView view)
    {
        if (time is null || (time.Day is { } day && time.Until is null && time.Mark != TimeMark.Before
            ? day.Days(time.Scene, view)
            : time.AsPeriod(view)) is not { } days) return;
        draft.Set(first, days.From is { } from ? SlotForm.Of(from) : null);
        draft.Set(last, days.To is { } to ? SlotForm.Of(to) : null);
    }

    public static string Today(Section section) => SlotForm.Of(section.Today);
}
