using CrmBot.Language.Reading;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Reminders;

/// <summary>周一那个提醒不要了, 明天10点的完成了: which reminder is meant, by when it is due.</summary>
internal static class DueOne
{
    public static void Set(FrameDraft draft, Section section)
    {
        if (Time(section) is not { } time || time.AsPointAhead(false) is not { } due) return;
        draft.Set(Frame.DueOf, time.HasClock ? SlotForm.Of(due) : SlotForm.Of(DateOnly.FromDateTime(due)));
    }

    /// <summary>The words for it, which are no news of what happened.</summary>
    public static IEnumerable<TextSpan> Span(Section section)
    {
        if (Time(section) is not { } time) yield break;
        yield return time.Span;
        foreach (var hit in section.Cues)
        {
            if (hit.Is("due.pointer") && hit.Start == time.Span.End) yield return hit.Span;
        }
    }

    /// <summary>A day or an hour with 的 or 那个 right behind it.</summary>
    private static TimeMention? Time(Section section)
    {
        if (!section.Has("due.pointer")) return null;
        foreach (var time in section.Times)
        {
            if (!time.IsVague && !time.IsPeriod && !time.IsDuration && (time.HasDay || time.HasClock)
                && section.HasAt("due.pointer", time.Span.End)) return time;
        }

        return null;
    }
}
