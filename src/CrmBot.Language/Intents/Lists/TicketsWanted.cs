using CrmBot.Language.Linking;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Lists;

/// <summary>Which tickets are listed: those nobody has taken, those in one state, of one type, the urgent ones.</summary>
internal static class TicketsWanted
{
    public static void Set(FrameDraft draft, Section section)
    {
        if (section.HasAny("find.unclaimed", "find.unclaimed.firm", "ticket.new.asked")) draft.SetTrue(Frame.Unclaimed);
        draft.Set(Frame.InState, section.FirstOf("state")?.Leaf ?? (IsOfClosed(section) ? "resolved" : null));
        draft.Set("type", Named(section) ?? (AreComplaints(section) ? "complaint" : null));
        draft.Set("sev", section.Has("find.urgent") ? "urgent" : null);
    }

    /// <summary>解决的工单; with days it is asked when they were closed.</summary>
    private static bool IsOfClosed(Section section) => ClosedList.IsNamed(section) && section.Times.Count == 0;

    /// <summary>The type that is named, but where it is only a part of the word for tickets.</summary>
    private static string? Named(Section section)
    {
        foreach (var code in section.CodesOf(CodeKind.TicketType))
        {
            if (code.Code == "complaint" || !section.Cues.Exists(hit => hit.Is("find.ticket") && hit.Span.Contains(code.Span)))
                return code.Code;
        }

        return null;
    }

    /// <summary>投诉的客户, complaints.</summary>
    private static bool AreComplaints(Section section) =>
        (section.Has("trouble.complaint") && section.Has("find.cust")) || section.Has("complaint.plural");
}
