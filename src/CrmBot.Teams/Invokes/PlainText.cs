using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace CrmBot.Teams;

/// <summary>Text without what is not text: markup of a message, marks that turn a line around.</summary>
internal static partial class PlainText
{
    /// <summary>One line without control and direction marks.</summary>
    public static string OneLine(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\r' or '\t')
                clean.Append(' ');
            else if (Rune.GetUnicodeCategory(
                rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate))
                clean.Append(rune);
        }

        return clean.ToString().Trim();
    }

    /// <summary>What a reader of this HTML sees: blocks and breaks become lines, everything else in brackets goes.</summary>
    public static string OfHtml(string html)
    {
        var lines = Breaks().Replace(Hidden().Replace(html, ""), "\n");
        var text = WebUtility.HtmlDecode(Tags().Replace(lines, "")).Replace('\u00a0', ' ');
        return string.Join('\n', text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));
    }

    [GeneratedRegex(@"<(style|script|head)\b[^>]*>.*?</\1\s*>", RegexOptions.IgnoreCase
        | RegexOptions.Singleline, matchTimeoutMilliseconds: 500)]
    private static partial Regex Hidden();

    [GeneratedRegex(@"<\s*(br|/p|/div|/li|/h[1-6]|/tr|/blockquote)\b[^>]*>", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 500)]
    private static partial Regex Breaks();

    [GeneratedRegex(@"<[^<>]*>", RegexOptions.None, matchTimeoutMilliseconds: 500)]
    private static partial Regex Tags();
}
