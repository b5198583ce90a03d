using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents;

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
        if (words.Length is 0 or > MostWords || !words.All(static word => word.All(char.IsAsciiLetter))) return null;
        if (!section.Emails.Exists(email => IsAddressOf(email.Value, words)) && !(part.Phones.Count > 0 && words.Length <= 2 && (words.Length == 2 || part.Has("lead.person")) && part.Cues.TrueForAll(hit => hit.Length < 3 || part.Cues.Exists(mark => (mark.Is("lead.contact") || mark.Is("lead.person")) && mark.Span.Contains(hit.Span))))) return null;
        return string.Join(' ', words);
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
