using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Leads;

/// <content>A name that nothing marks as one: before an address, in capitals, or by itself in its clause.</content>
internal sealed partial class ReadLead
{
    private const int MostWords = 3;

    /// <summary>
    /// "Sara Lim sara@...", "contact is Nina Cole", or a piece of two or three characters that starts with a family name.
    /// </summary>
    private static string? LooseName(Section section, TextSpan? name)
    {
        foreach (var clause in section.Clauses)
        {
            if (Overlaps(clause, name)) continue;
            var found = BeforeEmail(section, clause) ?? LatinName(section, clause) ?? LeadPerson.Plain(section, clause, name)
                ?? LeadPerson.Alone(section, clause, name) ?? ShortName(section, clause);
            if (found is not null) return found;
        }

        return null;
    }

    private static string? BeforeEmail(Section section, TextSpan clause)
    {
        foreach (var email in section.Emails)
        {
            if (!clause.Contains(email.Span)) continue;
            return Capitalised(TextCutter.Cut(section.Text, TextSpan.Between(clause.Start, email.Span.Start), []));
        }

        return null;
    }

    /// <summary>孙倩, 联系人孙倩: two or three characters that begin with a family name, and nothing else.</summary>
    private static string? ShortName(Section section, TextSpan clause)
    {
        clause = BehindMark(section, clause);
        var text = TextCutter.Cut(section.Text, clause, section.Phones.ConvertAll(static phone => phone.Span));
        return text.Length is 2 or 3 && text.All(WordEdge.IsChinese) && PersonWords.LengthAt("surname", text, 0) is 1
            && !LeadName.IsPlaceOrTrade(section, new TextSpan(clause.Start, text.Length)) && !SaysSomethingElse(section, clause)
                ? text
                : null;
    }

    private static TextSpan BehindMark(Section section, TextSpan clause)
    {
        var start = clause.Start;
        foreach (var hit in section.Cues)
        {
            if (hit.Is("lead.contact") && hit.Start == clause.Start) start = Math.Max(start, hit.End);
        }

        return TextSpan.Between(Math.Min(start, clause.End), clause.End);
    }

    private static bool SaysSomethingElse(Section section, TextSpan clause) =>
        section.Codes.Exists(code => code.Span.Overlaps(clause))
        || section.Cues.Exists(hit => hit.Start >= clause.Start && hit.End <= clause.End && hit.Length > 1);

    /// <summary>A clause of two or three capitalised words, or of one behind "contact", that is nothing else.</summary>
    private static string? LatinName(Section section, TextSpan clause) =>
        section.Text.Folded.AsSpan(clause.Start, clause.Length).ContainsAnyInRange('A', 'Z') ? CapitalisedName(section, clause) : null;

    private static string? CapitalisedName(Section section, TextSpan clause)
    {
        var part = section.Within(clause);
        if (part.Codes.Count + part.Times.Count + part.Customers.Count + part.Emails.Count > 0) return null;
        if (LeadName.IsPlaceOrTrade(section, clause) || TitleFinder.First(part) is not null) return null;
        var marks = part.All("lead.contact").Where(hit => hit.Start == clause.Start).Select(static hit => hit.Span).ToList();
        if (HasOtherCue(part, marks)) return null;
        var words = part.Cut([.. marks, .. part.Phones.Select(static phone => phone.Span)])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var least = marks.Count > 0 ? 1 : 2;
        return words.Length <= MostWords && words.Length >= least && words.All(IsCapitalised) ? string.Join(' ', words) : null;
    }

    /// <summary>
    /// A cue that no mark holds, at the head or before the end; the last word may be a name that means something elsewhere.
    /// </summary>
    private static bool HasOtherCue(Section part, List<TextSpan> marks) => part.Cues.Exists(hit =>
        hit.Length > 1 && (hit.Start == part.Span.Start || hit.End < part.Span.End) && !hit.Is("lead.contact")
        && !marks.Exists(mark => mark.Contains(hit.Span)));

    private static bool IsCapitalised(string word) => char.IsAsciiLetterUpper(word[0]) && word.Skip(1).Any(char.IsAsciiLetterLower);

    private static string? Capitalised(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var start = words.Length;
        while (start > 0 && words.Length - start < MostWords && char.IsUpper(words[start - 1][0])) start--;
        return string.Join(' ', words[start..]) is { Length: > 1 } found ? found : null;
    }

    /// <summary>Delta Tools (Hans, +49 30 1234567): the name that opens the bracket behind the company.</summary>
    private static string? InBrackets(Section section, TextSpan? company)
    {
        if (company is not { } name || name.End + 2 >= section.Span.End || !section.Lower.AsSpan(name.End).StartsWith(" (")) return null;
        var end = section.Lower.AsSpan(name.End + 2).IndexOfAny(',', ')');
        var inside = end > 1 ? section.Text.Cut(new TextSpan(name.End + 2, end)) : "";
        return inside.Length > 1 && char.IsAsciiLetterUpper(inside[0]) && AreFewWords(inside.Split(' ')) ? inside : null;
    }

    private static bool AreFewWords(string[] words) =>
        words.Length <= MostWords && Array.TrueForAll(words, static word => word.Length > 1 && word.All(char.IsAsciiLetter));
}
