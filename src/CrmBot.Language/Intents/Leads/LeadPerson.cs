using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Leads;

/// <summary>A person of a new lead typed without capitals: "nina cole nina@larkspur.example", "erin, erin@harlow.bike", "dana fox 503-555-0147".</summary>
internal static class LeadPerson
{
    private const int MostWords = 3;

    public static string? Plain(Section section, TextSpan clause, TextSpan? company)
    {
        var part = section.Within(clause);
        if (part.Codes.Count + part.Times.Count + part.Customers.Count > 0 || company is { } name && name.Overlaps(clause)) return null;
        var words = part.Cut([.. part.Emails.Select(email => email.Span), .. part.Phones.Select(phone => phone.Span), .. part.All("lead.contact").Select(hit => hit.Span), .. part.All("lead.person").Select(hit => hit.Span)])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(static word => word.Length > 1).ToArray();
        if (words.Length > 1 && words[^1] is "on" or "at" or "via" or "by") words = words[..^1];   // call Ruth on 020...
        if (words.Length is 0 or > MostWords || !words.All(static word => word.All(char.IsAsciiLetter))) return null;
        if (!section.Emails.Exists(email => IsAddressOf(email.Value, words))
            && !(part.Phones.Count > 0 && words.Length <= 2 && (words.Length == 2 || part.Has("lead.person"))
                && (Array.TrueForAll(words, static word => char.IsAsciiLetterUpper(word[0]))
                    || (words.Length == 2 && IsPlainName(part, words))
                    || part.Cues.TrueForAll(hit => hit.Length < 3
                        || part.Cues.Exists(mark => (mark.Is("lead.contact") || mark.Is("lead.person")) && mark.Span.Contains(hit.Span))))))
        {
            return null;
        }
        return string.Join(' ', words);
    }

    /// <summary>new lead: Harbor Foods, Linda, +61 412…: one capitalised word by itself between the company and how she is reached.</summary>
    public static string? Alone(Section section, TextSpan clause, TextSpan? company)
    {
        var at = section.Clauses.IndexOf(clause);
        if (company is not { } name || at < 1 || at + 1 >= section.Clauses.Count || !section.Clauses[at - 1].Contains(name.End - 1)) return null;
        var (part, next) = (section.Within(clause), section.Within(section.Clauses[at + 1]));
        var word = section.Text.Cut(clause).Trim();
        return word.Length > 2 && char.IsAsciiLetterUpper(word[0]) && word.All(char.IsAsciiLetter)
            && part.Cues.Count + part.Codes.Count + part.Times.Count + part.Customers.Count == 0 && IsOnlyReach(next)
            && !LeadName.IsPlaceOrTrade(section, clause)
                ? word
                : null;
    }

    private static bool IsOnlyReach(Section part) => part.Phones.Count + part.Emails.Count > 0
        && !part.Cut([.. part.Emails.Select(static email => email.Span), .. part.Phones.Select(static phone => phone.Span)]).Any(char.IsLetter);

    /// <summary>sue ray 212 555 0102: two words right before the number that order and tell nothing.</summary>
    private static bool IsPlainName(Section part, string[] words) => part.Lower.AsSpan(part.Span.Start).TrimStart().StartsWith(words[0] + " " + words[1], StringComparison.OrdinalIgnoreCase)
        && !part.Cues.Exists(hit => hit.Length > 2 && (hit.IsOf("ch") || hit.IsOf("find") || hit.IsOf("source") || hit.IsOf("company") || hit.Is("do") || hit.Is("told") || hit.Is("deliver") || hit.Is("next.step") || hit.Is("pronoun") || hit.Is("lead.ask") || hit.Is("lead.from") || hit.Is("reach.word") || hit.Is("legal.form")));

    /// <summary>Lisa Kemp (ops director): capitalised words right before a bracket that holds a job.</summary>
    public static (TextSpan Name, TextSpan Title)? Titled(Section section)
    {
        var text = section.Text.Folded;
        var open = section.Lower.AsSpan(section.Span.Start, section.Span.Length).IndexOf('(') + section.Span.Start;
        var close = open < section.Span.Start ? -1 : section.Lower.IndexOf(')', open, section.Span.End - open);
        if (close < 0 || open < 3) return null;
        var title = TextSpan.Between(open + 1, close);
        if (title.Length is < 2 or > 30 || !TitleFinderHolds(section, title)) return null;
        var end = text[open - 1] == ' ' ? open - 1 : open;
        var (start, words) = (end, 0);
        while (words < MostWords && WordStart(text, start) is var at && at < start && char.IsAsciiLetterUpper(text[at]) && at >= section.Span.Start)
        {
            (start, words) = (at, words + 1);
            if (start < 2 || text[start - 1] != ' ' || !char.IsAsciiLetter(text[start - 2])) break;
            start--;
        }

        while (start < end && text[start] == ' ') start++;
        return words == 0 ? null : (TextSpan.Between(start, end), title);
    }

    /// <summary>contact Dana Ruiz ops manager: capitalised words of a clause, and behind them nothing but a job.</summary>
    public static (TextSpan Name, TextSpan Title)? BeforeJob(Section section, TextSpan? company)
    {
        foreach (var clause in section.Clauses)
        {
            if (company is { } name && name.Overlaps(clause)) continue;
            var start = clause.Start;
            foreach (var hit in section.Cues) start = hit.Start == clause.Start && hit.Is("lead.contact") ? Math.Max(start, hit.End) : start;
            while (start < clause.End && section.Lower[start] == ' ') start++;
            var (end, words) = (start, 0);
            while (end < clause.End && words < MostWords && char.IsAsciiLetterUpper(section.Text.Folded[end]))
            {
                while (end < clause.End && char.IsAsciiLetter(section.Lower[end])) end++;
                words++;
                if (end + 1 < clause.End && section.Lower[end] == ' ' && char.IsAsciiLetterUpper(section.Text.Folded[end + 1])) end++;
                else break;
            }

            if (words > 0 && end + 2 < clause.End && section.Lower[end] == ' ' && TitleFinderHolds(section, TextSpan.Between(end + 1, clause.End))
                && clause.End - end <= LongestJob)
            {
                return (TextSpan.Between(start, end), TextSpan.Between(end + 1, clause.End));
            }
        }

        return null;
    }

    private const int LongestJob = 30;

    private static int WordStart(string text, int end)
    {
        while (end > 0 && (char.IsAsciiLetter(text[end - 1]) || text[end - 1] is '\'' or '-')) end--;
        return end;
    }

    /// <summary>The last word of the bracket, or all of it, is a job.</summary>
    private static bool TitleFinderHolds(Section section, TextSpan inside)
    {
        for (var at = inside.Start; at < inside.End; at++)
        {
            if (TitleFinder.At(section, at) is { } job && job.End == inside.End) return true;
        }

        return false;
    }

    /// <summary>The address starts with one of the names, or with the first letter and the last name.</summary>
    private static bool IsAddressOf(string email, string[] words)
    {
        var local = email.AsSpan(0, Math.Max(0, email.IndexOf('@', StringComparison.Ordinal)));
        foreach (var word in words)
        {
            if (local.StartsWith(word, StringComparison.OrdinalIgnoreCase) || (local.Length > 3 && local.EndsWith(word, StringComparison.OrdinalIgnoreCase))) return true;
        }

        return false;
    }
}
