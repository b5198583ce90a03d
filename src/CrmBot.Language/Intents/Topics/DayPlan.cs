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
        if (section.Clauses.Count is < 2 or > 4 || section.Times.Count != section.Clauses.Count || section.Has("remind.ask")
            || section.Has("said")) return null;
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

    /// <summary>明天九点半约了欧经理，下午两点拜访银杏: an hour without a day is one of the day that was planned before it.</summary>
    public static void Fill(Section section, List<Frame> frames)
    {
        if (section.Times is not [{ HasDay: true } first, _, ..] || first.AsPointAhead(true) is not { } day
            || frames[0] is not { Intent: "log" }) return;
        for (var i = 1; i < frames.Count; i++)
        {
            if (frames[i].Intent != "remind" || !section.Times.TrueForAll(time => time == first || (!time.HasDay && time.Amount is null)))
                continue;
            if (frames[i].Text("at") is not { } at
                || !DateTime.TryParse(at, System.Globalization.CultureInfo.InvariantCulture, out var moment)) continue;
            if (moment.Date < day.Date && moment.TimeOfDay > day.TimeOfDay)
                frames[i] = frames[i].With("at", SlotForm.Of(day.Date + moment.TimeOfDay));
        }
    }

    private static bool IsTask(Section clause, TimeMention time, DateTime? before)
    {
        if ((!time.HasClock && !time.HasPartOfDay) || time.IsDeadline || time.IsDuration || time.IsRecurrence
            || time.AsPointAhead(true) is not { } at) return false;
        if ((ContactWords.Told(clause) && !clause.Has("status.meeting_set")) || clause.Has("need") || clause.Has("rem.move")
            || Mood.IsQuestion(clause) || !TimeWords.IsAhead(time, clause.Now)) return false;
        if (clause.LengthWithoutCustomers - time.Span.Length < LeastTask && clause.Customers.Count == 0) return false;
        return before is null ? time.HasDay : at.TimeOfDay > before.Value.TimeOfDay && clause.Customers.Count + clause.People.Count > 0;
    }
}
