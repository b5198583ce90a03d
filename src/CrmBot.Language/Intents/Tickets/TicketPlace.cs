using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>The queue or the colleague a ticket is passed on to: 转维修组, 5125 -> 实施组.</summary>
internal static class TicketPlace
{
    /// <returns>The words that pass it on; null when none do.</returns>
    public static List<TextSpan>? Set(FrameDraft draft, Section section)
    {
        if (SetPassed(draft, section)) return Words(section);
        return SetBare(draft, section) is { } bare ? [bare] : null;
    }

    /// <summary>The queue and the colleague right behind words that pass the ticket on.</summary>
    private static bool SetPassed(FrameDraft draft, Section section)
    {
        var passed = false;
        foreach (var word in section.Cues)
        {
            if (!word.Is("transfer.word") || IsDenied(section, word)) continue;
            var at = BehindLead(section, word.End);
            passed |= SetQueue(draft, section, at);
            passed |= SetColleague(draft, section, at);
        }

        return passed;
    }

    /// <summary>不归维修 该实施组管.</summary>
    private static bool IsDenied(Section section, CueHit word) =>
        word.Start > section.Span.Start && section.Lower[word.Start - 1] is '不' or '别' or '没';

    private static int BehindLead(Section section, int at)
    {
        while (at < section.Span.End && section.Lower[at] is ' ' or '@' or '到' or '给') at++;
        return section.Lower.AsSpan(at).StartsWith("the ", StringComparison.Ordinal) ? at + "the ".Length : at;
    }

    private static bool SetQueue(FrameDraft draft, Section section, int at)
    {
        if (draft.Has("queue")) return false;
        foreach (var code in section.Codes)
        {
            if (code.Kind != CodeKind.Queue || code.Span.Start != at) continue;
            draft.Set("queue", code.Code);
            return true;
        }

        return false;
    }

    private static bool SetColleague(FrameDraft draft, Section section, int at)
    {
        var passed = false;
        foreach (var person in section.People)
        {
            if (person.Colleagues.Count == 0 || person.Whole.Start != at || draft.Has("to")) continue;
            Persons.SetColleague(draft, "to", person, section.Utterance.Speaker);
            passed = true;
        }

        return passed;
    }

    /// <summary>5101换维修组, 5125 -> 实施组: a queue said without a verb of passing on.</summary>
    /// <returns>The queue and the word before it.</returns>
    private static TextSpan? SetBare(FrameDraft draft, Section section)
    {
        foreach (var code in section.CodesOf(CodeKind.Queue))
        {
            var before = section.Lower.AsSpan(section.Span.Start, code.Span.Start - section.Span.Start).TrimEnd();
            if (Nearby.Words("queue.to").LengthBefore(before) is not (> 0 and var length)) continue;
            draft.Set("queue", code.Code);
            return TextSpan.Between(section.Span.Start + before.Length - length, code.Span.End);
        }

        return null;
    }

    /// <summary>转维修组，师傅叫老周: what is told behind the first clause that passes the ticket on is meant for whoever takes it.</summary>
    private static List<TextSpan> Words(Section section)
    {
        var words = new List<TextSpan>();
        var first = section.Clauses.FindIndex(clause => section.Within(clause) is var part && part.Has("transfer.word") && HasPlace(part));
        var end = first < 0 ? section.Clauses.Count : first + 1;
        foreach (var clause in section.Clauses.Take(end)) AddWords(words, section.Within(clause));
        return words;
    }

    private static bool HasPlace(Section part) =>
        part.HasCode(CodeKind.Queue) || part.People.Exists(static person => person.Colleagues.Count > 0);

    private static void AddWords(List<TextSpan> words, Section part)
    {
        TicketWords.AddSpans(part, words, "transfer.word", "ticket.pass");
        foreach (var code in part.CodesOf(CodeKind.Queue)) words.Add(code.Span);
        foreach (var person in part.People)
        {
            if (person.Colleagues.Count > 0) words.Add(person.Whole);
        }
    }
}
