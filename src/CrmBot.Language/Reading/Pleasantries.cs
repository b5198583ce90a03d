using CrmBot.Language.Lexicons;
using CrmBot.Language.Text;

namespace CrmBot.Language.Reading;

/// <summary>
/// What people say before and after the matter itself (那个…, btw, …谢谢, 哈, pls, 😀). It carries no meaning and is skipped, unless nothing
/// else is said: then it is small talk.
/// </summary>
internal static class Pleasantries
{
    private const int LongestClosing = 16;

    private static readonly PhraseTrie<string> Openings = PhrasingWords.Of("opening");
    private static readonly PhraseTrie<string> Attached = PhrasingWords.Of("opening.attached");
    private static readonly PhraseTrie<string> Closings = PhrasingWords.Of("closing");
    private static readonly PhraseTrie<string> Particles = PhrasingWords.Of("closing.particle");
    private static readonly PhraseTrie<string> Kept = PhrasingWords.Of("closing.kept");

    /// <summary>
    /// The text with spaces in their place. What stands behind a colon or in several lines is somebody's words and stays whole.
    /// </summary>
    /// <param name="answers">Whether a preview is open: then 嗯 and ok are answers.</param>
    public static FoldedText Blank(FoldedText text, bool answers)
    {
        var lower = text.Lower;
        if (lower.Contains('\n', StringComparison.Ordinal)) return text;
        var start = answers ? 0 : EndOfOpening(lower);
        var end = lower.Contains(':', StringComparison.Ordinal) ? lower.Length : StartOfClosing(lower, start);
        if ((start == 0 && end == lower.Length) || !SaysSomething(lower.AsSpan(start, end - start))) return text;
        var typed = text.Original.ToCharArray();
        Fill(0, start);
        Fill(end, lower.Length);
        return FoldedText.Of(new string(typed));

        void Fill(int from, int to)
        {
            if (from == to) return;
            var span = text.ToOriginal(TextSpan.Between(from, to));
            typed.AsSpan(span.Start, span.Length).Fill(' ');
        }
    }

    private static int EndOfOpening(string lower)
    {
        for (var end = 0; ;)
        {
            var at = end;
            while (at < lower.Length && IsGap(lower[at])) at++;
            var length = Openings.LongestAt(lower, at, out _);
            if (length > 0 && at + length < lower.Length && IsGap(lower[at + length]) && !IsPointing(lower, at + length)) end = at + length;
            else if (Attached.LongestAt(lower, at, out var phrase) > 0) end = at + PhrasingWords.SkippedLength(phrase!);
            else return end;
        }
    }

    /// <summary>这个 case 先放着: it points at what is meant.</summary>
    private static bool IsPointing(string lower, int end) =>
        lower[end - 1] == '个' && lower[end] == ' ' && end + 1 < lower.Length && char.IsAsciiLetter(lower[end + 1]);

    private static int StartOfClosing(string lower, int least)
    {
        var end = WithoutOrnament(lower, lower.Length, least);
        while (true)
        {
            var spoken = end;
            while (spoken > least && IsEdge(lower, spoken - 1)) spoken--;
            var start = StartOfPhrase(lower, spoken, least);
            if (start == spoken) return end;
            end = WithoutOrnament(lower, start, least);
        }
    }

    private static int StartOfPhrase(string lower, int end, int least)
    {
        for (var at = Math.Max(least, end - LongestClosing); at < end; at++)
        {
            if (Kept.LongestAt(lower, at, out _) == end - at) return end;
            if (Closings.LongestAt(lower, at, out _) == end - at
                && (at == least || IsGap(lower[at - 1]) || IsEdge(lower, at - 1) || lower[at - 1] is '?'))
                return at;
            if (at > least && Particles.LongestAt(lower, at, out _) == end - at) return at;
        }

        return end;
    }

    /// <summary>Without waves and pictures at the end, and without the full stop that would make a decimal of a number.</summary>
    private static int WithoutOrnament(string lower, int end, int least)
    {
        var kept = end;
        for (var at = end; at > least; at--)
        {
            var c = lower[at - 1];
            if (IsOrnament(lower, at - 1) || (c == '.' && at > 1 && char.IsAsciiDigit(lower[at - 2]))) kept = at - 1;
            else if (c != ' ') break;
        }

        return kept;
    }

    private static bool IsEdge(string lower, int at) =>
        lower[at] is ' ' or ',' or '。' or '.' or '!' or '…' or '、' or ';' || IsOrnament(lower, at);

    private static bool IsGap(char c) => c is ' ' or ',' or '。' or '.' or '!' or '…' or '、' or '~';

    /// <summary>Pictures, but no stars: those are a score.</summary>
    private static bool IsOrnament(string lower, int at) => lower[at] switch
    {
        '~' or '\u203C' or '\u2764' => true,
        >= '\u2600' and <= '\u27BF' and not ('\u2605' or '\u2606') => true,
        >= '\uD83C' and <= '\uD83E' => !IsStar(lower, at),
        >= '\uDC00' and <= '\uDFFF' => at > 0 && lower[at - 1] is >= '\uD83C' and <= '\uD83E' && !IsStar(lower, at - 1),
        _ => false,
    };

    private static bool IsStar(string lower, int at) => lower[at] == '\uD83C' && at + 1 < lower.Length && lower[at + 1] == '\uDF1F';

    private static bool SaysSomething(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c)) return true;
        }

        return false;
    }
}
