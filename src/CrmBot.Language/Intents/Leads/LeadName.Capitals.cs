using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Leads;

/// <content>Names in capitals, and whose company stands behind "from" and "at".</content>
internal static partial class LeadName
{
    public const string From = " from ";
    private const string At = " at ";
    private const int LongestJob = 24;
    private const int LongestPerson = 24;
    private const int LongestWord = 16;

    /// <summary>Marta Ruiz, head of ops at Solano Wines: a job stands before "at", the company behind it.</summary>
    private static TextSpan? Employer(Section section)
    {
        var at = section.Lower.IndexOf(At, section.Span.Start, section.Span.Length, StringComparison.Ordinal);
        if (at < 0 || !char.IsAsciiLetterUpper(section.Text.Folded[Math.Min(at + At.Length, section.Span.End - 1)])) return null;
        for (var start = Math.Max(section.Span.Start, at - LongestJob); start < at; start++)
        {
            if (TitleFinder.At(section, start) is { } job && job.End == at) return Capitals(section, at + At.Length);
        }

        return PersonBefore(section, at) is null ? null : Capitals(section, at + At.Length);
    }

    /// <summary>Paula Reyes at Sunrise Foods: a full name, and nothing else of their clause, before where they work.</summary>
    public static TextSpan? WorksAt(Section section, TextSpan company)
    {
        var at = company.Start - At.Length;
        return at > section.Span.Start && section.Lower.AsSpan(at).StartsWith(At)
            ? PersonBefore(section, at) ?? WordBefore(section, company) : null;
    }

    /// <summary>Raj at Cobalt Freight: one capitalised word at the head, before a company nobody has stored.</summary>
    private static TextSpan? WordBefore(Section section, TextSpan company)
    {
        var word = TextSpan.Between(section.Span.Start, Math.Max(section.Span.Start, company.Start - At.Length));
        if (word.Length is <= 2 or >= LongestWord || !section.Lower.AsSpan(word.End).StartsWith(At)) return null;
        var isName = char.IsAsciiLetterUpper(section.Text.Folded[word.Start])
            && section.Text.Folded[word.Start..word.End].All(char.IsAsciiLetter);
        return isName && section.Customers is [{ Known: null }, ..] ? word : null;
    }

    private static TextSpan? PersonBefore(Section section, int at)
    {
        var start = Math.Max(section.Span.Start,
            section.Text.Folded.LastIndexOfAny([',', ':', '.', ';', '-'], at - 1, at - section.Span.Start) + 1);
        while (start < at && section.Text.Folded[start] == ' ') start++;
        return LatinName.IsFull(section.Text.Folded[start..at]) ? TextSpan.Between(start, at) : null;
    }

    /// <summary>
    /// "Marta from Solano Wines called in", …, Raj Patel from Cobalt Freight,
    /// …: the words of a name, up to where the company they belong to begins.
    /// </summary>
    public static TextSpan? FromWhere(Section section)
    {
        if (section.Has("lead.of")) return null;
        if (WhoFrom(section, StartOfPerson(section)) is { } first) return first;
        foreach (var clause in section.Clauses)
        {
            if (clause.Start <= section.Span.Start || WhoFrom(section, clause.Start) is not { } who) continue;
            if (LatinName.IsFull(section.Text.Folded[who.Start..(who.End - From.Length)])) return who;
        }

        return null;
    }

    private static TextSpan? WhoFrom(Section section, int begin)
    {
        if (!char.IsAsciiLetterUpper(section.Text.Folded[begin])) return null;
        var end = begin;
        while (end < section.Span.End && IsOfName(section, end)) end++;
        var company = end + From.Length;
        return end - begin is >= 2 and <= LongestPerson && section.Lower.AsSpan(end).StartsWith(From)
            && company < section.Span.End && char.IsAsciiLetterUpper(section.Text.Folded[company])
                ? TextSpan.Between(begin, company)
                : null;
    }

    /// <summary>A letter, or the space before the next capitalised word.</summary>
    private static bool IsOfName(Section section, int at) => WordEdge.IsWordCharacter(section.Lower[at])
        || (section.Lower[at] == ' ' && at + 1 < section.Span.End && char.IsAsciiLetterUpper(section.Text.Folded[at + 1]));

    /// <summary>met Paul Denny from Harbor Mills: behind the verb that begins the message.</summary>
    private static int StartOfPerson(Section section)
    {
        var at = section.Span.Start;
        foreach (var hit in section.Cues)
        {
            if (hit.Start == section.Span.Start && (hit.Is("met.word") || hit.Is("lead.met") || hit.Is("lead.person")))
                at = Math.Max(at, hit.End);
        }

        while (at < section.Span.End - 1 && section.Lower[at] == ' ') at++;
        return at;
    }

    /// <summary>"someone from Nordic Steel rang in": the capitalised words.</summary>
    private static TextSpan? Capitals(Section section, int at)
    {
        var start = Skip(section, at, section.Span.End);
        var end = start;
        while (end < section.Span.End && char.IsAsciiLetterUpper(section.Text.Folded[end]))
        {
            while (end < section.Span.End && WordEdge.IsWordCharacter(section.Lower[end])) end++;
            if (section.Lower.AsSpan(end) is [' ', '&', ' ', >= 'a' and <= 'z', ..]) end += 2;
            if (end + 1 >= section.Span.End || section.Lower[end] != ' ' || !char.IsAsciiLetterUpper(section.Text.Folded[end + 1])) break;
            end++;
        }

        return end - start is >= 2 and <= Longest ? TextSpan.Between(start, end) : null;
    }
}
