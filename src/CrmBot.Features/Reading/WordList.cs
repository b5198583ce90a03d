namespace CrmBot.Features.Reading;

/// <summary>A short list of words kept in one text column, one per line: names and codes never contain line breaks.</summary>
internal static class WordList
{
    public static IReadOnlyList<string> Read(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static string Write(IEnumerable<string> words) =>
        string.Join('\n', words.Select(OneLine).Where(word => word.Length > 0).Distinct(StringComparer.Ordinal));

    private static string OneLine(string word) => word.ReplaceLineEndings(" ").Trim();
}
