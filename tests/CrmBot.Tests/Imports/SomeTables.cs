using System.Globalization;
using System.Text;
using CrmBot.Features.Imports.Tables;
using SpreadCheetah;

namespace CrmBot.Tests.Imports;

/// <summary>Tables as people keep them: the same rows as text in several character sets, and as a workbook.</summary>
internal static class SomeTables
{
    public static TableFile Csv(params string[] lines) => new("客户.csv", Encoding.UTF8.GetBytes(string.Join("\r\n", lines)));

    public static TableFile Csv(Encoding encoding, char separator, IEnumerable<object[]> rows) =>
        new("客户.csv", (byte[])[.. encoding.Preamble.ToArray(),
            .. encoding.GetBytes(string.Join("\r\n", rows.Select(row => string.Join(separator, row.Select(cell => Quoted(Text(cell)))))))]);

    public static Encoding Gb18030 => CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;

    /// <summary>Numbers stay numbers and days days, as in a spreadsheet.</summary>
    public static async Task<TableFile> WorkbookAsync(IEnumerable<object[]> rows)
    {
        using var buffer = new MemoryStream();
        await using (var book = await Spreadsheet.CreateNewAsync(buffer))
        {
            await book.StartWorksheetAsync("客户");
            foreach (var row in rows) await book.AddRowAsync([.. row.Select(Cell)]);
            await book.FinishAsync();
        }

        return new TableFile("客户.xlsx", buffer.ToArray());
    }

    private static Cell Cell(object value) => value switch
    {
        long number => new Cell(number),
        DateTime day => new Cell(day),
        Formula formula => new Cell(formula),
        _ => new Cell((string)value),
    };

    private static string Text(object value) => value switch
    {
        DateTime day => day.ToString(day.TimeOfDay == default ? "yyyy/M/d" : "yyyy/M/d H:mm", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => (string)value,
    };

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(['"', ',', ';', '\t', '\n']) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
