using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Topics;

/// <summary>明天上午去华东，下午三点去大成: what each part of a day is for, a task of its own each.</summary>
internal static class DayPlan
{
    private const int LeastTask = 2;

    /// <summary>The tasks, or null where no day is planned.</summary>
    public static List<Section>? Split(Section section)
    {
        if (section.Clauses.Count is < 2 or > 4 || section.Times.Count != section.Clauses.Count || section.Has("remind.ask") || section.Has("said")) return null;
        var parts = new List<Section>(section.Clauses.Count);
        DateTime? before = null;
        foreach (var span in section.Clauses)
        {
            if (section.Within(span) is not { Times: [var time] } clause || !IsTask(clause, time, before)) return null;
            before = time.AsPointAhead(true);
            parts.Add(clause);
        }

        return parts;
    }

    private static bool IsTask(Section clause, TimeMention time, DateTime? before)
    {
        if ((!time.HasClock && !time.HasPartOfDay) || time.IsDeadline || time.IsDuration || time.IsRecurrence || time.AsPointAhead(true) is not { } at) return false;
        if (ContactWords.Told(clause) || clause.Has("need") || clause.Has("rem.move") || Mood.IsQuestion(clause) || !TimeWords.IsAhead(time, clause.Now)) return false;
        if (clause.LengthWithoutCustomers - time.Span.Length < LeastTask && clause.Customers.Count == 0) return false;
        return before is null ? time.HasDay : at.TimeOfDay > before.Value.TimeOfDay && clause.Customers.Count + clause.People.Count > 0;
    }
}
