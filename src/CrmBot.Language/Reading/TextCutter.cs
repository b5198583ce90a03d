using CrmBot.Language.Text;

namespace CrmBot.Language.Reading;

/// <summary>Cuts free text out of a message as it was typed.</summary>
internal static class TextCutter
{
    private static readonly System.Buffers.SearchValues<char> Edges =
        System.Buffers.SearchValues.Create(" \t\r\n,，.。;；:：!！?？、~～-—…\"“”'‘’「」()（）/|");

    // What is left of a text is put together here; what is handed out is a string of its own.
    [ThreadStatic]
    private static char[]? _left;

    /// <summary>The span without some stretches; what is left on both sides of a gap is joined by a space when it was apart.</summary>
    public static string Cut(FoldedText text, TextSpan span, List<TextSpan> without) => new(Left(text, span, without));

    /// <summary>How long <see cref="Cut"/> would be.</summary>
    public static int Length(FoldedText text, TextSpan span, List<TextSpan> without) => Left(text, span, without).Length;

    /// <summary>Without punctuation and space at the edges, without double spaces inside.</summary>
    public static string Tidy(string typed)
    {
        var text = Trim(typed);
        return IsTidy(text) ? text.Length == typed.Length ? typed : new string(text) : new string(Tidied(text));
    }

    private static ReadOnlySpan<char> Left(FoldedText text, TextSpan span, List<TextSpan> without)
    {
        if (span.Length <= 0) return "";
        if (!Touches(without, span)) return TidySpan(text.Typed(span));
        without.Sort(static (one, other) => one.Start.CompareTo(other.Start));
        var (at, length) = (span.Start, 0);
        foreach (var gap in without)
        {
            if (!gap.Overlaps(span)) continue;
            if (gap.Start > at) length = Append(length, text.Typed(TextSpan.Between(at, gap.Start)));
            at = Math.Max(at, gap.End);
        }

        if (at < span.End) length = Append(length, text.Typed(TextSpan.Between(at, span.End)));
        return TidySpan(_left.AsSpan(0, length));
    }

    private static bool Touches(List<TextSpan> gaps, TextSpan span)
    {
        foreach (var gap in gaps)
        {
            if (gap.Overlaps(span)) return true;
        }

        return false;
    }

    private static ReadOnlySpan<char> TidySpan(ReadOnlySpan<char> typed)
    {
        var text = Trim(typed);
        return IsTidy(text) ? text : Tidied(text);
    }

    private static ReadOnlySpan<char> Trim(ReadOnlySpan<char> typed)
    {
        var start = typed.IndexOfAnyExcept(Edges);
        if (start < 0) return [];
        var end = typed.LastIndexOfAnyExcept(Edges) + 1;
        // Pete Hall (COO)
        if (end < typed.Length && Closing(typed[end]) is var open && open != '\0'
            && typed[start..end].LastIndexOf(open) > typed[start..end].LastIndexOf(typed[end]))
            end++;
        return typed[start..end];
    }

    private static char Closing(char c) => c switch { ')' => '(', '）' => '（', _ => '\0' };

    /// <summary>Two of them are left where what stood between is cut out.</summary>
    private static bool IsComma(char c) => c is ',' or '，' or '、';

    /// <summary>Single spaces and commas only; in place when the text is in the buffer already.</summary>
    private static ReadOnlySpan<char> Tidied(ReadOnlySpan<char> text)
    {
        var tidy = Room(text.Length);
        var length = 0;
        foreach (var c in text)
        {
            if (IsComma(c) && length > 0 && tidy[length - 1] == ' ') length--;
            if (IsComma(c) && length > 0 && IsComma(tidy[length - 1])) continue;
            if (!IsSpace(c)) tidy[length++] = c;
            else if (length > 0 && tidy[length - 1] != ' ') tidy[length++] = ' ';
        }

        return tidy.AsSpan(0, length);
    }

    /// <summary>Single spaces and commas only, as in most texts.</summary>
    private static bool IsTidy(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsSpace(text[i]) && (text[i] != ' ' || i == 0 || text[i - 1] == ' ')) return false;
            if (i > 0 && IsComma(text[i]) && (IsComma(text[i - 1]) || text[i - 1] == ' ')) return false;
        }

        return true;
    }

    private static bool IsSpace(char c) => char.IsWhiteSpace(c) || char.IsControl(c);

    private static int Append(int length, ReadOnlySpan<char> typed)
    {
        var left = Room(length + typed.Length + 1);
        if (length > 0 && typed.Length > 0 && Separates(typed[0]) && Separates(left[length - 1])) left[length++] = ' ';
        typed.CopyTo(left.AsSpan(length));
        return length + typed.Length;
    }

    private static char[] Room(int length)
    {
        var left = _left ??= new char[256];
        if (left.Length >= length) return left;
        Array.Resize(ref _left, Math.Max(length, 2 * left.Length));
        return _left;
    }

    private static bool Separates(char c) => char.IsAsciiLetterOrDigit(c);
}
