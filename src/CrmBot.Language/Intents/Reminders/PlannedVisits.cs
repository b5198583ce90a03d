using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Reminders;

/// <summary>拜访计划：周三恒达 周四明德: what the list is of is to be done on each of its days.</summary>
internal static class PlannedVisits
{
    private const string Visit = "拜访";

    public static void Fill(Section section, List<Frame> frames)
    {
        if (section.First("plan.head") is not { } head) return;
        var title = section.Text.Cut(head.Span);
        var task = title.Contains(Visit, StringComparison.Ordinal) ? Visit : UnnamedTask.Of(section);
        for (var at = 0; at < frames.Count; at++)
        {
            if (frames[at].Intent == "remind" && frames[at].Text("do") is { } told && (told == title || told == UnnamedTask.Of(section)))
                frames[at] = frames[at].With("do", task);
        }
    }
}
