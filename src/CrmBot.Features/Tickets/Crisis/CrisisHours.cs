using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Tickets.Crisis;

/// <summary>
/// Every hour, at any time of day, the room says how it stands, until somebody ends it. A drill ends by itself after the second.
/// </summary>
internal sealed class CrisisHours(EndCrisis end) : ITimerHandler
{
    public const int DrillHours = 2;
    private const string RuleName = "ticket.crisis";
    private const string Slot = "hour";
    private const long Hour = 3_600_000;

    public string Rule => RuleName;

    public static Task SetAsync(UnitOfWork work, CrisisRoom room, CancellationToken cancellationToken) =>
        work.Timers.SetAsync(RuleName, room.Id, Slot, room.StartedAt + ((room.Hours + 1) * Hour), cancellationToken);

    public static Task StopAsync(UnitOfWork work, Guid room, CancellationToken cancellationToken) =>
        work.Timers.CancelAsync(RuleName, room, Slot, cancellationToken);

    public async Task FireAsync(UnitOfWork work, DueTimer timer, CancellationToken cancellationToken)
    {
        if (await work.Records.FindAsync<CrisisRoom>(timer.Record, cancellationToken) is not { IsOpen: true } room) return;
        room.Hours++;
        if (room.IsDrill && room.Hours >= DrillHours)
        {
            await end.EndAsync(work, room, null, null, cancellationToken);
            return;
        }

        await work.SaveAsync(cancellationToken);
        await ShowCrisis.PostAsync(
            work, room,
            new Reply.Say(room.IsDrill ? "crisis.drillStatus" : "crisis.status", ("hours", room.Hours), ("done", room.Ticks.Count),
                ("all", CrisisList.Items.Count)),
            FormattableString.Invariant($"hour:{room.Hours}"), null, cancellationToken);
        await SetAsync(work, room, cancellationToken);
    }
}
