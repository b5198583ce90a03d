using System.Text.Json.Nodes;
using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Reminders;

/// <summary>Everything of a day, or of a week, moves by so many days: 明天的全部顺延到后天, 这周的提醒整体往后一周.</summary>
internal static class ShiftedReminders
{
    private const int DaysOfWeek = 7;

    public static void Set(FrameDraft draft, Section section)
    {
        // for friday to monday
        var range = section.Times.Find(static time => time is { Until: not null, IsDuration: false })?.AsPeriod(TimeView.Ahead);
        var day = range is { From: { } first, To: not null } ? first : DaySaid(section, Target(section)) ?? section.Today;
        var owner = section.People.Find(static person => person.Colleagues.Count > 0);
        draft.Set("act", "shift")
            .Set("scope", new JsonObject { ["of"] = owner?.Colleagues[0].Name ?? "me", ["day"] = Week(section) ?? SlotForm.Of(day) });
        if (range is { From: { } from, To: { } to }) draft.Set("days", to.DayNumber - from.DayNumber);
        else if ((Amount(section) ?? DaysBetween(section, day)) is { } days) draft.Set("days", days);
        else draft.Ask("days");
        draft.SetTrue("confirm");
    }

    /// <summary>提醒都推到下周一: from today.</summary>
    private static TimeMention? Target(Section section) => ReadReminderChange.MovedTo(section)
        ?? section.Times.Find(
            time => section.Lower.AsSpan(0, time.Span.Start).EndsWith(" to ", StringComparison.Ordinal) && !time.IsDuration);

    /// <summary>The day whose reminders are meant.</summary>
    private static DateOnly? DaySaid(Section section, TimeMention? target)
    {
        foreach (var time in section.Times)
        {
            if (time != target && !time.IsDuration && time.Sense != AmountSense.Ahead && time.AsDate() is { } day) return day;
        }

        return null;
    }

    /// <summary>往后一周, 提前两天.</summary>
    private static int? Amount(Section section)
    {
        if (section.Times.Find(static time => time.Amount is { IsElapsed: false })?.Amount is not { } amount) return null;
        return section.Has("rem.earlier") ? -(int)amount.InDays : (int)amount.InDays;
    }

    /// <summary>明天的全部顺延到后天: from one day to the other.</summary>
    private static int? DaysBetween(Section section, DateOnly from)
    {
        foreach (var time in section.Times)
        {
            if (time.IsDuration || time.AsDate() is not { } to) continue;
            if (to > from || (to < from && section.Has("rem.earlier"))) return to.DayNumber - from.DayNumber;
            var back = from.DayNumber - to.DayNumber;
            if (back is > 0 and < DaysOfWeek && time.Span.Start > section.Times[0].Span.Start) return DaysOfWeek - back;   // 下周二的挪到周三
        }

        return null;
    }

    /// <summary>这周的提醒整体往后一周: the week as a whole.</summary>
    private static string? Week(Section section) =>
        section.Times.Find(static time =>
            time is { IsDuration: false, Until: null, Day: RelativePeriod { Unit: PeriodUnit.Week } })?.AsPeriodCode(TimeView.Ahead);
}
