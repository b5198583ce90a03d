using CrmBot.Features.People;
using CrmBot.Features.People.Rights;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Boards;

/// <summary>打开本周榜 and 关闭本周榜, by whoever looks after the team; in a group for that group, otherwise for each of the team alone.</summary>
internal static class SwitchBoard
{
    public static async Task<Reply> PutAsync(Turn turn, bool on, CancellationToken cancellationToken)
    {
        if (Refusal(turn) is { } no) return no;
        var (team, place) = (turn.Actor.Team!, turn.Place.IsGroup ? turn.Place.Key : null);
        var board = await turn.Work.Records.FindAsync<TeamBoard>(TeamBoard.IdOf(team, place), cancellationToken);
        if (board is null && !on) return new Reply.Say("board.wasOff");
        if (board is null)
        {
            board = new TeamBoard { Id = TeamBoard.IdOf(team, place), Team = team, PlaceKey = place, CreatedBy = turn.Actor.Id,
                Zone = turn.Actor.Zone.Id, CreatedAt = turn.Now };
            turn.Db.Add(board);
        }

        return await PutAsync(turn, board, on, cancellationToken);
    }

    public static async Task<Reply> PutAsync(Turn turn, TeamBoard board, bool on, CancellationToken cancellationToken)
    {
        board.IsOn = on;
        if (on) (board.CreatedBy, board.Zone) = (turn.Actor.Id, turn.Actor.Zone.Id);
        await BoardTimers.SetAsync(turn.Work, board, cancellationToken);
        turn.Memory.LastRecord = new RecordRef("team_board", board.Id);
        return new Reply.OfRecord(new RecordRef("team_board", board.Id));
    }

    private static Reply.Refuse? Refusal(Turn turn) =>
        turn.Actor.Team is null || !Roles.LooksAfter(turn.Actor, turn.Actor.Team) ? new Reply.Refuse("board.onlyLeads") : null;
}

/// <inheritdoc cref="SwitchBoard"/>
internal sealed class SwitchBoardOn : IPhraseHandler
{
    public string Name => "board_on";

    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) => SwitchBoard.PutAsync(turn, true, cancellationToken);
}

/// <inheritdoc cref="SwitchBoard"/>
internal sealed class SwitchBoardOff : IPhraseHandler
{
    public string Name => "board_off";

    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) => SwitchBoard.PutAsync(turn, false, cancellationToken);
}

/// <summary>On and off on the card of a board.</summary>
internal sealed class PressBoard : ICardVerb
{
    public string Verb => "board.switch";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (action.Record is not { Kind: "team_board", Id: var id }
            || await turn.Work.Records.FindAsync<TeamBoard>(id, cancellationToken) is not { } found)
            return new Reply.Refuse("board.gone");
        return Roles.LooksAfter(turn.Actor, found.Team)
            ? await SwitchBoard.PutAsync(turn, found, action.Text("to") == "on", cancellationToken) : new Reply.Refuse("board.onlyLeads");
    }
}

/// <summary>本周榜: how the week stands, for those whose team has a board.</summary>
internal sealed class ShowBoard(BoardPoints points, OwnedRecords records) : IPhraseHandler
{
    public string Name => "board_now";

    // The card goes past the turn's answer: nothing was stored that could be taken back.
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (records.Decide(turn.Actor, "see", new Subject("lead", turn.Actor.Id,
            turn.Actor.Team)) is { Allowed: false, ReasonKey: { } reason }) return new Reply.Refuse(reason);
        var place = turn.Place.IsGroup ? turn.Place.Key : null;
        if (turn.Actor.Team is not { } team || await BoardAsync(turn.Work, team, place, cancellationToken) is not { } board)
            return new Reply.Refuse("board.notOn");
        var today = Runtime.Time.Instants.DayOf(turn.Now, board.TimeZone);
        var digest = await points.MakeAsync(turn.Work, board, Digests.DigestPeriods.Monday(today), today, turn.Actor.Id, turn.Place.IsGroup,
            cancellationToken);
        turn.Db.Add(digest);
        await turn.Work.SaveAsync(cancellationToken);
        var card = new Reply.OfRecord(new RecordRef("digest", digest.Id));
        await (place is null
            ? turn.Work.Outbox.ToPersonAsync(turn.Actor.Id, card, $"board.now:{turn.Id:N}", Delivery.AtLeastOnce, Priority.Answer,
                cancellationToken)
            : turn.Work.Outbox.ToPlaceAsync(place, card, $"board.now:{turn.Id:N}", Delivery.AtLeastOnce, Priority.Answer,
                cancellationToken));
        return Reply.Silence;
    }

    // The group's own; alone, any that the team has.
    private static async Task<TeamBoard?> BoardAsync(ReadView view, string team, string? place, CancellationToken cancellationToken)
    {
        var boards = (await view.Records.ReadAllAsync<TeamBoard>(nameof(TeamBoard.Team), team, cancellationToken))
            .Where(board => board.IsOn).ToList();
        return place is null ? boards.FirstOrDefault() : boards.Find(board => board.PlaceKey == place);
    }
}
