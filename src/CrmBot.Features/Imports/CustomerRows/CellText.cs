using System.Text;

namespace CrmBot.Features.Imports.CustomerRows;

/// <summary>A cell without what cannot be seen, and without what people write into cells that say nothing.</summary>
internal static class CellText
{
    private static readonly HashSet<string> Nothing =
        new(StringComparer.OrdinalIgnoreCase) { "-", "--", "—", "/", "\\", "无", "暂无", "未知", "空", "null", "n/a", "na", "none", "#n/a" };

    public static string Clean(string cell)
    {
        var text = new StringBuilder(cell.Length);
        foreach (var letter in cell)
        {
            if (letter is '\n' or '\t') text.Append(letter);
            else if (letter is '\u00A0' or '\u3000') text.Append(' ');
            else if (!char.IsControl(letter) && letter is not ('\u200B' or '\u200C' or '\u200D' or '\uFEFF' or '\uFFFD'))
                text.Append(letter);
        }

        var clean = text.ToString().Trim();
        // Our own list of errors writes '+86 for +86, so that no spreadsheet takes it for a formula.
        if (clean is ['\'', '=' or '+' or '-' or '@', ..]) clean = clean[1..];
        return Nothing.Contains(clean) ? "" : clean;
    }

    public static string OneLine(string text) => string.Join(' ', text.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
}
