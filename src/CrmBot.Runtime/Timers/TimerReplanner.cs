using System.Globalization;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;

namespace CrmBot.Runtime.Timers;

/// <summary>Plans pending timers again after a calendar, a rule, work hours or a zone's rules have changed.</summary>
public sealed class TimerReplanner(IStore store, IEnumerable<ITimerHandler> handlers)
{
    private const int PerWrite = 200;

    private const string Page =
        """
        SELECT rule, record, slot, due, local_time, zone FROM timer WHERE state = 0 AND (rule, record, slot) > ($1, $2, $3)
        ORDER BY rule, record, slot LIMIT $4
        """;

    private const string Move = "UPDATE timer SET due = $5 WHERE rule = $1 AND record = $2 AND slot = $3 AND due = $4 AND state = 0";

    private readonly Dictionary<string, IPlannedTimerHandler> planned =
        handlers.OfType<IPlannedTimerHandler>().ToDictionary(handler => handler.Rule, StringComparer.Ordinal);

    private sealed record Row(string Rule, Guid Record, string Slot, long Due, string? Local, string? Zone);

    /// <summary>
    /// Wall times a person asked for keep their wall time; timers of an <see cref="IPlannedTimerHandler"/> are asked for anew; others stay.
    /// </summary>
    /// <returns>How many timers moved or were forgotten.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var moved = 0;
        var last = new Row("", Guid.Empty, "", 0, null, null);
        while (true)
        {
            var from = last;
            var (page, changed) = await store.WriteAsync("timers", (work, token) => PageAsync(work, from, token), cancellationToken);
            moved += changed;
            if (page.Count < PerWrite) return moved;
            last = page[^1];
        }
    }

    private async Task<(List<Row> Page, int Changed)> PageAsync(UnitOfWork work, Row from, CancellationToken cancellationToken)
    {
        var page = await work.Sql.ListAsync(Page, Read, from.Rule, from.Record, from.Slot, PerWrite);
        var changed = 0;
        foreach (var row in page)
        {
            var due = await DueAsync(work, row, cancellationToken);
            if (due == row.Due) continue;
            changed++;
            await StoreAsync(work, row, due, cancellationToken);
        }

        return (page, changed);
    }

    private async Task<long?> DueAsync(ReadView view, Row row, CancellationToken cancellationToken)
    {
        if (planned.TryGetValue(row.Rule, out var handler)) return await handler.PlanAsync(view, row.Record, row.Slot, cancellationToken);
        if (row.Local is null) return row.Due;
        var local = DateTime.ParseExact(row.Local, TimerWriter.LocalFormat, CultureInfo.InvariantCulture);
        return Instants.FromLocal(local, TimeZones.Find(row.Zone));
    }

    private static async Task StoreAsync(UnitOfWork work, Row row, long? due, CancellationToken cancellationToken)
    {
        if (due is { } moved)
        {
            await work.Sql.ExecuteAsync(Move, row.Rule, row.Record, row.Slot, row.Due, moved);
            work.Timers.Moved(moved);
        }
        else
        {
            await work.Timers.CancelAsync(row.Rule, row.Record, row.Slot, cancellationToken);
        }
    }

    private static Row Read(StoreRow row) => new(row.Text(0), row.Id(1), row.Text(2), row.Number(3), row.TextOrNull(4), row.TextOrNull(5));
}
