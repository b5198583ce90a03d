using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>Several tickets become one: the one named first, unless the words lead into another (把3112并到3113).</summary>
internal static class TicketMerge
{
    public static Frame Read(FrameDraft draft, Section section)
    {
        var keep = section.Tickets[Kept(section)].Id;
        var from = new JsonArray();
        foreach (var id in section.Tickets.Select(static ticket => ticket.Id).Distinct())
        {
            if (id != keep) from.Add(JsonValue.Create(id));
        }

        draft.Set("act", "merge").Set("keep", JsonValue.Create(keep)).Set("from", from);
        return draft.Set("confirm", JsonValue.Create(true)).Build();
    }

    /// <summary>跟1026是一回事，并到一起: the ticket named takes in the one that is shown, unless that one is to be brought in (把1026并过来).</summary>
    public static Frame WithShown(FrameDraft draft, Section section)
    {
        var named = section.Tickets[0].Id;
        var shown = section.Utterance.ReplyTo?.Id is { } id && id != named ? id : (long?)null;
        var (keep, from) = shown is { } open && section.Has("merge.in") ? (open, named) : (named, shown ?? 0);
        draft.Set("act", "merge").Set("keep", JsonValue.Create(keep));
        if (shown is null) draft.Ask("from");
        else draft.Set("from", new JsonArray(JsonValue.Create(from)));
        return draft.Set("confirm", JsonValue.Create(true)).Build();
    }

    /// <summary>以5101为准, 留5101, 并到5101: which of the tickets goes on; else the first.</summary>
    private static int Kept(Section section)
    {
        var tickets = section.Tickets;
        for (var i = tickets.Count - 1; i >= 0; i--)
        {
            if (IsKept(section, tickets[i]) || (i > 0 && IsMergedInto(section, tickets[i]))) return i;
        }

        return section.First("merge.into") is { } into
            && tickets.FindLastIndex(ticket => ticket.Span.Start >= into.End) is >= 0 and var last ? last : 0;
    }

    private static bool IsKept(Section section, TicketMention ticket)
    {
        if (Nearby.Words("ticket.kept").Begins(section.Lower.AsSpan(ticket.Span.End))) return true;
        if (ticket.Span.Start > section.Span.Start && section.Lower[ticket.Span.Start - 1] is '留') return true;
        return section.Lower.AsSpan(0, ticket.Span.Start).TrimEnd('#') is [.., ' '] before
            && Nearby.Words("ticket.keep").Ends(before.TrimEnd());
    }

    /// <summary>合并1029到1028.</summary>
    private static bool IsMergedInto(Section section, TicketMention ticket) =>
        Nearby.Words("ticket.into").Ends(section.Lower.AsSpan(0, ticket.Span.Start).TrimEnd());
}
