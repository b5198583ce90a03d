using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.People.HandOvers;

/// <summary>
/// Moves all of somebody's work, some records a write, so that nobody's message waits behind thousands of them.
/// Somebody's usual work moves with the turn; for what is left there is a timer, which is due at once and survives
/// a restart. What has moved is not found again, and undoing the turn takes back what the timer has moved since.
/// </summary>
internal sealed class MoveWork(WorkPack pack) : ITimerHandler
{
    private const int PerWrite = 100;

    public string Rule => "handover.rest";

    public Task BeginAsync(Turn turn, Guid from, Guid to, CancellationToken cancellationToken) =>
        MoveAsync(turn.Work, new WorkMove(from, to, turn.Actor.Id), turn.Id, cancellationToken);

    public async Task FireAsync(UnitOfWork work, DueTimer timer, CancellationToken cancellationToken)
    {
        var (move, turn) = Read(timer);
        // Whoever is back, because that was undone or an admin said so, keeps what has not moved.
        if (await work.Records.FindAsync<Person>(move.From, cancellationToken) is not { IsActive: false }
            || !await work.GoOnWithAsync(turn, move.By)) return;
        await MoveAsync(work, move, turn, cancellationToken);
    }

    private async Task MoveAsync(UnitOfWork work, WorkMove move, Guid turn, CancellationToken cancellationToken)
    {
        var room = PerWrite;
        foreach (var part in pack.Parts)
        {
            room -= await part.MoveAsync(work, move, room, cancellationToken);
            if (room > 0) continue;
            await work.Timers.SetAsync(Rule, move.From, Slot(move, turn), work.Now, cancellationToken);
            return;
        }
    }

    private static string Slot(WorkMove move, Guid turn) => $"{move.To:N}:{move.By:N}:{turn:N}";

    private static (WorkMove Move, Guid Turn) Read(DueTimer timer) => timer.Slot.Split(':') is [var to, var by, var turn]
        ? (new WorkMove(timer.Record, Guid.ParseExact(to, "N"), Guid.ParseExact(by, "N")), Guid.ParseExact(turn, "N"))
        : throw new FormatException($"A timer of the slot {timer.Slot} does not say to whom the work goes.");
}
