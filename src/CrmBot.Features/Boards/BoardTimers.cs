using CrmBot.Features.Digests;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Boards;

/// <summary>Keeps the timer of a board in step with it: every Monday morning of the team's own time. The slot is the day.</summary>
internal static class BoardTimers
{
    public const string Rule = "board.due";

    private static readonly TimeOnly Morning = new(9, 0);

    public static Task SetAsync(UnitOfWork work, TeamBoard board, CancellationToken cancellationToken) =>
        SetAsync(work, board, Instants.ToLocal(work.Now, board.TimeZone), cancellationToken);

    /// <param name="after">Wall time of the team after which it is due next.</param>
    public static async Task SetAsync(UnitOfWork work, TeamBoard board, DateTime after, CancellationToken cancellationToken)
    {
        await work.Timers.CancelAsync(Rule, board.Id, null, cancellationToken);
        if (!board.IsOn) return;
        var next = DigestPeriods.Monday(DateOnly.FromDateTime(after)).ToDateTime(Morning);
        while (next <= after) next = next.AddDays(7);
        await work.Timers.SetAsync(Rule, board.Id, SaidTime.Write(DateOnly.FromDateTime(next)), next, board.TimeZone, cancellationToken);
    }
}

/// <summary>
/// Monday morning: last week's points. Counted from a view of the store; storing,
/// posting and planning the next are one transaction, so it is sent once.
/// </summary>
internal sealed class BoardFallsDue(BoardPoints points, IPersonDirectory people) : IPreparedTimerHandler
{
    public string Rule => BoardTimers.Rule;

    public async Task<StorePrepared> PrepareAsync(ReadView view, DueTimer timer, CancellationToken cancellationToken)
    {
        if (await view.Records.ReadAsync<TeamBoard>(timer.Record, cancellationToken) is not { IsOn: true } board)
            return (_, _) => Task.CompletedTask;
        var due = Instants.ToLocal(timer.Due, board.TimeZone);
        var monday = DigestPeriods.Monday(DateOnly.FromDateTime(due)).AddDays(-7);
        // In a group it is one card; alone each has their own, whose lists they open.
        var readers = board.PlaceKey is null
            ? (await people.ListAsync(view, board.Team, cancellationToken)).Select(one => one.Id).ToList()
            : [board.CreatedBy];
        List<Digest> digests = [];
        foreach (var reader in readers)
            digests.Add(
                await points.MakeAsync(view, board, monday, monday.AddDays(6), reader, board.PlaceKey is not null, cancellationToken));
        return (work, token) => SendAsync(work, timer, digests, due, token);
    }

    private static async Task SendAsync(
        UnitOfWork work, DueTimer timer, List<Digest> digests, DateTime due, CancellationToken cancellationToken)
    {
        if (await work.Records.FindAsync<TeamBoard>(timer.Record, cancellationToken) is not { IsOn: true } board) return;
        foreach (var digest in digests)
        {
            // The transaction may be run twice.
            digest.Version = 0;
            work.Db.Add(digest);
        }

        await work.SaveAsync(cancellationToken);
        foreach (var digest in digests)
        {
            var card = new Reply.OfRecord(new RecordRef("digest", digest.Id));
            await (board.PlaceKey is { } place
                ? work.Outbox.ToPlaceAsync(place, card, $"board:{board.Id:N}:{timer.Slot}", Delivery.AtLeastOnce, Priority.Notice,
                    cancellationToken)
                : work.Outbox.ToPersonAsync(digest.ReaderId, card, $"board:{board.Id:N}:{timer.Slot}:{digest.ReaderId:N}",
                    Delivery.AtLeastOnce, Priority.Notice, cancellationToken));
        }

        await BoardTimers.SetAsync(work, board, due, cancellationToken);
    }
}

/// <summary>A board put back by undo gets its timer back; one that undo removed loses it.</summary>
internal sealed class AfterBoardUndo : IAfterUndo
{
    public string Kind => "team_board";

    public async Task RestoredAsync(UnitOfWork work, Guid id, CancellationToken cancellationToken)
    {
        var board = await work.Records.FindAsync<TeamBoard>(id, cancellationToken);
        await (board is null
            ? work.Timers.CancelAsync(BoardTimers.Rule, id, null, cancellationToken)
            : BoardTimers.SetAsync(work, board, cancellationToken));
    }
}
