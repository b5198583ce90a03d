using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Customers;

/// <summary>tag Redwood as healthcare and multi-site: two tags of one word each, though nobody has used either yet.</summary>
internal static class ListedTags
{
    private const string As = " as ", And = " and ";

    /// <param name="section">The command.</param>
    /// <param name="at">Where its " and " begins.</param>
    public static bool Joins(Section section, int at)
    {
        var words = section.Lower.AsSpan(section.Span.Start, section.Span.Length);
        var from = words.LastIndexOf(As);
        if (from < 0 || !section.Has("tag.add.strong")) return false;
        var before = words[(from + As.Length)..Math.Max(from + As.Length, at - section.Span.Start)];
        var behind = words[(at - section.Span.Start + And.Length)..];
        return before.Length > 0 && !before.Contains(' ') && behind.Length > 0 && !behind.TrimEnd().Contains(' ');
    }
}
