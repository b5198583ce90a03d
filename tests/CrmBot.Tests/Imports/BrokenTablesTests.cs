using System.IO.Compression;
using CrmBot.Features.Imports.CustomerRows;
using CrmBot.Features.Imports.Tables;
using CrmBot.Tests.Customers;
using Shouldly;
using SpreadCheetah;
using Xunit;

namespace CrmBot.Tests.Imports;

/// <summary>
/// Files that are no tables, or that somebody made to do harm: each is refused with a reason, or only its bad rows are; nothing is stored.
/// </summary>
public sealed class BrokenTablesTests(DemoApp demo) : IClassFixture<DemoApp>
{
    private readonly ImportBed bed = new(demo.App);

    [Fact]
    public async Task A_workbook_that_unpacks_into_gigabytes_is_refused_before_it_is_unpacked()
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("xl/workbook.xml").Open().Dispose();
            await using var sheet = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            var zeros = new byte[1024 * 1024];
            for (var at = 0; at < 500; at++) await sheet.WriteAsync(zeros, TestContext.Current.CancellationToken);
        }

        var before = GC.GetTotalAllocatedBytes();
        (await RefusedAsync(new TableFile("大.xlsx", buffer.ToArray()))).ShouldBe("import.unreadable.unpacks");
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(100L * 1024 * 1024);
    }

    /// <summary>Each of these few kilobytes took gigabytes, or kept a processor busy for as long as it ran.</summary>
    [Theory]
    [InlineData("a row two billion lines below", "import.unreadable.rows")]
    [InlineData("a column beyond the last", "import.unreadable.broken")]
    [InlineData("a cell of 150 megabytes", "import.unreadable.unpacks")]
    [InlineData("a cell of many pieces", "import.unreadable.unpacks")]
    [InlineData("an attribute of 50 megabytes", "import.unreadable.unpacks")]
    [InlineData("a text that hides its length", "import.unreadable.broken")]
    [InlineData("elements in elements", "import.unreadable.broken")]
    public async Task A_small_workbook_that_would_take_the_machine_is_refused_at_once(string what, string reason)
    {
        var table = SmallBombs.Of(what);
        table.Content.Length.ShouldBeLessThan(400 * 1024);
        var before = GC.GetTotalAllocatedBytes();
        (await RefusedAsync(table)).ShouldBe(reason);
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(300L * 1024 * 1024);
    }

    [Fact]
    public async Task A_cell_as_long_as_a_spreadsheet_can_hold_is_read()
    {
        var table = await SomeTables.WorkbookAsync([["公司", "备注"], ["满格公司", new string('长', TableFile.LongestCell)]]);
        var (report, _) = await bed.PreviewAsync(table);
        report.Count(RowKind.New).ShouldBe(1);
    }

    [Fact]
    public async Task A_cell_of_ten_megabytes_is_refused()
    {
        var line = $"甲公司,{new string('9', 10 * 1024 * 1024)}";
        (await RefusedAsync(SomeTables.Csv("公司,电话", line, "乙公司,13900001801"))).ShouldBe("import.unreadable.row");
        (await RefusedAsync(SomeTables.Csv("公司,电话", $"甲公司,\"{new string('9', 10 * 1024 * 1024)}"))).ShouldBe("import.unreadable.row");
        var (report, _) = await bed.PreviewAsync(SomeTables.Csv("公司,备注", $"甲公司,{new string('长', 40_000)}", "乙乙公司,好"));
        (report.Issues.Single().Key, report.Count(RowKind.New)).ShouldBe(("longCell", 1));
    }

    [Theory]
    [InlineData("图片.csv", "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
        "import.unreadable.kind")]
    [InlineData("文档.csv", "JVBERi0xLjQKJeLjz9MKMSAwIG9iago8PD4+", "import.unreadable.kind")]
    [InlineData("假的.xlsx", "UEsDBAoAAAAAAIdO4kgAAAAAAAAAAAAAAAAJAAAA", "import.unreadable.broken")]
    [InlineData("旧的.xls", "0M8R4KGxGuEAAAAAAAAAAAAAAAAAAAAA", "import.unreadable.broken")]
    [InlineData("网页存的.xls", "PGh0bWw+PGJvZHk+PHA+5oql6KGoPC9wPjwvYm9keT48L2h0bWw+", "import.unreadable.disguised")]
    [InlineData("文字.xlsx", "aGVsbG8gd29ybGQKZm9vIGJhcg==", "import.unreadable.disguised")]
    [InlineData("空的.xlsx", "", "import.unreadable.empty")]
    [InlineData("空的.csv", "", "import.unreadable.empty")]
    [InlineData("空白.csv", "DQoNCg0K", "import.unreadable.empty")]
    public async Task What_is_no_table_is_refused_with_a_reason(string name, string content, string reason) =>
        (await RefusedAsync(new TableFile(name, Convert.FromBase64String(content)))).ShouldBe(reason);

    [Fact]
    public async Task A_document_in_a_zip_is_no_workbook()
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true)) zip.CreateEntry("word/document.xml").Open()
            .Dispose();
        (await RefusedAsync(new TableFile("合同.docx", buffer.ToArray()))).ShouldBe("import.unreadable.kind");
    }

    [Fact]
    public async Task Headings_alone_and_a_table_without_known_headings_are_told()
    {
        (await RefusedAsync(SomeTables.Csv("公司,电话"))).ShouldBe("import.unreadable.noRows");
        (await RefusedAsync(SomeTables.Csv("甲,乙,丙", "1,2,3"))).ShouldBe("import.unreadable.headings");
        (await RefusedAsync(SomeTables.Csv("产品,价格", "阀门,30"))).ShouldBe("import.unreadable.headings");
    }

    [Fact]
    public async Task Of_a_heading_that_stands_twice_the_first_counts_and_the_second_is_named()
    {
        var (report, _) = await bed.PreviewAsync(SomeTables.Csv("公司,公司,电话,手机", "第一列公司,第二列公司,13900001901,13900001902"));
        (report.New.Single(), report.Unknown.Single()).ShouldBe(("第一列公司", "公司"));
    }

    [Fact]
    public async Task Invisible_characters_are_left_out_and_formulas_are_only_text()
    {
        var (_, report) = await bed.ImportAsync(SomeTables.Csv("公司,联系人,电话", "零\0字\u200B节公司\u0007,=1+1,'+8613900002001"));
        report.Count(RowKind.New).ShouldBe(1);
        var file = (await demo.FileAsync("零字节公司"))!;
        (file.Contacts.Single().Name, file.Methods.Single().Value).ShouldBe(("=1+1", "+8613900002001"));
        using var buffer = new MemoryStream();
        await using (var book = await Spreadsheet.CreateNewAsync(buffer, cancellationToken: TestContext.Current.CancellationToken))
        {
            await book.StartWorksheetAsync("表", token: TestContext.Current.CancellationToken);
            await book.AddRowAsync([new Cell("公司"), new Cell("备注")], TestContext.Current.CancellationToken);
            await book.AddRowAsync([new Cell("公式公司"), new Cell(new Formula("1+1"), 2)], TestContext.Current.CancellationToken);
            await book.FinishAsync(TestContext.Current.CancellationToken);
        }

        await bed.ImportAsync(new TableFile("公式.xlsx", buffer.ToArray()));
        (await demo.FileAsync("公式公司"))!.Customer.Need.ShouldBe("2");
    }

    private async Task<string> RefusedAsync(TableFile table)
    {
        var before = await bed.SnapshotAsync();
        var problem = await Should.ThrowAsync<UnreadableTable>(bed.PreviewAsync(table));
        (await bed.SnapshotAsync()).ShouldBe(before);
        return problem.Key;
    }
}
