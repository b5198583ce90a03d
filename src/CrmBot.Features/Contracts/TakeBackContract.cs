using CrmBot.Features.Deals;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Contracts;

/// <summary>A signature that was none takes the contract along that was filed with it. Undo brings it back.</summary>
internal static class TakeBackContract
{
    /// <summary>The card of a deal that is not won any more; before it, when there was one, that its contract is gone.</summary>
    public static async Task<Reply> ShowAsync(Turn turn, Deal deal, CancellationToken cancellationToken)
    {
        var card = UpdateDeal.Show(turn, deal);
        var known = await FileContract.OfCustomerAsync(turn, deal.CustomerId, cancellationToken);
        if (known.Find(contract => contract.DealId == deal.Id) is not { } filed) return card;
        await ContractTimers.ForgetAsync(turn.Work, filed.Id, cancellationToken);
        turn.Db.Remove(filed);
        return new Reply.Several([new Reply.Say("contract.takenBack", ("number", filed.Short)), card]);
    }
}
