using System.Text;

namespace CrmBot.Runtime.Search;

/// <summary>The texts of a record as one column: field, unit separator, text, record separator.</summary>
internal static class StoredTexts
{
    private const char AfterField = '\u001f';
    private const char AfterText = '\u001e';

    public static string Write(IEnumerable<SearchText> texts)
    {
        var line = new StringBuilder();
        foreach (var text in texts)
        {
            line.Append(Clean(text.Field)).Append(AfterField).Append(Clean(text.Text)).Append(AfterText);
        }

        return line.ToString();
    }

    public static List<SearchText> Read(string line)
    {
        var texts = new List<SearchText>();
        foreach (var part in line.Split(AfterText, StringSplitOptions.RemoveEmptyEntries))
        {
            var end = part.IndexOf(AfterField, StringComparison.Ordinal);
            texts.Add(new SearchText(part[..end], part[(end + 1)..]));
        }

        return texts;
    }

    // Users may paste anything; PostgreSQL also takes no zero character.
    private static string Clean(string text) => text.Any(char.IsControl) ? string.Concat(text.Where(c => !char.IsControl(c))) : text;
}
