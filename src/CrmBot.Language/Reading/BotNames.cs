using CrmBot.Language.Text;

namespace CrmBot.Language.Reading;

/// <summary>A mention of the bot inside the text carries no meaning.</summary>
internal static class BotNames
{
    /// <summary>The text with every "@" + bot name replaced by as many spaces.</summary>
    public static FoldedText Blank(FoldedText text, IReadOnlyList<string> names)
    {
        char[]? typed = null;
        for (var at = text.Lower.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.Lower.IndexOf('@', at + 1))
        {
            var length = LongestName(text.Lower, at + 1, names);
            if (length == 0) continue;
            typed ??= text.Original.ToCharArray();
            var span = text.ToOriginal(new TextSpan(at, length + 1));
            typed.AsSpan(span.Start, span.Length).Fill(' ');
        }

        return typed is null ? text : FoldedText.Of(new string(typed));
    }

    private static int LongestName(string lower, int at, IReadOnlyList<string> names)
    {
        var longest = 0;
        foreach (var name in names)
        {
            if (name.Length > longest && lower.AsSpan(at).StartsWith(name, StringComparison.OrdinalIgnoreCase)) longest = name.Length;
        }

        return longest;
    }
}
