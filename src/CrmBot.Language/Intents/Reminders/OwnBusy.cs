using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Reminders;

/// <summary>在开车 半小时后再提醒我: who has no time is the writer, and no customer was called.</summary>
internal static class OwnBusy
{
    public static bool IsSaid(Section section) => section.Clauses.Count > 1 && IsOwn(section.Within(section.Clauses[0]));

    public static void Drop(Section section, List<Frame> frames)
    {
        if (frames.Count < 2 || frames[0] is not { Intent: "log" } log) return;
        if (!log.Is("outcome", "busy") || log.Has("who") || log.Has("note")) return;
        if (IsOwn(section.Within(section.Clauses[0])) && frames.Exists(static frame => IsLater(frame))) frames.RemoveAt(0);
    }

    private static bool IsOwn(Section clause) => clause.Customers.Count + clause.People.Count == 0 && !clause.Has("pronoun")
        && Nearby.Words("busy.own").AreAll(clause.Words);

    /// <summary>A reminder that comes again, or is of something else; 半小时后提醒我再打 is of the call.</summary>
    private static bool IsLater(Frame frame) => (frame.Intent == "rem_upd" && frame.Is("act", "move"))
        || (frame.Intent == "remind" && frame.Text("do") is "再" or not (null or ['再' or '重' or '接', ..]));
}
