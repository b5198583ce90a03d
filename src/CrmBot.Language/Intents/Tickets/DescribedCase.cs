using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>
/// assign the printer ticket to Ma Chao: a ticket is told by what it is about. It is never the one last talked about; which it is, the host
/// finds by the words or asks.
/// </summary>
internal static class DescribedCase
{
    private const string The = "the ";
    private const int Longest = 24;

    public static TextSpan? Find(Section section)
    {
        if (section.Customers.Count > 0 || section.Utterance.ReplyTo is not null) return null;
        foreach (var hit in section.Cues)
        {
            if (hit.Is("ticket.noun") && char.IsAsciiLetter(section.Lower[hit.Start]) && Words(section, hit.Start) is { } words)
                return words;
        }

        return null;
    }

    /// <summary>Nothing but the article and the description, and perhaps the ticket's own word.</summary>
    public static bool IsAll(Section section, string note) => Find(section) is { } words
        && The.Length + words.Length >= note.Length && section.Lower.Contains(note, StringComparison.OrdinalIgnoreCase)
        && note.StartsWith("the", StringComparison.OrdinalIgnoreCase);

    private static TextSpan? Words(Section section, int end)
    {
        var start = section.Lower.LastIndexOf(The, Math.Max(section.Span.Start, end - 1), end - section.Span.Start,
            StringComparison.Ordinal);
        if (start < section.Span.Start) return null;
        var words = TextSpan.Between(start + The.Length, Math.Max(start + The.Length, end - 1));
        return words.Length is >= 3 and <= Longest && IsPlain(section.Lower.AsSpan(words.Start, words.Length)) && !section.IsTime(words)
            && !section.Codes.Exists(code => code.Span.Overlaps(words)) && !section.IsPerson(words) ? words : null;
    }

    private static bool IsPlain(ReadOnlySpan<char> words)
    {
        foreach (var c in words)
        {
            if (!char.IsAsciiLetter(c) && c is not (' ' or '-')) return false;
        }

        return !Nearby.Words("ticket.which").AreAll(words);
    }
}
