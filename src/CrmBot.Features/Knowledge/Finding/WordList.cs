namespace CrmBot.Features.Knowledge.Finding;

/// <summary>
/// Words that mean the same when somebody asks for something, and words that carry nothing (<c>knowledge-words.txt</c>:
/// a line of words parted by bars is one meaning; a line that begins with a minus sign lists words to leave out).
/// </summary>
internal sealed class WordList
{
    private readonly Dictionary<string, string?> meanings = new(StringComparer.Ordinal);
    private readonly int longest;

    private WordList(IEnumerable<string> lines)
    {
        foreach (var line in lines.Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var isEmpty = line[0] == '-';
            var words = line.TrimStart('-').Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            foreach (var word in words) meanings.TryAdd(word, isEmpty ? null : words[0]);
        }

        longest = meanings.Keys.Max(word => word.Length);
    }

    public static WordList Shipped { get; } = Read();

    /// <summary>The longest known word that begins here.</summary>
    /// <param name="meaning">What it means; null when it carries nothing.</param>
    /// <returns>Its length; 0 when none begins here.</returns>
    public int Match(string folded, int at, out string? meaning)
    {
        for (var length = Math.Min(longest, folded.Length - at); length > 0; length--)
        {
            if (EndsInside(folded, at, length) || !meanings.TryGetValue(folded.Substring(at, length), out meaning)) continue;
            return length;
        }

        meaning = null;
        return 0;
    }

    // A Latin word is only known whole: "in" does not begin "invoice".
    private static bool EndsInside(string folded, int at, int length) =>
        IsLatin(folded, at + length - 1) && IsLatin(folded, at + length) || IsLatin(folded, at - 1) && IsLatin(folded, at);

    private static bool IsLatin(string text, int at) =>
        at >= 0 && at < text.Length && char.IsAscii(text[at]) && char.IsLetterOrDigit(text[at]);

    private static WordList Read()
    {
        using var stream = typeof(WordList).Assembly.GetManifestResourceStream("knowledge-words.txt")!;
        using var reader = new StreamReader(stream);
        return new WordList(reader.ReadToEnd().Split('\n'));
    }
}
