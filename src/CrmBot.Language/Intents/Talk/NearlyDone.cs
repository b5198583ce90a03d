using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Talk;

/// <summary>差点把5104给关了, almost closed 5104: what nearly became of a ticket changes nothing of it.</summary>
internal static class NearlyDone
{
    private const int Farthest = 30;

    private static readonly Nearby Nearly = Nearby.Words("nearly");

    public static bool IsOfTicket(Section section, List<Frame> frames)
    {
        foreach (var frame in frames)
        {
            if (frame.IsWrite && IsChange(frame.Intent) && IsSaidOfCommand(section)) return true;
        }

        return false;
    }

    private static bool IsChange(string intent) => intent is "resolve" or "escalate" or "tk_upd";

    /// <summary>The words stand before a command; 5101差点没修好, 客户差点投诉 are told of the case.</summary>
    private static bool IsSaidOfCommand(Section section)
    {
        foreach (var near in section.Cues)
        {
            if (near.Is("near.miss") && Nearly.Begins(section.Lower.AsSpan(near.Start)) && HasCommandBehind(section, near.End)) return true;
        }

        return false;
    }

    private static bool HasCommandBehind(Section section, int at)
    {
        var clause = section.ClauseAt(at);
        foreach (var hit in section.Cues)
        {
            if (hit.Start >= at && hit.Start - at <= Farthest && hit.Start < clause.End
                && (hit.Is("ticket.command") || hit.Is("transfer.word") || hit.Is("escalate.word") || hit.Is("ticket.merge"))) return true;
        }

        return false;
    }
}
