using CrmBot.Features.Customers;
using CrmBot.Features.Digests;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Deals;

/// <summary>What a move of a deal counts for.</summary>
internal sealed record CountedMove(Guid Id, Guid DealId, Guid CustomerId, Guid? OwnerId, DealMoveKind Kind, long? Amount, string? Currency);

/// <summary>Moves of deals that were told in a period.</summary>
internal sealed class MovesTold(ICustomerDirectory customers)
{
    /// <summary>Every move of one kind.</summary>
    public async Task<DigestNumber> CountAsync(
        ReadView view, DigestScope scope, DealMoveKind kind, string name, CancellationToken cancellationToken) =>
            await NumberAsync(view, scope, name, await ToldAsync(view, scope, kind, kind, cancellationToken), cancellationToken);

    /// <summary>Deals that came to that end and stayed there until the period was over: each once, with its last end.</summary>
    public async Task<DigestNumber> CountEndsAsync(
        ReadView view, DigestScope scope, DealMoveKind end, string name, CancellationToken cancellationToken)
    {
        var lastFirst = Enumerable.Reverse(await ToldAsync(view, scope, DealMoveKind.Won, DealMoveKind.Reopened, cancellationToken));
        var stayed = lastFirst.DistinctBy(move => move.DealId).Where(move => move.Kind == end).Reverse().ToList();
        return await NumberAsync(view, scope, name, stayed, cancellationToken);
    }

    private static Task<List<CountedMove>> ToldAsync(
        ReadView view, DigestScope scope, DealMoveKind first, DealMoveKind last, CancellationToken cancellationToken)
    {
        var (from, to) = (scope.Period.From, scope.Period.To);
        return view.Db.Set<DealMove>().AsNoTracking()
            .Where(move => move.At >= from && move.At < to && move.Kind >= first && move.Kind <= last)
            .OrderBy(move => move.At).ThenBy(move => move.Id)
            .Select(move => new CountedMove(move.Id, move.DealId, move.CustomerId, move.OwnerId, move.Kind, move.Amount, move.Currency))
            .ToListAsync(cancellationToken);
    }

    private async Task<DigestNumber> NumberAsync(
        ReadView view, DigestScope scope, string name, List<CountedMove> moves, CancellationToken cancellationToken)
    {
        if (!scope.IsAll) moves = moves.FindAll(move => move.OwnerId is { } owner && scope.Owners.Contains(owner));
        var fitting = await customers.FilterAsync(view, [.. moves.Select(move => move.CustomerId).Distinct()], scope.Region, scope.Grade,
            cancellationToken);
        var counted = moves.Where(move => fitting is null || fitting.Contains(move.CustomerId)).ToList();
        return new DigestNumber(name, "deal_move", [.. counted.Select(move => move.Id)]) { Before = 0, Sums = Sums(counted) };
    }

    private static Dictionary<string, long> Sums(IEnumerable<CountedMove> moves) =>
        moves.Where(move => move is { Amount: not null, Currency: not null }).GroupBy(move => move.Currency!)
            .ToDictionary(group => group.Key, group => group.Sum(move => move.Amount!.Value));
}

/// <summary>Deals that moved on.</summary>
internal sealed class StageMovesInDigest(MovesTold moves) : IDigestSection
{
    public string Block => "stages";

    public int Order => 30;

    public async Task<IReadOnlyList<DigestNumber>> CountAsync(ReadView view, DigestScope scope, CancellationToken cancellationToken) =>
    [
        (await moves.CountAsync(view, scope, DealMoveKind.Opened, "deals_opened",
            cancellationToken)) with { Sums = new Dictionary<string, long>() },
        (await moves.CountAsync(view, scope, DealMoveKind.Stage, "stage_moves",
            cancellationToken)) with { Sums = new Dictionary<string, long>() },
    ];
}

/// <summary>Deals that were won.</summary>
internal sealed class WonInDigest(MovesTold moves) : IDigestSection
{
    public string Block => "won";

    public int Order => 40;

    public async Task<IReadOnlyList<DigestNumber>> CountAsync(ReadView view, DigestScope scope, CancellationToken cancellationToken) =>
        [await moves.CountEndsAsync(view, scope, DealMoveKind.Won, "won", cancellationToken)];
}

/// <summary>Deals that were lost.</summary>
internal sealed class LostInDigest(MovesTold moves) : IDigestSection
{
    public string Block => "lost";

    public int Order => 50;

    public async Task<IReadOnlyList<DigestNumber>> CountAsync(ReadView view, DigestScope scope, CancellationToken cancellationToken) =>
        [(await moves.CountEndsAsync(view, scope, DealMoveKind.Lost, "lost", cancellationToken)) with { IsWarning = true }];
}

/// <summary>What is to be signed this month, and what should have been.</summary>
internal sealed class ForecastInDigest(ICustomerDirectory customers) : IDigestSection, IDigestAdvisor
{
    private const int Weight = 85;

