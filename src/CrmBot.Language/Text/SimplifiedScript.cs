namespace CrmBot.Language.Text;

/// <summary>Traditional to simplified, one character at a time (table: <c>Data/simplified.tsv</c>).</summary>
public static class SimplifiedScript
{
    private const int First = 0x3400;
    private static readonly Lazy<char[]> Table = new(Load);

    /// <summary>The simplified form, or the character itself.</summary>
    public static char Of(char c)
    {
        if (c < First) return c;
        var simple = Table.Value[c - First];
        return simple == '\0' ? c : simple;
    }

    private static char[] Load()
    {
        var table = new char[0x10000 - First];
        foreach (var row in DataFile.Rows("simplified.tsv"))
            foreach (var traditional in row[1])
                table[traditional - First] = row[0][0];
        return table;
    }
}
