using System.Globalization;
using System.IO.Compression;
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
    private const long MostUnpacked = 400L * 1024 * 1024;
    private const long MostWords = 100L * 1024 * 1024;
    private const int MostParts = 2_000;
    private static readonly byte[] Zip = [0x50, 0x4B, 0x03, 0x04];
    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0];

    static ReadWorkbook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static bool IsOne(ReadOnlySpan<byte> content) => content.StartsWith(Zip) || content.StartsWith(Compound);

    public static IEnumerable<SheetRow> Rows(ReadOnlyMemory<byte> content)
    {
        if (content.Span.StartsWith(Zip)) CheckParts(content);
        using var reader = Open(content);
        do
        {
            var found = false;
            for (var line = 1; Next(reader); line++)
            {
                var row = new SheetRow(line, Cells(reader));
                found |= !row.IsBlank;
                if (found) yield return row;
            }

            if (found) yield break;
        }
        while (reader.NextResult());
    }

    // A small file that unpacks into gigabytes is refused by what its directory says; the framework reads no entry beyond that.
    private static void CheckParts(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var zip = new ZipArchive(TableFile.Stream(content), ZipArchiveMode.Read);
            var isWorkbook = zip.Entries.Any(entry => entry.FullName.Equals("xl/workbook.xml", StringComparison.OrdinalIgnoreCase));
            if (!isWorkbook) throw new UnreadableTable("import.unreadable.kind");
            var words = zip.Entries.Where(entry => entry.FullName.Contains("sharedStrings", StringComparison.OrdinalIgnoreCase))
                .Sum(entry => entry.Length);
            if (zip.Entries.Count > MostParts || words > MostWords || zip.Entries.Sum(entry => entry.Length) > MostUnpacked)
                throw new UnreadableTable("import.unreadable.unpacks");
        }
        catch (InvalidDataException)
        {
            throw new UnreadableTable("import.unreadable.broken");
        }
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
