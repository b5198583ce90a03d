using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>Whether somebody only wants to see a ticket: how is 5101, 看下5101, 投诉那张.</summary>
internal static class TicketQuestion
{
    public static bool Is(Section section) =>
        Mood.IsQuestion(section) || section.HasAny("ticket.due", "due.asked") || AsksDays(section) || IsLookedFor(section)
            || IsPointedAt(section);

    private static bool IsLookedFor(Section section) =>
        section.Has("ticket.get") && !HasChange(section) && !section.Has("note.lead") || IsShown(section);

    /// <summary>show me that ticket: the order, and nothing but which one.</summary>
    private static bool IsShown(Section section) => ((section.Has("show.verb") && section.Has("ticket.that"))
        || (section.Has("pointed.one") && (section.Has("give.me") || section.Has("show.verb")) && section.Has("kind.word")))
        && !HasChange(section) && section.Clauses.Count == 1;

    /// <summary>马超那张1026盯了几天了: how long, and nothing told beside it.</summary>
    public static bool AsksDays(Section section) => section.Clauses.Count <= 1 && !section.Has("client") && !section.Has("said")
        && section.First("days.asked") is { } days && section.Lower.AsSpan(days.End, section.Span.End - days.End).Trim(" 。!！?？啊呀") is "";

    private static bool HasChange(Section section) =>
        section.HasFamily("state") || section.Has("ticket.reopen") || (section.Has("change.word") && section.HasFamily("sev"));

    /// <summary>投诉那张: nothing is said but which one.</summary>
    private static bool IsPointedAt(Section section)
    {
        if (!section.Has("case.sheet")) return false;
        var said = new List<TextSpan>();
        foreach (var mention in section.Customers) said.Add(mention.Span);
        TicketWords.AddSpans(section, said, "case.sheet", "smalltalk", "show.verb", "pronoun");
        return !section.Cut(said).Any(static c => char.IsLetterOrDigit(c) && c is not ('的' or '是' or '看'));
    }
}
