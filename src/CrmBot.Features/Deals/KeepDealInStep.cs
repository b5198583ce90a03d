using CrmBot.Features.Customers;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Deals;

/// <summary>After a change of a deal: its timers and how far its customer is follow, in the same transaction.</summary>
internal sealed class KeepDealInStep(DealStages stages, DealTimers timers)
{
    public async Task ChangedAsync(UnitOfWork work, Deal deal, CancellationToken cancellationToken)
    {
        await DealHistory.CompleteAsync(work, deal, cancellationToken);
        await timers.SetAsync(work, deal, cancellationToken);
        if (await work.Records.FindAsync<Customer>(deal.CustomerId, cancellationToken) is not { } customer) return;
        customer.Stage = await StageOfAsync(work, deal, cancellationToken) ?? customer.Stage;
        KeepCustomerInStep.Touch(work, customer);
    }

    /// <summary>The farthest of the open deals; with none open how the last one ended; null when nothing is known.</summary>
    private async Task<string?> StageOfAsync(UnitOfWork work, Deal deal, CancellationToken cancellationToken)
    {
        var deals = await work.Records.ListAsync<Deal>(nameof(Deal.CustomerId), deal.CustomerId, cancellationToken);
        var open = deals.Append(deal).Where(one => one.IsOpen).MaxBy(one => stages.PlaceOf(one.Stage));
        return open?.Stage ?? deal.State switch { DealState.Won => DealStages.Won, DealState.Lost => DealStages.Lost, _ => null };
    }
}

/// <summary>A deal put back by undo gets its timers back; one that undo removed loses them.</summary>
internal sealed class AfterDealUndo(DealTimers timers) : IAfterUndo
{
    public string Kind => "deal";

    public async Task RestoredAsync(UnitOfWork work, Guid id, CancellationToken cancellationToken)
    {
        var deal = await work.Records.FindAsync<Deal>(id, cancellationToken);
        await (deal is null ? DealTimers.ForgetAsync(work, id, cancellationToken) : timers.SetAsync(work, deal, cancellationToken));
    }
}
