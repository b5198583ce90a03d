using CrmBot.Language.Text;

namespace CrmBot.Language.Numbers;

/// <summary>The words around an amount (table: <c>Data/money-words.tsv</c>).</summary>
internal static class MoneyWords
{
    private static readonly Lazy<Dictionary<string, WordList>> Lists = new(() =>
        DataFile.Rows("money-words.tsv").ToDictionary(row => row[0], row => new WordList(row[1].Split('|')), StringComparer.Ordinal));

    public static WordList Of(string kind) => Lists.Value[kind];
}
