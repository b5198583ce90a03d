using CrmBot.Language.Text;

namespace CrmBot.Language.Reading;

/// <summary>A mention of the bot inside the text carries no meaning.</summary>
internal static class BotNames
{
    /// <summary>The text with every "@" + bot name read as a space.</summary>
    public static FoldedText Blank(FoldedText text, IReadOnlyList<string> names)
    {
        List<(TextSpan Span, string Meant)>? blanks = null;
        for (var at = text.Lower.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.Lower.IndexOf('@', at + 1))
        {
            var name = names.Select(n => n.ToLowerInvariant()).Where(n => n.Length > 0 && string.CompareOrdinal(text.Lower, at + 1, n, 0, n.Length) == 0).MaxBy(n => n.Length);
            if (name is not null) (blanks ??= []).Add((new TextSpan(at, name.Length + 1), " "));
        }

        return blanks is null ? text : text.Replace(blanks);
    }
}
