using System.Runtime.InteropServices;

namespace CrmBot.Features.Imports.Tables;

/// <summary>
/// A table somebody sent: CSV in whatever character set, or a workbook. Its rows are read anew each time, one after the other.
/// </summary>
internal sealed record TableFile(string Name, ReadOnlyMemory<byte> Content)
{
    public const int MostBytes = 32 * 1024 * 1024;
    public const int MostRows = 200_000;
    public const int MostColumns = 200;

    /// <summary>What a cell of a spreadsheet holds at most; more than that was never typed by anybody.</summary>
    public const int LongestCell = 32_767;

    private static readonly string[] Endings = [".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls"];

    /// <summary>It is called a workbook and is none: a text, or a page saved from somewhere.</summary>
    public bool IsNoWorkbook =>
        Path.GetExtension(Name).StartsWith(".xls", StringComparison.OrdinalIgnoreCase) && Content.Length > 0
            && !ReadWorkbook.IsOne(Content.Span);

    /// <summary>Whether a file of that name can be a table; what it is its content says.</summary>
    public static bool Fits(string name) => Endings.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);

    /// <exception cref="UnreadableTable">It is no table, or larger than what is read; also while the rows are read.</exception>
    public IEnumerable<SheetRow> Rows()
    {
        if (Content.Length > MostBytes) throw new UnreadableTable("import.unreadable.large", ("size", MostBytes / 1024 / 1024));
        if (Content.Length == 0) throw new UnreadableTable("import.unreadable.empty");
        return Limited(ReadWorkbook.IsOne(Content.Span) ? ReadWorkbook.Rows(Content) : ReadText.Rows(Content));
    }

    /// <summary>The bytes as a stream, without copying them.</summary>
    internal static MemoryStream Stream(ReadOnlyMemory<byte> content) =>
        MemoryMarshal.TryGetArray(content, out var bytes)
            ? new(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
            : new(content.ToArray(), writable: false);

    private static IEnumerable<SheetRow> Limited(IEnumerable<SheetRow> rows)
    {
        var count = 0;
        foreach (var row in rows)
        {
            if (++count > MostRows) throw new UnreadableTable("import.unreadable.rows", ("count", MostRows));
            if (row.Cells.Count > MostColumns)
                throw new UnreadableTable("import.unreadable.columns", ("line", row.Line), ("count", MostColumns));
            yield return row;
        }
    }
}
