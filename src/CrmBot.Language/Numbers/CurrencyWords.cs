using CrmBot.Language.Text;

namespace CrmBot.Language.Numbers;

/// <summary>Marks of currencies before and after a number (table: <c>Data/currencies.tsv</c>).</summary>
internal static class CurrencyWords
{
    private static readonly Lazy<(string Code, bool Before, bool After, string Word)[]> Table = new(Load);

    /// <summary>A mark that starts here and stands after its number.</summary>
    public static (string Code, int End)? After(string lower, int at)
    {
        foreach (var (code, _, after, word) in Table.Value)
        {
            if (!after || at + word.Length > lower.Length || !lower.AsSpan(at, word.Length).SequenceEqual(word)) continue;
            var end = at + word.Length;
            if (char.IsAsciiLetter(word[^1]) && end < lower.Length && char.IsAsciiLetterOrDigit(lower[end])) continue;
            if (word is "欧" && end < lower.Length && lower[end] is '洲' or '美' or '派') continue;
            return (code, end);
        }
        return null;
    }

    /// <summary>A mark that ends here and stands before its number.</summary>
    public static (string Code, int Start)? Before(string lower, int end)
    {
        foreach (var (code, before, _, word) in Table.Value)
        {
            var start = end - word.Length;
            if (!before || start < 0 || !lower.AsSpan(start, word.Length).SequenceEqual(word)) continue;
            if (char.IsAsciiLetter(word[0]) && start > 0 && char.IsAsciiLetterOrDigit(lower[start - 1])) continue;
            return (code, start);
        }
        return null;
    }

    private static (string, bool, bool, string)[] Load() =>
        [.. DataFile.Rows("currencies.tsv").SelectMany(row => row[2].Split(' '), (row, word) =>
            (row[0], row[1].Contains('b'), row[1].Contains('a'), word))
            .OrderByDescending(entry => entry.word.Length)];
}
