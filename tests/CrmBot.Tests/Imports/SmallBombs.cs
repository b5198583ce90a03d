using System.IO.Compression;
using System.Text;
using CrmBot.Features.Imports.Tables;

namespace CrmBot.Tests.Imports;

/// <summary>Workbooks of a few kilobytes that somebody made to do harm.</summary>
internal static class SmallBombs
{
    private const string Namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const int Piece = 100_000;

    public static TableFile Of(string what)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "xl/workbook.xml", [
                $"""<workbook xmlns="{Namespace}" xmlns:r="{Relations}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>"""]);
            Write(zip, "xl/_rels/workbook.xml.rels", [
                """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">""",
                $"""<Relationship Id="rId1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"""]);
            Write(zip, "xl/worksheets/sheet1.xml",
                [$"""<worksheet xmlns="{Namespace}"><sheetData>""", .. Rows(what), "</sheetData></worksheet>"]);
        }

        return new TableFile("小.xlsx", buffer.ToArray());
    }

    private static IEnumerable<string> Rows(string what) => what switch
    {
        "a row two billion lines below" => ["""<row r="2000000000">""", Cell("A2000000000", "公司"), "</row>"],
        "a column beyond the last" => ["""<row r="1">""", Cell("A1", "公司"), Cell("ZZZZZZ1", "电话"), "</row>"],
        "a cell of 150 megabytes" => [Open, .. Many(1_500, new string('A', Piece)), Close],
        "a cell of many pieces" => [Open, .. Many(1_500, new string('A', Piece) + "</t><t>"), Close],
        "an attribute of 50 megabytes" => ["<row a=\"", .. Many(500, new string('A', Piece)), "\"></row>"],
        "a text that hides its length" => [Open, "<![CDATA[", .. Many(1_500, new string('<', Piece)), "]]>", Close],
        "elements in elements" => [.. Many(500_000, "<a>"), .. Many(500_000, "</a>")],
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };

    private const string Open = """<row r="1"><c r="A1" t="inlineStr"><is><t>""", Close = "</t></is></c></row>";

    private static string Cell(string at, string text) => $"""<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>""";

    private static IEnumerable<string> Many(int times, string text) => Enumerable.Repeat(text, times);

    private static void Write(ZipArchive zip, string name, IEnumerable<string> texts)
    {
        using var part = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        foreach (var text in texts) part.Write(text);
    }
}