    public string Block => "forecast";

    public int Order => 60;

    public async Task<IReadOnlyList<DigestNumber>> CountAsync(ReadView view, DigestScope scope, CancellationToken cancellationToken)
    {
        var (today, monthEnd) = Days(view, scope);
        var open = await OpenDeals.Of(view, scope).Where(deal => deal.CloseOn <= monthEnd).OrderBy(deal => deal.CloseOn)
            .ThenBy(deal => deal.Id)
            .Select(deal => new { deal.Id, deal.CustomerId, deal.CloseOn, deal.Amount, deal.Currency }).ToListAsync(cancellationToken);
        var fitting = await customers.FilterAsync(view, [.. open.Select(deal => deal.CustomerId).Distinct()], scope.Region, scope.Grade,
            cancellationToken);
        var counted = open.Where(deal => fitting is null || fitting.Contains(deal.CustomerId)).ToLookup(deal => deal.CloseOn < today);
        DigestNumber Number(string name, bool late) => new(name, "deal", [.. counted[late].Select(deal => deal.Id)])
        {
            IsWarning = late,
            Sums = counted[late].Where(deal => deal is { Amount: not null, Currency: not null }).GroupBy(deal => deal.Currency!)
                .ToDictionary(group => group.Key, group => group.Sum(deal => deal.Amount!.Value)),
        };
        return [Number("closing_this_month", false), Number("past_close", true)];
    }

    public async Task<IReadOnlyList<DigestAdvice>> AdviseAsync(ReadView view, DigestScope scope, CancellationToken cancellationToken)
    {
        var (today, _) = Days(view, scope);
        var late = await OpenDeals.Of(view, scope).Where(deal => deal.CloseOn < today).OrderByDescending(deal => deal.Amount)
            .ThenBy(deal => deal.Id).Select(deal => new { deal.Id, deal.CustomerId }).ToListAsync(cancellationToken);
        var fitting = await customers.FilterAsync(view, [.. late.Select(deal => deal.CustomerId).Distinct()], scope.Region, scope.Grade,
            cancellationToken);
        var largest = late.Find(deal => fitting is null || fitting.Contains(deal.CustomerId));
        if (largest is null || await customers.FindAsync(view, largest.CustomerId, cancellationToken) is not { } customer) return [];
        return [new DigestAdvice("past_close", "deal", largest.Id, customer.Name, Weight)];
    }

    private static (int Today, int MonthEnd) Days(ReadView view, DigestScope scope)
    {
        var today = Instants.DayOf(view.Now, scope.Zone);
        return (DayCode.Of(today), DayCode.Of(new DateOnly(today.Year, today.Month, DateTime.DaysInMonth(today.Year, today.Month))));
    }
}

/// <summary>How many deals are in which stage; for the week and the month.</summary>
internal sealed class FunnelInDigest(ICustomerDirectory customers, DealStages stages) : IDigestSection
{
    public string Block => "funnel";

    public int Order => 70;

    public bool IsIn(DigestKind kind) => kind != DigestKind.Daily;

    public async Task<IReadOnlyList<DigestNumber>> CountAsync(ReadView view, DigestScope scope, CancellationToken cancellationToken)
    {
        var open = await OpenDeals.Of(view, scope).OrderBy(deal => deal.CloseOn).ThenBy(deal => deal.Id)
            .Select(deal => new { deal.Id, deal.CustomerId, deal.Stage, deal.Amount, deal.Currency }).ToListAsync(cancellationToken);
        var fitting = await customers.FilterAsync(view, [.. open.Select(deal => deal.CustomerId).Distinct()], scope.Region, scope.Grade,
            cancellationToken);
        var byStage = open.Where(deal => fitting is null || fitting.Contains(deal.CustomerId))
            .ToLookup(deal => deal.Stage, StringComparer.Ordinal);
        return
        [
            // Where nothing has begun yet, the funnel begins with the first stage that has something.
            .. stages.Codes.Where(stage => stage is not (DealStages.Won or DealStages.Lost)).SkipWhile(stage => !byStage[stage].Any())
                .Select(stage => new DigestNumber("in_stage:" + stage, "deal", [.. byStage[stage].Select(deal => deal.Id)])
                {
                    Sums = byStage[stage].Where(deal => deal is { Amount: not null, Currency: not null }).GroupBy(deal => deal.Currency!)
                        .ToDictionary(group => group.Key, group => group.Sum(deal => deal.Amount!.Value)),
                }),
        ];
    }
}

internal static class OpenDeals
{
    public static IQueryable<Deal> Of(ReadView view, DigestScope scope)
    {
        var open = view.Db.Set<Deal>().AsNoTracking().Where(deal => deal.State == DealState.Open);
        return scope.IsAll ? open : open.Where(deal => deal.OwnerId != null && scope.Owners.Contains(deal.OwnerId.Value));
    }
}
