using CrmBot.Language.Lexicons;
using CrmBot.Language.Text;

namespace CrmBot.Language.Times;

/// <summary>2:30pm ET, 10am UK time: whose clock is meant, right behind it. Abbreviations count in capitals only.</summary>
internal static class SaidZone
{
    private static readonly (string Word, string Zone)[] Words =
    [
        ("EST", "America/New_York"), ("EDT", "America/New_York"), ("ET", "America/New_York"), ("eastern time", "America/New_York"),
        ("eastern", "America/New_York"),
        ("new york time", "America/New_York"), ("ny time", "America/New_York"), ("PST", "America/Los_Angeles"),
        ("PDT", "America/Los_Angeles"), ("PT", "America/Los_Angeles"),
        ("pacific time", "America/Los_Angeles"), ("pacific", "America/Los_Angeles"), ("CDT", "America/Chicago"), ("CT", "America/Chicago"),
        ("central time", "America/Chicago"),
        ("GMT", "Europe/London"), ("BST", "Europe/London"), ("uk time", "Europe/London"), ("london time", "Europe/London"),
        ("CET", "Europe/Berlin"), ("CEST", "Europe/Berlin"), ("beijing time", "Asia/Shanghai"), ("china time", "Asia/Shanghai"),
        ("shanghai time", "Asia/Shanghai"),
        ("SGT", "Asia/Singapore"), ("HKT", "Asia/Hong_Kong"), ("JST", "Asia/Tokyo"),
    ];

    /// <returns>The zone, and where its word ends.</returns>
    public static (TimeZoneInfo Zone, int End)? Behind(FoldedText text, int at)
    {
        if (at + 2 >= text.Length || text.Lower[at] != ' ' || !char.IsAsciiLetter(text.Lower[at + 1])) return null;
        foreach (var (word, zone) in Words)
        {
            var end = at + 1 + word.Length;
            if (end > text.Length || (end < text.Length && WordEdge.IsWordCharacter(text.Lower[end]))) continue;
            var said = (char.IsAsciiLetterUpper(word[0]) ? text.Folded : text.Lower).AsSpan(at + 1, word.Length);
            if (said.SequenceEqual(word) && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found)) return (found, end);
        }

        return null;
    }
}
