using System.Text;
using CrmBot.Language.Text;

namespace CrmBot.Language.Reading;

/// <summary>Cuts free text out of a message as it was typed.</summary>
internal static class TextCutter
{
    private static readonly char[] Edges = " \t\r\n,，.。;；:：!！?？、~～-—…\"“”'‘’「」()（）/|".ToCharArray();

    [ThreadStatic]
    private static List<TextSpan>? _gaps;

    [ThreadStatic]
    private static StringBuilder? _result;

    /// <summary>The span without some stretches; what is left on both sides of a gap is joined by a space when it was apart.</summary>
    public static string Cut(FoldedText text, TextSpan span, IEnumerable<TextSpan> without)
    {
        var gaps = _gaps ?? [];
        _gaps = null;    // looking through the gaps may itself cut
        gaps.Clear();
        foreach (var gap in without)
        {
            if (gap.Overlaps(span)) gaps.Add(gap);
        }

        _gaps = gaps;
        if (gaps.Count == 0) return span.Length > 0 ? Tidy(text.Cut(span)) : "";
        gaps.Sort(static (one, other) => one.Start.CompareTo(other.Start));
        var result = (_result ??= new StringBuilder()).Clear();
        var at = span.Start;
        foreach (var gap in gaps)
        {
            if (gap.Start > at) Append(result, text, TextSpan.Between(at, gap.Start));
            at = Math.Max(at, gap.End);
        }

        if (at < span.End) Append(result, text, TextSpan.Between(at, span.End));
        return Tidy(result.ToString());
    }

    /// <summary>Without punctuation and space at the edges, without double spaces inside.</summary>
    public static string Tidy(string typed)
    {
        var text = typed.Trim(Edges);
        if (IsTidy(text)) return text;
        var tidy = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!IsSpace(c)) tidy.Append(c);
            else if (tidy.Length > 0 && tidy[^1] != ' ') tidy.Append(' ');
        }

        return tidy.ToString();
    }

    /// <summary>Single spaces only, as in most texts.</summary>
    private static bool IsTidy(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsSpace(text[i]) && (text[i] != ' ' || i == 0 || text[i - 1] == ' ')) return false;
        }

        return true;
    }

    private static bool IsSpace(char c) => char.IsWhiteSpace(c) || char.IsControl(c);

    private static void Append(StringBuilder result, FoldedText text, TextSpan piece)
    {
        var typed = text.Typed(piece);
        if (result.Length > 0 && typed.Length > 0 && Separates(typed[0]) && Separates(result[^1])) result.Append(' ');
        result.Append(typed);
    }

    private static bool Separates(char c) => char.IsAsciiLetterOrDigit(c);
}
