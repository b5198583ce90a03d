using CrmBot.Features.Customers;
using CrmBot.Features.Deals.Forecasts;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Deals;

/// <summary>Opens a deal at a customer, for whoever looks after the customer.</summary>
internal sealed class OpenDeal(DealStages stages, TakeForecast forecasts)
{
    public const string Sequence = "deal";

    /// <summary>The new deal, in the stage the customer is said to be in; its first row of history is not written yet.</summary>
    public async Task<Deal> OpenAsync(Turn turn, CustomerBrief customer, CancellationToken cancellationToken)
    {
        var deal = new Deal
        {
            Number = await turn.Work.Numbers.NextAsync(Sequence, cancellationToken),
            CustomerId = customer.Id,
            OwnerId = customer.OwnerId ?? turn.Actor.Id,
            Team = customer.OwnerId is null || customer.OwnerId == turn.Actor.Id ? turn.Actor.Team : customer.Team,
            // Whoever has bought before need not be found out about again.
            Stage = stages.Has(customer.Stage) ? customer.Stage
                : customer.Stage == DealStages.Won ? stages.After(stages.First) ?? stages.First : stages.First,
            StageSince = turn.Now,
            MovedAt = turn.Now,
            OpenedAt = turn.Now,
            OpenedBy = turn.Actor.Id,
            OpenedIn = turn.Id,
        };
        turn.Db.Add(deal);
        await forecasts.PlanAsync(turn.Work, cancellationToken);
        return deal;
    }

    /// <summary>Takes back what a sentence wrote into the deal it had opened, so that the corrected sentence can be written anew.</summary>
    public static async Task EmptyAsync(Turn turn, Deal deal, CancellationToken cancellationToken)
    {
        foreach (var move in await turn.Work.Records.ListAsync<DealMove>(nameof(DealMove.DealId), deal.Id, cancellationToken))
            turn.Db.Remove(move);
        deal.OpenedIn = turn.Id;
        deal.Price(null, null);
        deal.Reopen(deal.OpenedAt);
        (deal.Name, deal.Probability, deal.CloseOn) = (null, null, Reading.DayCode.None);
        (deal.Rival, deal.RivalKey, deal.RivalNote, deal.HasNoRival) = (null, null, null, false);
        (deal.Blocker, deal.Kind, deal.Term) = (null, null, null);
        deal.Parts = [];
    }
}
