namespace CrmBot.Language.Text;

/// <summary>Toneless syllables of Chinese characters (table: <c>Data/pinyin.tsv</c>); ü is written v.</summary>
public static class Pinyin
{
    private const int First = 0x4E00;
    private const int Count = 0xA000 - First;
    private static readonly Lazy<string[]?[]> Table = new(Load);

    /// <summary>All common readings of a character, the most usual first; empty when it is not a Chinese character.</summary>
    public static IReadOnlyList<string> Of(char c)
    {
        var simple = SimplifiedScript.Of(c);
        return simple is >= (char)First and < (char)(First + Count) && Table.Value[simple - First] is { } readings ? readings : [];
    }

    /// <summary>
    /// 林涛 is "lin tao" to whoever writes English: the family name, and the given name as one word. Null unless it is a name of two or
    /// three characters.
    /// </summary>
    public static string? NameOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length is < 2 or > 3) return null;
        var syllables = name.Select(static c => Of(c) is [var usual, ..] ? usual : "").ToList();
        return syllables.Contains("") ? null : $"{syllables[0]} {string.Concat(syllables.Skip(1))}";
    }

    /// <summary>
    /// One entry per Chinese character (its readings) and one per run of letters or digits (itself, in lower case).
    /// Everything else is skipped.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<string>> SyllablesOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var result = new List<IReadOnlyList<string>>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (Of(text[i]) is { Count: > 0 } readings) result.Add(readings);
            else if (IsPlainWord(text[i]))
            {
                var start = i;
                while (i + 1 < text.Length && IsPlainWord(text[i + 1])) i++;
                result.Add([text[start..(i + 1)].ToLowerInvariant()]);
            }
        }
        return result;
    }

    /// <summary>First letters of the most usual readings: 恒达 → hd. Letters and digits stand for themselves.</summary>
    public static string InitialsOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var letters = new List<char>(text.Length);
        foreach (var c in text)
        {
            if (Of(c) is { Count: > 0 } readings) letters.Add(readings[0][0]);
            else if (IsPlainWord(c)) letters.Add(char.ToLowerInvariant(c));
        }
        return new string([.. letters]);
    }

    /// <summary>Whether two texts can be spoken the same way, tones ignored: 横达 and 恒达.</summary>
    public static bool SoundsLike(string one, string other)
    {
        var a = SyllablesOf(one);
        var b = SyllablesOf(other);
        if (a.Count != b.Count || a.Count == 0) return false;
        for (var i = 0; i < a.Count; i++)
            if (!a[i].Any(b[i].Contains)) return false;
        return true;
    }

    private static bool IsPlainWord(char c) => char.IsLetterOrDigit(c) && c < First;

    private static string[]?[] Load()
    {
        var table = new string[]?[Count];
        foreach (var row in DataFile.Rows("pinyin.tsv"))
            foreach (var c in row[1])
                table[c - First] = [row[0]];
        foreach (var row in DataFile.Rows("pinyin.tsv"))
            foreach (var c in row[2])
                table[c - First] = table[c - First] is { } known ? [.. known, row[0]] : [row[0]];
        return table;
    }
}
