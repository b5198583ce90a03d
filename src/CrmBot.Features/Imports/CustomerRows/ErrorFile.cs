using System.Globalization;
using CrmBot.Cards;
using CrmBot.Features.Imports.Tables;
using CsvHelper;

namespace CrmBot.Features.Imports.CustomerRows;

/// <summary>
/// The rows that have a problem or a hint, with the reason in front and the row's own cells behind it, so that they can be
/// corrected there and sent again. CSV that Excel opens: UTF-8 with its mark, and no cell that begins like a formula.
/// </summary>
internal sealed class ErrorFile : IDisposable
{
    private const int MostBytes = 8 * 1024 * 1024;
    private const int LongestCell = 1_000;
    private static readonly string[] Own = ["row", "kind", "column", "problem"];
    private readonly MemoryStream buffer = new();
    private readonly CsvWriter csv;
    private readonly CardLibrary words;
    private readonly string locale;
    private readonly CustomerColumns columns;
    private int left;

    public ErrorFile(CardLibrary words, string locale, CustomerColumns columns)
    {
        (this.words, this.locale, this.columns) = (words, locale, columns);
        csv = CsvWriter.Create(buffer, new CsvWriterOptions { Injection = CsvInjection.Escape, WriteByteOrderMark = true },
            leaveOpen: true);
        csv.WriteRecord([.. Own.Select(column => words.Words(locale, "import.errors." + column)), .. columns.Headings]);
    }

    public void Add(SheetRow row, IReadOnlyList<RowIssue> issues)
    {
        if (buffer.Length > MostBytes)
        {
            left++;
            return;
        }

        foreach (var some in issues.GroupBy(issue => issue.IsHint))
        {
            csv.WriteRecord(
            [
                row.Line.ToString(CultureInfo.InvariantCulture),
                words.Words(locale, some.Key ? "import.errors.hint" : "import.errors.bad"),
                string.Join(" / ", some.Select(issue => issue.Column).Where(column => column.Length > 0).Distinct()),
                string.Join(words.Words(locale, "import.errors.separator"),
                    some.Select(issue => Sentence(words, locale, issue)).Distinct()),
                .. Enumerable.Range(0, columns.Headings.Count).Select(at => Cell(row.At(at))),
            ]);
        }
    }

    /// <summary>What an issue is called to people.</summary>
    public static string Sentence(CardLibrary words, string locale, RowIssue issue) =>
        words.Words(locale, "import.issue." + issue.Key, ("value", issue.Value));

    /// <summary>The whole file; nothing can be added afterwards.</summary>
    public byte[] Finish()
    {
        if (left > 0)
            csv.WriteRecord(
                ["", "", "", words.Words(locale, "import.errors.more", ("count", left)), .. Enumerable.Repeat("", columns.Headings.Count)]);
        csv.Flush();
        csv.Dispose();
        return buffer.ToArray();
    }

    public void Dispose()
    {
        csv.Dispose();
        buffer.Dispose();
    }

    private static string Cell(string text) => text.Length > LongestCell ? text[..LongestCell] + "…" : text;
}
