using CrmBot.Features.Contracts;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Deals;

/// <summary>恒达的赢单撤了改回合同阶段: a deal that was told as signed and is not goes on where it stood, or where the sentence says.</summary>
internal sealed class NotSignedAfterAll(FindDeal find, FillDeal fill, KeepDealInStep keep)
{
    public async Task<Reply> BackAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var target = await find.FindAsync(turn, frame, [DealState.Won], cancellationToken);
        if (target.Instead is { } instead) return instead;
        if (target.Deal is not { } deal) return new Reply.Refuse("deal.nothingWon", ("name", target.Customer!.Name));
        LoseDeal.Reopen(turn, deal);
        var before = DealFacts.Of(deal);
        if (fill.PutStage(turn, deal, frame.Text(Frame.BackTo))) DealHistory.AddChanges(turn.Work, deal, before, DealTeller.Of(turn));
        await keep.ChangedAsync(turn.Work, deal, cancellationToken);
        return await TakeBackContract.ShowAsync(turn, deal, cancellationToken);
    }
}
