using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Deals;

/// <summary>What happened with a deal, newest first: who moved it, from where to where.</summary>
internal sealed class DealTrail(PrintDeal print, DealStages stages, WhenWords when, IPersonDirectory people)
{
    private const int Most = 4;

    public async Task<List<JsonObject>> LatestAsync(
        ReadView view, Deal deal, bool showsAmount, CardView cardView, CancellationToken cancellationToken)
    {
        var latest = await view.Db.Set<DealMove>().AsNoTracking().Where(move => move.DealId == deal.Id && move.Kind < DealMoveKind.Amount)
            .OrderByDescending(move => move.At).ThenByDescending(move => move.Id).Take(Most).ToListAsync(cancellationToken);
        List<JsonObject> rows = [];
        // With only its beginning there is no history to tell.
        if (latest.Count < 2) return rows;
        // A move notes one sum; where only a range is known, that is its middle, which nobody said.
        foreach (var move in latest) rows.Add(await RowAsync(view, move, showsAmount && deal.HasOneAmount, cardView, cancellationToken));
        return rows;
    }

    private async Task<JsonObject> RowAsync(
        ReadView view, DealMove move, bool showsAmount, CardView cardView, CancellationToken cancellationToken)
    {
        var now = view.LocalNow(cardView.Zone);
        var by = move.PersonId is { } id ? await people.FindAsync(view, id, cancellationToken) : null;
        var day = DayCode.Read(move.Day) ?? Instants.DayOf(move.At, cardView.Zone);
        var money = showsAmount && move is { Kind: DealMoveKind.Won, Amount: { } amount, Currency: { } currency }
            ? PrintDeal.Money(amount, currency, cardView.Locale) : null;
        return new JsonObject
        {
            ["who"] = PrintCustomer.Joined(by?.Name, move.Kind == DealMoveKind.Lost ? move.Rival : null),
            ["say"] = new JsonObject
            {
                ["what"] = PrintCustomer.Joined(when.Date(day, DateOnly.FromDateTime(now), cardView.Locale), What(move, cardView.Locale),
                    money),
            },
        };
    }

    /// <summary>报价 → 谈判; 赢单; 丢单 · 价格.</summary>
    public string What(DealMove move, string locale) => move.Kind switch
    {
        DealMoveKind.Stage => $"{stages.Word(move.From, locale)} → {stages.Word(move.To, locale)}",
        DealMoveKind.Opened => print.Words(locale, "deal.move.opened", ("stage", stages.Word(move.To, locale))),
        DealMoveKind.Lost when move.Reason is { } reason =>
            PrintCustomer.Joined(print.Words(locale, "deal.state.lost"), print.Words(locale, "deal.reason." + reason)),
        DealMoveKind.Won => print.Words(locale, "deal.state.won"),
        DealMoveKind.Lost => print.Words(locale, "deal.state.lost"),
        DealMoveKind.Held => print.Words(locale, "deal.state.held"),
        _ => print.Words(locale, "deal.move.reopened"),
    };
}
