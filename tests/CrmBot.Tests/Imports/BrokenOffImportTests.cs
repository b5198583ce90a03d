using System.Diagnostics;
using System.Globalization;
using System.Text;
using CrmBot.Features.Customers;
using CrmBot.Features.Imports.CustomerRows;
using CrmBot.Features.Imports.Tables;
using CrmBot.Features.Leads;
using CrmBot.Features.Leads.FirstContact;
using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Imports;

/// <summary>An import that is broken off between two writes, and one of a whole company.</summary>
[Collection(Alone.Name)]
public sealed class BrokenOffImportTests(ITestOutputHelper output)
{
    [Theory, EachEngine]
    [Trait("Tier", "Long")]
    public async Task What_was_broken_off_can_be_continued_imported_again_or_taken_back(EngineKind engine)
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: await FreshDatabase.OnAsync(engine));
        var bed = new ImportBed(app);
        var before = await bed.SnapshotAsync();
        var table = Many(350);
        var run = await bed.Get<ImportCustomers>().OpenAsync("客户.csv", null, CancellationToken.None);
        await Should.ThrowAsync<IOException>(bed.ImportAsync(table, null,
            (_, begun) => begun.Line > 201 ? throw new IOException("the plug was pulled") : Task.CompletedTask, run));
        (await CountAsync(bed))
            .ShouldBe(200 + before.Count(line => line.StartsWith("customer ", StringComparison.Ordinal)), "two of four writes");

        await bed.TakeBackAsync((await bed.ImportAsync(table, null, null, run)).Run);
        (await bed.SnapshotAsync()).ShouldBe(before, "continued to its end, and taken back as a whole");

        var broken = await bed.Get<ImportCustomers>().OpenAsync("客户.csv", null, CancellationToken.None);
        await Should.ThrowAsync<IOException>(bed.ImportAsync(table, null,
            (_, begun) => begun.Line > 201 ? throw new IOException("the plug was pulled") : Task.CompletedTask, broken));
        var (again, report) = await bed.ImportAsync(table);
        (report.Count(RowKind.New), report.Count(RowKind.Unchanged), report.Count(RowKind.Bad))
            .ShouldBe((150, 200, 0), "imported again: no doubles");
        (await bed.TakeBackAsync(again)).Removed.ShouldBe(150);
        (await bed.TakeBackAsync(broken)).Removed.ShouldBe(200);
        (await bed.SnapshotAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Imported_customers_start_no_assignment_no_clock_and_no_card()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var bed = new ImportBed(app);
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("帮助");
        await app.SettleAsync();
        var (leads, clocks, calls) = (await bed.ReadAsync(view => view.Db.Set<Lead>().CountAsync()),
            await bed.ReadAsync(view => view.Db.Set<LeadClock>().CountAsync()), app.Teams.Calls);
        await bed.ImportAsync(Many(120));
        await app.SettleAsync();
        (await bed.ReadAsync(view => view.Db.Set<Lead>().CountAsync())).ShouldBe(leads);
        (await bed.ReadAsync(view => view.Db.Set<LeadClock>().CountAsync())).ShouldBe(clocks);
        app.Teams.Calls.ShouldBe(calls);
    }

    [Fact]
    [Trait("Tier", "Long")]
    public async Task Twenty_thousand_rows_are_looked_at_taken_in_and_taken_back_in_bounded_memory()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CRMBOT_LONG") == "1", "long: set CRMBOT_LONG=1");
        const int Rows = 20_000;
        await using var app = await CrmBotTestApp.StartAsync();
        var bed = new ImportBed(app);
        var before = await CountAsync(bed);
        var table = Many(Rows);
        var watch = Stopwatch.StartNew();
        var (shown, _) = await bed.PreviewAsync(table);
        shown.Count(RowKind.New).ShouldBe(Rows);
        var looked = watch.Elapsed;
        watch.Restart();
        var (run, report) = await bed.ImportAsync(table);
        var (imported, held) = (watch.Elapsed, GC.GetTotalMemory(forceFullCollection: true));
        (report.Count(RowKind.New), report.Count(RowKind.Bad)).ShouldBe((Rows, 0));
        (await CountAsync(bed)).ShouldBe(Rows + before);
        watch.Restart();
        (await bed.TakeBackAsync(run)).Removed.ShouldBe(Rows);
        output.WriteLine(
            $"{Rows} rows: looked at in {looked.TotalSeconds:F0} s, taken in in {imported.TotalSeconds:F0} s, taken back in {watch.Elapsed.TotalSeconds:F0} s; {held / 1e6:F0} MB held after the import, {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB at the peak");
    }

    private static TableFile Many(int rows)
    {
        var text = new StringBuilder("公司,联系人,手机,行业,城市,来源,负责人,标签,跟进记录,跟进人,跟进时间\r\n");
        for (var row = 0; row < rows; row++)
            text.Append(CultureInfo.InvariantCulture,
                $"批量{row:D6}号工厂,陈{row},{13_100_000_000 + row},机械,宁波,展会,林涛,老客户,寄了样品{row},王磊,2025-03-14\r\n");
        return new TableFile("客户.csv", Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static Task<int> CountAsync(ImportBed bed) => bed.ReadAsync(view => view.Db.Set<Customer>().CountAsync());
}
