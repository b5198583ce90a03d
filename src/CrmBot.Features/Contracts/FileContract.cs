using CrmBot.Features.Customers;
using CrmBot.Features.Deals;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Contracts;

/// <summary>Files contracts: for a deal that was won, and for what is said about one.</summary>
internal sealed class FileContract(ContractTerms terms, ContractTimers timers)
{
    /// <summary>
    /// When the sentence about a signature says how long it runs, its contract: from the day of signing, or after the one it renews.
    /// </summary>
    public async Task OfDealAsync(Turn turn, Deal deal, Frame frame, CancellationToken cancellationToken)
    {
        if (!frame.Has("term") && !frame.Has("end")) return;
        var known = await OfCustomerAsync(turn, deal.CustomerId, cancellationToken);
        var contract = known.Find(one => one.DealId == deal.Id);
        if (contract is null)
        {
            contract = await NewAsync(turn, deal.CustomerId, deal.OwnerId, deal.Team, cancellationToken);
            contract.DealId = deal.Id;
            contract.StartOn = FirstDay(deal, known);
        }

        terms.Put(contract, frame);
        contract.PriceAs(deal);
        if (deal.Parts.Count > 0) contract.Parts = deal.Parts;
        await timers.SetAsync(turn.Work, contract, cancellationToken);
    }

    public static Task<Contract> NewAsync(Turn turn, CustomerBrief customer, CancellationToken cancellationToken) => NewAsync(
        turn,
        customer.Id,
        customer.OwnerId ?? turn.Actor.Id,
        customer.OwnerId is null || customer.OwnerId == turn.Actor.Id ? turn.Actor.Team : customer.Team,
        cancellationToken);

    private static async Task<Contract> NewAsync(Turn turn, Guid customer, Guid? owner, string? team, CancellationToken cancellationToken)
    {
        var contract = new Contract
        {
            Number = await turn.Work.Numbers.NextAsync("contract", cancellationToken),
            CustomerId = customer,
            OwnerId = owner,
            Team = team,
            CreatedAt = turn.Now,
            CreatedBy = turn.Actor.Id,
        };
        turn.Db.Add(contract);
        return contract;
    }

    public static Task<List<Contract>> OfCustomerAsync(Turn turn, Guid customer, CancellationToken cancellationToken) =>
        turn.Work.Records.ListAsync<Contract>(nameof(Contract.CustomerId), customer, cancellationToken);

    private static int FirstDay(Deal deal, List<Contract> known)
    {
        var last = known.Where(one => one.EndOn < DayCode.None && one.EndOn >= deal.ClosedOn).Select(one => one.EndOn).DefaultIfEmpty()
            .Max();
        return deal.Kind == "renewal" && DayCode.Read(last) is { } day ? DayCode.Of(day.AddDays(1)) : deal.ClosedOn;
    }
}
