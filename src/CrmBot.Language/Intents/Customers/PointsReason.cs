using System.Text.Json.Nodes;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Customers;

/// <summary>上次给今天便利送错货了 补150积分: trouble of another time is what points are given for, and no ticket of today.</summary>
internal static class PointsReason
{
    public static void Fill(Section section, List<Frame> frames)
    {
        if (frames.Count != 2 || !section.Has("points.past") || section.Has("ticket.open")) return;
        var ticket = frames.FindIndex(static frame => frame.Intent == "tk_new");
        var points = frames.FindIndex(static frame => frame.Intent == "points" && frame.Has("delta"));
        if (ticket < 0 || points < 0 || frames[ticket].Text("cust") != frames[points].Text("cust")
            || frames[ticket].Text("desc") is not { } why) return;
        if (!frames[points].Has("why")) frames[points] = frames[points].With("why", JsonValue.Create(why)!);
        frames.RemoveAt(ticket);
    }
}
