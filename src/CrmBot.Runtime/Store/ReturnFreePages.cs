using CrmBot.Runtime.Time;
using Microsoft.Extensions.Logging;

namespace CrmBot.Runtime.Store;

/// <summary>
/// Once an hour gives pages back to the disk that are free in SQLite's file, when there are many: after a large import was taken back, say.
/// In small writes, so that nobody waits. Files that were not begun for it (<c>auto_vacuum</c>) keep their free pages and use them again.
/// </summary>
public sealed partial class ReturnFreePages(IStore store, Clocks clocks, ILogger<ReturnFreePages> log) : EveryHour(clocks, log)
{
    /// <summary>Fewer are worth no trouble: they are used again soon.</summary>
    public const long Enough = 2_000;

    private const int PerWrite = 500;

    /// <returns>How many pages went back.</returns>
    public async Task<long> RunAsync(CancellationToken cancellationToken)
    {
        if (store.Engine != EngineKind.Sqlite) return 0;
        var first = await FreeAsync(cancellationToken);
        if (first < Enough) return 0;
        var (before, left) = (long.MaxValue, first);
        while (left > 0 && left < before)
        {
            before = left;
            await store.WriteAsync("pages", (work, _) => work.Sql.ExecuteAsync($"PRAGMA incremental_vacuum({PerWrite})"),
                cancellationToken);
            left = await FreeAsync(cancellationToken);
        }

        return first - left;
    }

    protected override async Task TidyAsync(CancellationToken cancellationToken)
    {
        if (await RunAsync(cancellationToken) is var pages and > 0) Log.Returned(Logger, pages);
    }

    private Task<long> FreeAsync(CancellationToken cancellationToken) =>
        store.ReadAsync((view, _) => view.Sql.FirstAsync("PRAGMA freelist_count", row => row.Number(0)), cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Pages} free pages of the database went back to the disk.")]
        public static partial void Returned(ILogger log, long pages);
    }
}
