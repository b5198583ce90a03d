using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Reminders;

/// <summary>明天全天请假，帮我把提醒挪到周五: whatever is due on the days off moves, not the reminder shown last.</summary>
internal static class DaysOff
{
    public static bool Move(Section section) => section.Clauses.Count > 1 && section.Customers.Count == 0 && section.Has("rem.noun")
        && section.Within(section.Clauses[0]) is { Times: [{ HasDay: true } off], People.Count: 0 } first
        && (first.Has("rem.off") || first.Has("assign.away") || first.Has("own.leave")) && TimeWords.IsAhead(off, section.Now)
        && ReadReminderChange.MovedTo(section) is { } to && to != off;
}
