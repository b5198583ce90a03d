using System.Globalization;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace CrmBot.Features.Imports.Tables;

/// <summary>
/// Reads the first sheet of a workbook that has anything in it (.xlsx, or the
/// older .xls). Formulas are not evaluated: what they last showed counts.
/// </summary>
internal static class ReadWorkbook
{
    // What a spreadsheet program has. The reader makes room for every column up to the last one that is named.
    private const int LastColumn = 16_384;
    private static readonly byte[] Zip = [0x50, 0x4B, 0x03, 0x04];
    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0];

    static ReadWorkbook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static bool IsOne(ReadOnlySpan<byte> content) => content.StartsWith(Zip) || content.StartsWith(Compound);

    public static IEnumerable<SheetRow> Rows(ReadOnlyMemory<byte> content)
    {
        if (content.Span.StartsWith(Zip)) CheckWorkbook.Run(content);
        using var reader = Open(content);
        do
        {
            var found = false;
            if (reader.FieldCount > LastColumn) throw new UnreadableTable("import.unreadable.broken");
            for (var line = 1; Next(reader); line++)
            {
                // Before the first row with anything in it too: it may stand a billion lines below.
                if (line > TableFile.MostRows) throw new UnreadableTable("import.unreadable.rows", ("count", TableFile.MostRows));
                var row = new SheetRow(line, Cells(reader));
                found |= !row.IsBlank;
                if (found) yield return row;
            }

            if (found) yield break;
        }
        while (reader.NextResult());
    }

    private static IExcelDataReader Open(ReadOnlyMemory<byte> content)
    {
        try
        {
            return ExcelReaderFactory.CreateReader(TableFile.Stream(content));
        }
        catch (InvalidPasswordException)
        {
            throw new UnreadableTable("import.unreadable.locked");
        }
        catch (Exception problem) when (IsBroken(problem))
        {
            throw new UnreadableTable("import.unreadable.broken");
        }
    }

    private static bool Next(IExcelDataReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (Exception problem) when (IsBroken(problem))
        {
            throw new UnreadableTable("import.unreadable.broken");
        }
    }

    // The reader throws whatever its parsing ran into.
    private static bool IsBroken(Exception problem) => problem is not (OutOfMemoryException or OperationCanceledException);

    private static string[] Cells(IExcelDataReader reader)
    {
        var cells = new string[Math.Min(reader.FieldCount, TableFile.MostColumns)];
        for (var at = 0; at < cells.Length; at++) cells[at] = Text(reader.GetValue(at));
        return cells;
    }

    // A phone number is a number to Excel: it is written out whole, never as 1.38E+10.
    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        double number => Number(number),
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Number(double number) => Math.Abs(number) < 1e15
        ? ((decimal)number).ToString("0.###############", CultureInfo.InvariantCulture)
        : number.ToString("F0", CultureInfo.InvariantCulture);
}
