using System.Reflection;
using CrmBot.Console;
using CrmBot.Erased;
using CrmBot.Features.Demo;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.WorldSnapshot;
using CrmBot.Settings;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Development;

/// <summary>Empties the database, sets the clock to real time and moves the demo company in again: the first minute once more.</summary>
internal sealed class StartAfresh(
    IStore store, ClockMover clock, DemoCompany demo, Transcripts transcripts, ErasedFile erased, AuditHeadFile head,
    IEnumerable<IWorldPart> world)
{
    // The migration history describes the tables, which stay; world changes tell the parser that what it knew is gone.
    private static readonly string[] Kept = ["__EFMigrationsHistory", "__EFMigrationsLock", "world_change", "sqlite_sequence"];

    public async Task<IResult> RunAsync(CancellationToken cancellationToken)
    {
        await clock.ResetAsync(cancellationToken);
        await store.WriteAsync("reset", async (work, token) => { await EmptyAsync(work, token); return true; }, cancellationToken);
        // The log begins anew, and nobody of the demo company was erased.
        head.Forget();
        erased.Clear();
        await demo.SeedAsync(cancellationToken);
        transcripts.Clear();
        transcripts.Announce("reset", []);
        return Results.Ok(new { reset = true });
    }

    private async Task EmptyAsync(UnitOfWork work, CancellationToken cancellationToken)
    {
        await ForgetWorldAsync(work, cancellationToken);
        var sqlite = work.Engine == EngineKind.Sqlite;
        var tables = await work.Sql.ListAsync(
            sqlite
                ? "SELECT name FROM sqlite_master WHERE type = 'table'"
                : "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()",
            row => row.Text(0));
        var emptied = tables.Except(Kept, StringComparer.OrdinalIgnoreCase)
            .Where(table => !table.StartsWith("sqlite_", StringComparison.Ordinal)).ToList();
        if (sqlite)
        {
            await work.Sql.ExecuteAsync("PRAGMA defer_foreign_keys = ON");
            foreach (var table in emptied) await work.Sql.ExecuteAsync($"DELETE FROM \"{table}\"");
            await work.Sql.ExecuteAsync("DELETE FROM sqlite_sequence WHERE name = 'audit_row'");
        }
        else
        {
            await work.Sql.ExecuteAsync($"TRUNCATE {string.Join(", ", emptied.Select(table => $"\"{table}\""))} CASCADE");
        }
    }

    private async Task ForgetWorldAsync(UnitOfWork work, CancellationToken cancellationToken)
    {
        var kinds = world.Select(part => part.Kind).ToHashSet(StringComparer.Ordinal);
        foreach (var entity in work.Db.Model.GetEntityTypes())
        {
            if (entity.ClrType.GetCustomAttribute<RecordKindAttribute>()?.Kind is not { } kind || !kinds.Contains(kind)) continue;
            foreach (var id in await work.Sql.ListAsync($"SELECT \"Id\" FROM \"{entity.GetTableName()}\"", row => row.Key(0)))
            {
                await work.World.ChangedAsync(kind, id, cancellationToken);
            }
        }
    }
}
