using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Notes;

/// <summary>谭姐微信说货少了六箱 要补发，她还说年底想要返点: what is told beside the trouble of a ticket is noted of the contact.</summary>
internal static class ToldBeside
{
    private const int LongestLead = 2;

    private static readonly string[] OfTickets = ["ticket.open", "remind.ask", "sev.urgent", "tag.word", "survey.word", "points.word",
        "referral.word", "won.word", "lost.word", "lead.ask", "deal.noun"];

    /// <summary>Begins with 另外, 还说 and the like, and tells a wish, a worry, a promise or what somebody said.</summary>
    public static bool Begins(Section clause)
    {
        if (!BeginsAnew(clause) || clause.HasFamily("trouble") || clause.HasFamily("want") || Array.Exists(OfTickets, clause.Has)
            || Mood.IsQuestion(clause)) return false;
        return clause.Has("log.ask") || clause.Has("need") || clause.Has("objection") || clause.Has("promise.said") || clause.Has("said")
            || clause.Has("beside.says");
    }

    private static bool BeginsAnew(Section clause)
    {
        foreach (var hit in clause.Cues)
        {
            if ((hit.Is("beside.says") || hit.Is("also")) && hit.Start - clause.Span.Start <= LongestLead) return true;
        }

        return false;
    }

    /// <summary>What stands before the clause tells of trouble.</summary>
    public static bool IsBehindTrouble(Section section, Section clause) =>
        section.Within(TextSpan.Between(section.Span.Start, clause.Span.Start)).Weights is [{ Intent: "tk_new" }, ..];

    /// <summary>她还抱怨送货师傅态度不好: trouble told beside something else is a ticket of its own.</summary>
    public static bool IsTrouble(Section clause) => BeginsAnew(clause) && clause.HasFamily("trouble") && !Mood.IsQuestion(clause)
        && !clause.Has("need") && TicketWords.HasTrouble(clause);

    /// <summary>The part, with whom and how the contact was from the first clause of the message.</summary>
    public static Section Of(Section section, Section part)
    {
        var first = section.Within(section.Clauses[0]);
        var people = Persons.Contact(part) is null && part.Customers.Count == 0 ? first.People : part.People;
        return part with { Lead = first with { Customers = [] }, People = people };
    }

    /// <summary>Whether the message asks, before this clause, to write something down: 另外记一下… asks it only for what follows.</summary>
    public static bool IsNoted(Section section, Section clause) => section.First("log.ask") is { } asked
        && !(asked.Start >= clause.Span.End && IsBehindAlso(section, asked.Start));

    private static bool IsBehindAlso(Section section, int at) =>
        section.Clauses.Exists(clause => clause.Contains(at) && section.Within(clause).First("also") is { } also && also.End <= at);
}
