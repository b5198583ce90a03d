using CrmBot.Features.Api.Events;
using CrmBot.Runtime.Events;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Deals.FromOutside;

/// <summary>Tells how sales move, from the rows that every move leaves.</summary>
internal sealed class DealEvents : IEventSource
{
    public string Kind => "deal_move";

    public async Task<IReadOnlyList<NewEvent>> TellAsync(ReadView view, RecordSaved saved, CancellationToken cancellationToken)
    {
        var move = (DealMove)saved.Record;
        if (saved.How != SavedHow.Created || TypeOf(move.Kind) is not { } type) return Facts.Nothing;
        var deal = await view.Records.ReadAsync<Deal>(move.DealId, cancellationToken);
        return
        [
            Facts.Of(
                type, new RecordRef("deal", move.DealId), move.CustomerId, ("number", deal is null ? null : PrintDeal.Number(deal)),
                ("from", move.From), ("to", move.To),
                ("minor", move.Amount), ("currency", move.Currency), ("reason", move.Reason), ("owner", move.OwnerId)),
        ];
    }

    private static string? TypeOf(DealMoveKind kind) => kind switch
    {
        DealMoveKind.Opened => EventTypes.DealCreated,
        DealMoveKind.Stage => EventTypes.DealStageChanged,
        DealMoveKind.Won => EventTypes.DealWon,
        DealMoveKind.Lost => EventTypes.DealLost,
        DealMoveKind.Reopened => EventTypes.DealReopened,
        _ => null,
    };
}

/// <summary>Tells that a deal was taken back.</summary>
internal sealed class RemovedDeals : IEventSource
{
    public string Kind => "deal";

    public Task<IReadOnlyList<NewEvent>> TellAsync(ReadView view, RecordSaved saved, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<NewEvent>>(
            saved.How == SavedHow.Removed ? [Facts.Of(EventTypes.DealRemoved, saved.Ref, ((Deal)saved.Record).CustomerId)] : []);
}
