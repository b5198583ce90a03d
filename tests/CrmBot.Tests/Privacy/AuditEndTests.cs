using CrmBot.Commands;
using CrmBot.Runtime.Audit;
using CrmBot.Tests.Backups;
using CrmBot.Tests.TestApp;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Privacy;

/// <summary>`crmbot check` finds whatever somebody does to the audit log in the file, its end cut off too.</summary>
public sealed class AuditEndTests
{
    [Fact]
    public Task Any_value_of_a_row_changed_rows_removed_moved_and_the_end_cut_off_are_found_by_the_check() =>
        TamperAsync(each: int.MaxValue);

    [Fact]
    [Trait("Tier", "Long")]
    public Task The_same_of_rows_from_all_over_the_log() => TamperAsync(each: 41);

    // The first and the last row, and of the others each so many-th.
    private static async Task TamperAsync(int each)
    {
        using var store = await SomeStore.MakeAsync();
        await using (var app = await CrmBotTestApp.StartAsync(store.Folder))
        {
            var seal = app.Services.GetRequiredService<SealAudit>();
            foreach (var name in new[] { "恒达", "华东机电", "瑞丰化工" })
            {
                await app.Direct(DemoPeople.LinTao).SayAsync(name);
                await seal.RunAsync(CancellationToken.None);
            }
        }

        SomeStore.Ask(store.Database, "PRAGMA journal_mode = DELETE");
        (await CheckAsync(store.Folder)).ShouldBeEmpty();
        var whole = await File.ReadAllBytesAsync(store.Database, TestContext.Current.CancellationToken);
        foreach (var tampering in Tamperings(store.Database, each))
        {
            SomeStore.Ask(store.Database, tampering);
            (await CheckAsync(store.Folder)).ShouldNotBeEmpty(tampering);
            await File.WriteAllBytesAsync(store.Database, whole, TestContext.Current.CancellationToken);
        }
    }

    private static List<string> Tamperings(string database, int each)
    {
        string[] texts = ["turn_id", "actor_id", "action", "kind", "record_id", "detail"],
            numbers = ["tx", "version", "business_at", "system_at"];
        var rows = SomeStore.Ask(database, "SELECT seq FROM audit_row ORDER BY seq");
        var some = rows.Where((_, at) => at == 0 || at == rows.Count - 1 || at % each == 0).ToList();
        return
        [
            .. some.SelectMany(
                row => texts.Select(column => $"UPDATE audit_row SET {column} = COALESCE({column}, '') || 'x' WHERE seq = {row}")),
            .. some.SelectMany(row => numbers.Select(column => $"UPDATE audit_row SET {column} = {column} + 1 WHERE seq = {row}")),
            .. some.Select(row => $"DELETE FROM audit_row WHERE seq = {row}"),
            $"UPDATE audit_row SET seq = CASE seq WHEN {rows[2]} THEN -{rows[3]} ELSE -{rows[2]} END WHERE seq IN ({rows[2]}, {rows[3]}); UPDATE audit_row SET seq = -seq WHERE seq < 0",
            // The end: the last block with its rows, and everything.
            "DELETE FROM audit_row WHERE seq > (SELECT last_seq FROM audit_block ORDER BY number DESC LIMIT 1 OFFSET 1); DELETE FROM audit_block WHERE number = (SELECT max(number) FROM audit_block); UPDATE sqlite_sequence SET seq = (SELECT max(seq) FROM audit_row) WHERE name = 'audit_row'",
            "DELETE FROM audit_row; DELETE FROM audit_block; DELETE FROM sqlite_sequence WHERE name = 'audit_row'",
        ];
    }

    private static async Task<IReadOnlyList<string>> CheckAsync(string folder)
    {
        await using var app = CrmBotApp.Build(["--environment", "Development", "--Data:Folder", folder]);
        return await CheckAudit.RunAsync(app.Services, CancellationToken.None);
    }
}
