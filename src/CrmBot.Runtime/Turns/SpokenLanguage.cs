namespace CrmBot.Runtime.Turns;

/// <summary>
/// Somebody whose messenger is in English and who writes a sentence wholly in English
/// is answered so, whatever language was set for them when they were stored.
/// </summary>
internal static class SpokenLanguage
{
    private const int LeastWords = 2;

    /// <returns>The language of the answer; null when it is the person's own.</returns>
    public static string? Of(Conversation seen) =>
        !seen.Inbound.Place.IsGroup && seen.Actor.Locale.StartsWith("zh", StringComparison.Ordinal)
            && seen.Inbound.Sender.Locale?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true && IsEnglish(seen.Text)
                ? "en-US"
                : null;

    private static bool IsEnglish(string text)
    {
        var (words, inside) = (0, false);
        foreach (var c in text)
        {
            if (c >= '\u2E80') return false;
            if (char.IsAsciiLetter(c) && !inside) words++;
            inside = char.IsAsciiLetterOrDigit(c) || c == '\'';
        }

        return words >= LeastWords;
    }
}
