using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Notices;

/// <summary>A card that waits.</summary>
/// <param name="Source">The reply it is made of, as text.</param>
/// <param name="HeldAt">Business time, Unix milliseconds.</param>
internal sealed record HeldNotice(string Slot, string Source, Delivery Delivery, long HeldAt);

/// <summary>Cards that wait for the end of quiet hours, for company or for their turn.</summary>
internal static class HeldNotices
{
    private const string Insert =
        "INSERT INTO held_notice (slot, person, source, delivery, until_at, held_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (slot) DO NOTHING";

    private const string Due =
        "SELECT slot, source, delivery, held_at FROM held_notice WHERE person = $1 AND until_at <= $2 ORDER BY held_at, slot LIMIT $3";

    public static async Task HoldAsync(UnitOfWork work, Guid person, HeldNotice notice, long until, CancellationToken cancellationToken)
    {
        await work.Sql.ExecuteAsync(Insert, notice.Slot, person, notice.Source, notice.Delivery, until, notice.HeldAt);
        await PlanAsync(work, person, cancellationToken);
    }

    public static Task<List<HeldNotice>> DueAsync(ReadView view, Guid person, int most) =>
        view.Sql.ListAsync(Due, row => new HeldNotice(row.Text(0), row.Text(1), (Delivery)row.Number(2), row.Number(3)), person, view.Now,
            most);

    /// <summary>The moment until which cards for this person are being collected; null when none waits.</summary>
    public static Task<long?> NextAsync(ReadView view, Guid person) =>
        view.Sql.FirstAsync("SELECT MIN(until_at) FROM held_notice WHERE person = $1", row => row.NumberOrNull(0), person);

    public static Task<string?> SourceAsync(ReadView view, string slot) =>
        view.Sql.FirstAsync("SELECT source FROM held_notice WHERE slot = $1", row => row.TextOrNull(0), slot);

    public static Task RewriteAsync(UnitOfWork work, string slot, string source) =>
        work.Sql.ExecuteAsync("UPDATE held_notice SET source = $2 WHERE slot = $1", slot, source);

    public static Task RemoveAsync(UnitOfWork work, string slot) => work.Sql.ExecuteAsync("DELETE FROM held_notice WHERE slot = $1", slot);

    public static Task DeferAsync(UnitOfWork work, string slot, long until) =>
        work.Sql.ExecuteAsync("UPDATE held_notice SET until_at = $2 WHERE slot = $1", slot, until);

    public static Task DeferAllAsync(UnitOfWork work, Guid person, long until) =>
        work.Sql.ExecuteAsync("UPDATE held_notice SET until_at = $2 WHERE person = $1", person, until);

    /// <summary>Sets the one timer of this person to what may be sent next.</summary>
    public static async Task PlanAsync(UnitOfWork work, Guid person, CancellationToken cancellationToken)
    {
        if (await NextAsync(work, person) is { } next)
            await work.Timers.SetAsync(ReleaseNotices.ReleaseRule, person, "", Math.Max(next, work.Now), cancellationToken);
        else await work.Timers.CancelAsync(ReleaseNotices.ReleaseRule, person, null, cancellationToken);
    }
}
