using System.Globalization;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.Reading;
using CrmBot.Features.Rounds;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Timers;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Tiers;

/// <summary>
/// Each night whoever bought more, or less, than their tier stands for is moved: some customers a write, in
/// the order of their ids, and the slot of the next timer says where it goes on. Deals, undone deals and
/// rules of a day count the night after, so that nothing goes up and down while people type.
/// </summary>
internal sealed class TierRound(TierRules rules, CompanySettings company) : IRound, IPreparedTimerHandler
{
    /// <summary>Others wait while it is stored, so what is beyond comes a moment later.</summary>
    private const int MostAtOnce = 200;

    private const string GoesOn = "more:";
    private static readonly Guid Company = StableId.Of("tiers", "company");
    private static readonly TimeOnly Night = new(3, 0);

    public string Rule => "tier.round";

    private TimeZoneInfo Zone => TimeZones.Find(company.Zone);

    /// <inheritdoc/>
    public Task PlanAsync(UnitOfWork work, CancellationToken cancellationToken)
    {
        var local = work.LocalNow(Zone);
        var today = DateOnly.FromDateTime(local);
        var day = today.ToDateTime(Night) > local ? today : today.AddDays(1);
        return work.Timers.SetAsync(Rule, Company, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day.ToDateTime(Night), Zone,
            cancellationToken);
    }

    public async Task<StorePrepared> PrepareAsync(ReadView view, DueTimer timer, CancellationToken cancellationToken)
    {
        var after = timer.Slot.StartsWith(GoesOn, StringComparison.Ordinal)
            && Guid.TryParseExact(timer.Slot[GoesOn.Length..], "N", out var last) ? last : Guid.Empty;
        var lines = await rules.AsOfAsync(view, cancellationToken);
        if (!lines.AreSet) return PlanAsync;
        var today = DateOnly.FromDateTime(view.LocalNow(Zone));
        var found = await FindPurchases.Misplaced(view, lines, today, after).Take(MostAtOnce).ToListAsync(cancellationToken);
        var before = await LastAsync(view, found.ConvertAll(one => one.CustomerId), cancellationToken);
        return (work, token) => StoreAsync(work, new Computed(today, lines, found, before), token);
    }

    /// <summary>The tiers that were computed last.</summary>
    private static async Task<Dictionary<Guid, string>> LastAsync(
        ReadView view, List<Guid> customers, CancellationToken cancellationToken) =>
            (await view.Db.Set<TierChange>().AsNoTracking().Where(change => customers.Contains(change.CustomerId))
                .OrderBy(change => change.At).ThenBy(change => change.Id)
                .Select(change => new { change.CustomerId, change.To }).ToListAsync(cancellationToken)).GroupBy(change => change.CustomerId)
                .ToDictionary(all => all.Key, all => all.Last().To);

    private async Task StoreAsync(UnitOfWork work, Computed computed, CancellationToken cancellationToken)
    {
        if (computed.Found.Count == MostAtOnce)
            await work.Timers.SetAsync(Rule, Company, $"{GoesOn}{computed.Found[^1].CustomerId:N}", work.Now + 1, cancellationToken);
        await PlanAsync(work, cancellationToken);
        foreach (var bought in computed.Found)
            if (await work.Records.FindAsync<Customer>(bought.CustomerId, cancellationToken) is { MergedIntoId: null } customer)
                await MoveAsync(work, customer, bought.Sum, computed, cancellationToken);
    }

    private static async Task MoveAsync(
        UnitOfWork work, Customer customer, long bought, Computed computed, CancellationToken cancellationToken)
    {
        var to = computed.Lines.TierOf(bought);
        var from = computed.Before.TryGetValue(customer.Id, out var last) ? last : customer.Tier;
        if (customer.Tier == to) return;
        customer.Tier = to;
        KeepCustomerInStep.Touch(work, customer);
        await work.World.ChangedAsync("customer", customer.Id, cancellationToken);
        // Somebody outside had written another one over it: what was bought says the same as before, which is no news.
        if (from == to) return;
        work.Db.Add(new TierChange
        {
            CustomerId = customer.Id, From = from, To = to, Step = TierCodes.RankOf(to) - TierCodes.RankOf(from), Amount = bought,
            Currency = computed.Lines.Currency,
            CoreLine = computed.Lines.Core, KeyLine = computed.Lines.Key, Day = DayCode.Of(computed.Today), At = work.Now,
        });
    }

    private sealed record Computed(DateOnly Today, TierLines Lines, List<Purchases> Found, Dictionary<Guid, string> Before);
}
