using System.Text;
using System.Text.Unicode;
using CsvHelper;

namespace CrmBot.Features.Imports.Tables;

/// <summary>
/// Reads a table kept as text: commas, semicolons or tabs; UTF-8 and UTF-16 by their mark,
/// UTF-8 when it is valid as such, else GB18030, which is what a Chinese Excel writes.
/// </summary>
internal static class ReadText
{
    private const int Looked = 4096;
    private const int LongestRecord = 4 * 1024 * 1024;

    public static IEnumerable<SheetRow> Rows(ReadOnlyMemory<byte> content)
    {
        var encoding = Sniff(content.Span);
        if (LooksBinary(content.Span, encoding)) throw new UnreadableTable("import.unreadable.kind");
        return Read(content, encoding);
    }

    internal static Encoding Sniff(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith(Encoding.UTF8.Preamble)) return Encoding.UTF8;
        if (content.StartsWith(Encoding.Unicode.Preamble)) return Encoding.Unicode;
        if (content.StartsWith(Encoding.BigEndianUnicode.Preamble)) return Encoding.BigEndianUnicode;
        return Utf8.IsValid(content) ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;
    }

    // A picture or a PDF has control characters from its first bytes on; a stray one in a table is left out with the cell.
    private static bool LooksBinary(ReadOnlySpan<byte> content, Encoding encoding)
    {
        var start = encoding.GetString(content[..Math.Min(content.Length, Looked)]);
        var odd = start.Count(letter => letter == '\uFFFD' || (char.IsControl(letter) && letter is not ('\t' or '\r' or '\n')));
        return start.StartsWith("%PDF", StringComparison.Ordinal) || odd * 10 > start.Length;
    }

    private static IEnumerable<SheetRow> Read(ReadOnlyMemory<byte> content, Encoding encoding)
    {
        using var text = new StreamReader(TableFile.Stream(content), encoding, detectEncodingFromByteOrderMarks: true);
        using var csv = CsvReader.Create(text, new CsvReaderOptions
        {
            HasHeader = false, SkipEmptyLines = false, MaxRecordSize = LongestRecord, DetectSeparatorHint = true,
            IncludeValuesInExceptions = false,
        }, leaveOpen: false);
        for (var line = 1; Next(csv, line); line++)
        {
            var cells = new string[csv.FieldCount];
            for (var at = 0; at < cells.Length; at++) cells[at] = csv.GetString(at);
            yield return new SheetRow(line, cells);
        }
    }

    private static bool Next(CsvReader csv, int line)
    {
        try
        {
            return csv.Read();
        }
        catch (Exception problem) when (problem is CsvFormatException or InvalidDataException)
        {
            throw new UnreadableTable("import.unreadable.row", ("line", line));
        }
    }
}
