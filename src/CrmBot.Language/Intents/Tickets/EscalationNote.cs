using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>What is told to whoever gets an escalated ticket: the words without number, names and the order itself.</summary>
internal static class EscalationNote
{
    private const int Shortest = 4;

    public static string Of(Section section)
    {
        var gaps = new List<TextSpan>();
        foreach (var ticket in section.Tickets) gaps.Add(ticket.Span);
        foreach (var mention in section.Customers) gaps.Add(Phrasing.Around(section, mention.Span));
        foreach (var person in section.People)
        {
            if (IsReceiver(section, person)) gaps.Add(person.Whole);
        }

        foreach (var clause in section.Clauses)
        {
            if (section.Clauses.Count > 1 && IsRequest(section.Within(clause))) gaps.Add(clause);
        }

        TicketWords.AddSpans(section, gaps, "escalate.word", "escalate.it", "level", "handle.you", "escalate.page", "escalate.oncall",
            "polite");
        if (section.First("escalate.demand") is { } demand && char.IsAscii(section.Lower[demand.Start]))
            TicketWords.AddSpans(section, gaps, "escalate.demand", "superior");
        var note = Phrasing.Trim(section.Cut(gaps));
        return note.Length < Shortest ? "" : note;
    }

    /// <summary>升级给老张, 老张你处理一下.</summary>
    private static bool IsReceiver(Section section, PersonMention person)
    {
        if (person.Colleagues.Count == 0) return false;
        if (section.Has("handle.you")) return true;
        foreach (var hit in section.Cues)
        {
            if ((hit.Is("escalate.word") || hit.Is("escalate.it")) && person.Whole.Start - hit.End is 0 or 1 or 4) return true;
        }

        return false;
    }

    /// <summary>…，能不能叫他们升一下.</summary>
    private static bool IsRequest(Section clause) => clause.Has("escalate.please") && clause.Has("escalate.word");
}
