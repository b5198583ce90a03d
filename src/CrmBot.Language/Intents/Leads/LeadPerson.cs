using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Leads;

/// <summary>
/// A person of a new lead typed without capitals: "nina cole nina@larkspur.example", "erin, erin@harlow.bike", "dana fox 503-555-0147".
/// </summary>
internal static class LeadPerson
{
    private const int MostWords = 3;

    public static string? Plain(Section section, TextSpan clause, TextSpan? company)
    {
        var part = section.Within(clause);
        if (part.Codes.Count + part.Times.Count + part.Customers.Count > 0 || (company is { } name && name.Overlaps(clause))) return null;
        var words = WordsBesideReach(part);
        if (words.Length is 0 or > MostWords || !Array.TrueForAll(words, static word => word.All(char.IsAsciiLetter))) return null;
        return section.Emails.Exists(email => IsAddressOf(email.Value, words)) || IsBesidePhone(part, words)
            ? string.Join(' ', words)
            : null;
    }

    /// <summary>The words without addresses, numbers and the marks of a person; call Ruth on 020... ends with a small one.</summary>
    private static string[] WordsBesideReach(Section part)
    {
        List<TextSpan> gone = [.. part.Emails.Select(static email => email.Span), .. part.Phones.Select(static phone => phone.Span)];
        foreach (var hit in part.Cues)
        {
            if (hit.Is("lead.contact") || hit.Is("lead.person")) gone.Add(hit.Span);
        }

        var words = part.Cut(gone).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(static word => word.Length > 1).ToArray();
        return words.Length > 1 && words[^1] is "on" or "at" or "via" or "by" ? words[..^1] : words;
    }

    /// <summary>Dana Fox 503-555-0147, dana fox 503-555-0147: two words, or one that is marked as somebody's name.</summary>
    private static bool IsBesidePhone(Section part, string[] words) =>
        part.Phones.Count > 0 && (words.Length == 2 || (words.Length == 1 && part.Has("lead.person")))
        && (Array.TrueForAll(words, static word => char.IsAsciiLetterUpper(word[0]))
            || (words.Length == 2 && IsPlainName(part, words)) || SaysNothingElse(part));

    private static bool SaysNothingElse(Section part) => part.Cues.TrueForAll(hit => hit.Length < 3
        || part.Cues.Exists(mark => (mark.Is("lead.contact") || mark.Is("lead.person")) && mark.Span.Contains(hit.Span)));

    /// <summary>
    /// new lead: Harbor Foods, Linda, +61 412…: one capitalised word by itself between the company and how she is reached.
    /// </summary>
    public static string? Alone(Section section, TextSpan clause, TextSpan? company)
    {
        var at = section.Clauses.IndexOf(clause);
        if (company is not { } name || at < 1 || at + 1 >= section.Clauses.Count || !section.Clauses[at - 1].Contains(name.End - 1))
            return null;
        var (part, next) = (section.Within(clause), section.Within(section.Clauses[at + 1]));
        var word = section.Text.Cut(clause).Trim();
        return word.Length > 2 && char.IsAsciiLetterUpper(word[0]) && word.All(char.IsAsciiLetter)
            && part.Cues.Count + part.Codes.Count + part.Times.Count + part.Customers.Count == 0 && IsOnlyReach(next)
            && !LeadName.IsPlaceOrTrade(section, clause)
                ? word
                : null;
    }

    private static bool IsOnlyReach(Section part) => part.Phones.Count + part.Emails.Count > 0
        && !part.Cut([.. part.Emails.Select(static email => email.Span), .. part.Phones.Select(static phone => phone.Span)])
            .Any(char.IsLetter);

    /// <summary>sue ray 212 555 0102: two words right before the number that order and tell nothing.</summary>
    private static bool IsPlainName(Section part, string[] words) =>
        part.Lower.AsSpan(part.Span.Start).TrimStart().StartsWith(words[0] + " " + words[1], StringComparison.OrdinalIgnoreCase)
        && !part.Cues.Exists(static hit => hit.Length > 2 && (OrdersOrTells(hit) || IsWordOfLead(hit)));

    private static bool OrdersOrTells(CueHit hit) => hit.IsOf("ch") || hit.IsOf("find") || hit.Is("do") || hit.Is("told")
        || hit.Is("deliver") || hit.Is("next.step") || hit.Is("pronoun");

    private static bool IsWordOfLead(CueHit hit) => hit.IsOf("source") || hit.IsOf("company") || hit.Is("lead.ask") || hit.Is("lead.from")
        || hit.Is("reach.word") || hit.Is("legal.form");

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
        while (words < MostWords && WordStart(text, start) is var at && at < start && char.IsAsciiLetterUpper(text[at])
            && at >= section.Span.Start)
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
            var start = BehindContact(section, clause);
            var end = EndOfCapitals(section, start, clause.End);
            if (end > start && IsJobBehind(section, end, clause.End))
                return (TextSpan.Between(start, end), TextSpan.Between(end + 1, clause.End));
        }

        return null;
    }

    private static int BehindContact(Section section, TextSpan clause)
    {
        var start = clause.Start;
        foreach (var hit in section.Cues)
        {
            if (hit.Start == clause.Start && hit.Is("lead.contact")) start = Math.Max(start, hit.End);
        }

        while (start < clause.End && section.Lower[start] == ' ') start++;
        return start;
    }

    /// <summary>Behind the last of a few capitalised words.</summary>
    private static int EndOfCapitals(Section section, int start, int limit)
    {
        var end = start;
        for (var words = 0; end < limit && words < MostWords && char.IsAsciiLetterUpper(section.Text.Folded[end]); words++)
        {
            while (end < limit && char.IsAsciiLetter(section.Lower[end])) end++;
            if (end + 1 >= limit || section.Lower[end] != ' ' || !char.IsAsciiLetterUpper(section.Text.Folded[end + 1])) break;
            end++;
        }

        return end;
    }

    private static bool IsJobBehind(Section section, int end, int limit) =>
        end + 2 < limit && section.Lower[end] == ' ' && limit - end <= LongestJob
            && TitleFinderHolds(section, TextSpan.Between(end + 1, limit));

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
            if (local.StartsWith(word, StringComparison.OrdinalIgnoreCase)
                || (local.Length > 3 && local.EndsWith(word, StringComparison.OrdinalIgnoreCase))) return true;
        }

        return false;
    }
}
