using CrmBot.Features.Company;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Deals.Lists;

/// <summary>A request as a query over deals.</summary>
internal sealed class DealFilter(CompanySettings settings, DealStages stages)
{
    public IQueryable<Deal> Of(Turn turn, ListRequest request, SaleScope scope)
    {
        IQueryable<Deal> deals = turn.Db.Set<Deal>();
        deals = ByState(Scoped(deals, scope), request);
        deals = ByDay(deals, turn, request);
        deals = ByStage(deals, request);
        deals = ByAmount(deals, request);
        deals = ByBucket(deals, turn, request);
        if (request.Text("rival") is { } rival && FoldedName.Of(rival) is var key) deals = deals.Where(d => d.RivalKey == key);
        if (request.Text("reason") is { } reason)
            deals = reason == ListRequest.Nothing ? deals.Where(d => d.Reason == null) : deals.Where(d => d.Reason == reason);
        if (Guid.TryParseExact(request.Text("owner_id"), "N", out var owner)) deals = deals.Where(d => d.OwnerId == owner);
        else if (request.Text("owner_id") == ListRequest.Nothing) deals = deals.Where(d => d.OwnerId == null);
        if (request.Text("team") is { } team)
            deals = team == ListRequest.Nothing ? deals.Where(d => d.Team == null) : deals.Where(d => d.Team == team);
        if (Guid.TryParseExact(request.Text("customer_id"), "N", out var customer)) deals = deals.Where(d => d.CustomerId == customer);
        return CustomerFilter.IsIn(request) ? ByCustomer(deals, turn.Work, request) : deals;
    }

    public static IQueryable<Deal> Scoped(IQueryable<Deal> deals, SaleScope scope)
    {
        if (scope.Owner is { } owner) return deals.Where(d => d.OwnerId == owner);
        return scope.Team is { } team ? deals.Where(d => d.Team == team) : deals;
    }

    /// <summary>In a list of ended deals the last come first; in one of open ones what is signed next.</summary>
    public static bool IsOfEnded(ListRequest request) => States(request).All(state => state is DealState.Won or DealState.Lost);

    private static DealState[] States(ListRequest request) => request.Text("state") switch
    {
        "open" => [DealState.Open],
        "held" => [DealState.Held],
        "won" => [DealState.Won],
        "lost" => [DealState.Lost],
        "any" => [DealState.Open, DealState.Held, DealState.Won, DealState.Lost],
        _ when request.Text("group") == "reason" || request.Has("reason") => [DealState.Lost],
        _ when request.Has("closed") => [DealState.Won, DealState.Lost],
        _ when request.Has("bucket") => [DealState.Open],
        _ => [DealState.Open, DealState.Held],
    };

    private static IQueryable<Deal> ByState(IQueryable<Deal> deals, ListRequest request)
    {
        var states = States(request);
        if (states is [var only]) return deals.Where(d => d.State == only);
        return states.Length == 4 ? deals : deals.Where(d => states.Contains(d.State));
    }

    private static IQueryable<Deal> ByDay(IQueryable<Deal> deals, Turn turn, ListRequest request)
    {
        if (request.Days("close") is var (closeFrom, closeTo))
        {
            // Of what has no day nobody knows that it is in time.
            var last = closeTo ?? DayCode.None - 1;
            deals = deals.Where(d => d.CloseOn >= (closeFrom ?? 0) && d.CloseOn <= last);
        }

        if (request.Days("closed") is var (from, to))
            deals = deals.Where(d => d.ClosedOn >= (from ?? 1) && d.ClosedOn <= (to ?? DayCode.None));
        if (request.Days("created") is not var (first, end)) return deals;
        long? since = DayCode.Read(first) is { } day ? LocalDay.Of(day, turn.Actor.Zone).From : null;
        long? until = DayCode.Read(end) is { } lastDay ? LocalDay.Of(lastDay, turn.Actor.Zone).To : null;
        return deals.Where(d => (since == null || d.OpenedAt >= since) && (until == null || d.OpenedAt < until));
    }

    private IQueryable<Deal> ByStage(IQueryable<Deal> deals, ListRequest request)
    {
        if (request.Text("stage") is not { Length: > 0 } said) return deals;
        if (said is DealStages.Won or DealStages.Lost)
        {
            var state = said == DealStages.Won ? DealState.Won : DealState.Lost;
            return deals.Where(d => d.State == state);
        }

        var wanted = said switch
        {
            _ when said.StartsWith(">=", StringComparison.Ordinal) => stages.Codes.Skip(Math.Max(0, stages.PlaceOf(said[2..]))).ToList(),
            _ when said[0] == '<' => stages.Codes.Take(Math.Max(0, stages.PlaceOf(said[1..]))).ToList(),
            _ => [said],
        };
        return wanted is [var only] ? deals.Where(d => d.Stage == only) : deals.Where(d => wanted.Contains(d.Stage));
    }

    // Amounts of different currencies are not compared: nobody told us a rate.
    private IQueryable<Deal> ByAmount(IQueryable<Deal> deals, ListRequest request)
    {
        if (request.Text("cur") is { Length: 3 } currency) deals = deals.Where(d => d.Currency == currency);
        if (request.Amount(settings.DefaultCurrency) is not { } amount) return deals;
        deals = deals.Where(d => d.Currency == amount.Currency);
        if (amount.Min is { } low) deals = deals.Where(d => d.Amount >= low);
        return amount.Max is { } high ? deals.Where(d => d.Amount <= high) : deals;
    }

    private IQueryable<Deal> ByBucket(IQueryable<Deal> deals, Turn turn, ListRequest request)
    {
        var today = DayCode.Of(DateOnly.FromDateTime(turn.LocalNow));
        var (committed, least) = (stages.Committed, stages.CommitProbability);
        deals = request.Text("bucket") switch
        {
            "commit" => deals.Where(
                d => d.Stage == DealStages.Contract || d.Probability >= least || (d.Probability == null && committed.Contains(d.Stage))),
            "overdue" => deals.Where(d => d.CloseOn < today),
            "undated" => deals.Where(d => d.CloseOn == DayCode.None),
            _ => deals,
        };
        return request.Text("is") switch
        {
            "incomplete" => deals.Where(d => d.Amount == null || d.CloseOn == DayCode.None || (d.Rival == null && !d.HasNoRival)),
            "unexplained" => deals.Where(d => d.State == DealState.Won ? d.FactorText == "" && d.FactorCodeText == "" : d.Reason == null),
            _ => deals,
        };
    }

    private IQueryable<Deal> ByCustomer(IQueryable<Deal> deals, ReadView view, ListRequest request)
    {
        var customers = CustomerFilter.Of(view, request, settings).Select(customer => customer.Id);
        return deals.Where(d => customers.Contains(d.CustomerId));
    }
}
