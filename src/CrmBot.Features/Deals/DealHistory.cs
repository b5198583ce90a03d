using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Deals;

/// <summary>Who told a change, when, and the day it counts for.</summary>
/// <param name="Day">A <see cref="DayCode"/>.</param>
internal readonly record struct DealTeller(Guid? Person, long At, int Day)
{
    public static DealTeller Of(Turn turn) => new(turn.Actor.Id, turn.Now, DayCode.Of(DateOnly.FromDateTime(turn.LocalNow)));
}

/// <summary>Writes the rows of a deal's history.</summary>
internal static class DealHistory
{
    public static DealMove Add(UnitOfWork work, Deal deal, DealMoveKind kind, DealTeller teller, string? from, string? to)
    {
        var move = new DealMove
        {
            DealId = deal.Id,
            CustomerId = deal.CustomerId,
            Kind = kind,
            At = teller.At,
            Day = teller.Day,
            PersonId = teller.Person,
            OwnerId = deal.OwnerId,
            Team = deal.Team,
            From = from,
            To = to,
            Amount = deal.Amount,
            Currency = deal.Currency,
            Reason = deal.Reason,
            Rival = deal.Rival,
            Note = deal.ClosingNote,
        };
        work.Db.Add(move);
        return move;
    }

    /// <summary>A row for every fact that is not what it was.</summary>
    public static void AddChanges(UnitOfWork work, Deal deal, DealFacts before, DealTeller teller)
    {
        foreach (var (kind, from, to) in before.ChangedTo(DealFacts.Of(deal))) Add(work, deal, kind, teller, from, to);
    }

    /// <summary>What is told about an end after it was written goes into its row too.</summary>
    public static async Task CompleteAsync(UnitOfWork work, Deal deal, CancellationToken cancellationToken)
    {
        if (deal.IsOpen || work.Db.Set<DealMove>().Local.Any(move => move.DealId == deal.Id && move.IsEnd && move.Version == 0)) return;
        var moves = await work.Records.ListAsync<DealMove>(nameof(DealMove.DealId), deal.Id, cancellationToken);
        if (moves.LastOrDefault(move => move.IsEnd && move.To == NameOf(deal.State)) is not { } end) return;
        (end.Amount, end.Currency, end.Reason, end.Rival, end.Note) = (deal.Amount, deal.Currency, deal.Reason, deal.Rival,
            deal.ClosingNote);
    }

    public static string NameOf(DealState state) => state switch
    {
        DealState.Held => "held",
        DealState.Won => "won",
        DealState.Lost => "lost",
        _ => "open",
    };
}
