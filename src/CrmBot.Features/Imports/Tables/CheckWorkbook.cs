using System.IO.Compression;
using System.Xml;

namespace CrmBot.Features.Imports.Tables;

/// <summary>
/// Looks through a workbook's parts before they are read as tables. The reader holds a whole cell in memory,
/// however long it is: a file of 300 KB that unpacks into one cell of 300 MB would take gigabytes.
/// </summary>
internal static class CheckWorkbook
{
    private const long MostUnpacked = 400L * 1024 * 1024;
    private const long MostWords = 100L * 1024 * 1024;
    private const int MostParts = 2_000;

    // A cell's text, and what is told about how it is pronounced.
    private const int LongestText = 4 * TableFile.LongestCell;

    // Tables are flat. The parser remembers every element that is open.
    private const int Deepest = 64;

    public static void Run(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var zip = new ZipArchive(TableFile.Stream(content), ZipArchiveMode.Read);
            CheckSizes(zip);
            foreach (var part in zip.Entries.Where(IsRead)) CheckTexts(part);
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException)
        {
            throw new UnreadableTable("import.unreadable.broken");
        }
    }

    // A workbook carries much else, which nobody opens here.
    private static bool IsRead(ZipArchiveEntry part) =>
        part.FullName.StartsWith("xl/", StringComparison.OrdinalIgnoreCase)
        && (part.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
            || part.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase));

    // What a part unpacks into its directory says; the framework reads no entry beyond that.
    private static void CheckSizes(ZipArchive zip)
    {
        var isWorkbook = zip.Entries.Any(part => part.FullName.Equals("xl/workbook.xml", StringComparison.OrdinalIgnoreCase));
        if (!isWorkbook) throw new UnreadableTable("import.unreadable.kind");
        var words = zip.Entries.Where(part => part.FullName.Contains("sharedStrings", StringComparison.OrdinalIgnoreCase))
            .Sum(part => part.Length);
        var binary = zip.Entries.Where(part => part.FullName.EndsWith(".bin", StringComparison.OrdinalIgnoreCase)).Sum(part => part.Length);
        if (zip.Entries.Count > MostParts || words > MostWords || binary > TableFile.MostBytes
            || zip.Entries.Sum(part => part.Length) > MostUnpacked)
            throw new UnreadableTable("import.unreadable.unpacks");
    }

    private static void CheckTexts(ZipArchiveEntry part)
    {
        // An empty part is for the reader to judge.
        if (part.Length == 0) return;
        using var xml = XmlReader.Create(new ShortTokens(part.Open()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        var (length, cell) = (0, -1);
        while (xml.Read())
        {
            if (xml.Depth > Deepest) throw new UnreadableTable("import.unreadable.broken");
            if (cell < 0 && xml is { NodeType: XmlNodeType.Element, IsEmptyElement: false, LocalName: "c" or "si" })
                (length, cell) = (0, xml.Depth);
            else if (xml.NodeType == XmlNodeType.EndElement && xml.Depth == cell) cell = -1;
            else if (cell >= 0 && xml.HasValue && (length += xml.Value.Length) > LongestText)
                throw new UnreadableTable("import.unreadable.unpacks");
        }
    }
}
