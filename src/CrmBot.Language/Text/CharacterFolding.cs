namespace CrmBot.Language.Text;

/// <summary>Folds single characters: width, script, spaces and dashes.</summary>
internal static class CharacterFolding
{
    public static bool DropsNothing(string text)
    {
        var wasSpace = false;
        foreach (var c in text)
        {
            if (IsInvisible(c)) return false;
            // A wide space is folded to a plain one; two in a row are one.
            var isSpace = c is ' ' or '\u3000';
            if (isSpace && wasSpace) return false;
            wasSpace = isSpace;
        }

        return true;
    }

    /// <summary>
    /// The lower case; most texts have no letter that changes, which is seen without asking for the rules of all scripts.
    /// </summary>
    public static string Lower(string folded)
    {
        foreach (var c in folded)
            if (!HasNoLower(c)) return folded.ToLowerInvariant();
        return folded;
    }

    private static bool HasNoLower(char c) =>
        c is < 'A' or (> 'Z' and < '\u0080') or (>= '\u2000' and < '\u2070') or (>= '\u2E80' and < '\uA000');

    public static string FoldEach(string text)
    {
        foreach (var c in text)
            if (Fold(c) != c) return Folded(text);
        return text;
    }

    private static string Folded(string text) =>
        string.Create(text.Length, text, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++) target[i] = Fold(source[i]);
        });

    /// <summary>Joiners, direction marks, variation selectors: typed by keyboards, meant by nobody.</summary>
    public static bool IsInvisible(char c) => c is (>= '\u200B' and <= '\u200F') or '\u2060' or '\uFEFF' or '\u00AD'
        or (>= '\uFE00' and <= '\uFE0F') or (>= '\u202A' and <= '\u202E');

    public static char Fold(char c)
    {
        if (c < 0x80) return c;
        if (c is >= '\uFF01' and <= '\uFF5E') return (char)(c - 0xFEE0);
        return c switch
        {
            '\u3000' or '\u00A0' or '\u2007' or '\u202F' => ' ',
            '\uFFE5' => '¥',
            '\uFFE1' => '£',
            '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212' => '-',
            '\u301C' => '~',
            '\u2019' or '\u2018' => '\'',
            _ => c is >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' ? SimplifiedScript.Of(c) : c,
        };
    }
}
