using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Leads;

/// <summary>Which leads are asked for.</summary>
/// <param name="OwnerId">One person's; null with no <paramref name="Team"/>: everybody's.</param>
/// <param name="Team">One team's.</param>
internal sealed record LeadQuery(Guid? OwnerId, string? Team)
{
    /// <summary>How many are counted at most: beyond that a list says "more than".</summary>
    public const int MostCounted = 500;

    /// <summary>Null: settled ones too.</summary>
    public bool? IsOpen { get; init; } = true;

    public LeadState? State { get; init; }

    public string? Grade { get; init; }

    public bool OnlyUnrated { get; init; }

    public string? Source { get; init; }

    public string? Region { get; init; }

    public long? BudgetMin { get; init; }

    public long? BudgetMax { get; init; }

    /// <summary>ISO code of the two before: budgets in other money are no match.</summary>
    public string? BudgetCurrency { get; init; }

    /// <summary>Business time, Unix milliseconds.</summary>
    public long? CreatedFrom { get; init; }

    /// <summary>No longer counts.</summary>
    public long? CreatedTo { get; init; }

    /// <summary>False: only those nobody has tried to reach.</summary>
    public bool? Contacted { get; init; }

    /// <summary>In the order in which they are worked: by grade, the oldest first.</summary>
    public Task<List<Lead>> ListAsync(ReadView view, int skip, int most, CancellationToken cancellationToken) =>
        Filter(view).OrderBy(lead => lead.Rank).ThenBy(lead => lead.CreatedAt).Skip(skip).Take(most).ToListAsync(cancellationToken);

    /// <summary>Up to <see cref="MostCounted"/> + 1.</summary>
    public Task<int> CountAsync(ReadView view, CancellationToken cancellationToken) =>
        Filter(view).Take(MostCounted + 1).CountAsync(cancellationToken);

    private IQueryable<Lead> Filter(ReadView view)
    {
        var leads = view.Db.Set<Lead>().AsNoTracking();
        if (OwnerId is { } owner) leads = leads.Where(lead => lead.OwnerId == owner);
        if (Team is { } team) leads = leads.Where(lead => lead.Team == team);
        if (IsOpen is { } open) leads = leads.Where(lead => lead.IsOpen == open);
        if (State is { } state) leads = leads.Where(lead => lead.State == state);
        if (Grade is { } grade) leads = leads.Where(lead => lead.Rank == LeadRank.Of(grade));
        if (OnlyUnrated) leads = leads.Where(lead => lead.Rank == LeadRank.NotRated);
        if (Source is { } source) leads = leads.Where(lead => lead.Source == source);
        if (Region is { } region) leads = leads.Where(lead => lead.Region == region);
        if (BudgetMin is { } least) leads = leads.Where(lead => lead.BudgetMax == null ? lead.BudgetMin >= least : lead.BudgetMax >= least);
        if (BudgetMax is { } most) leads = leads.Where(lead => lead.BudgetMin == null ? lead.BudgetMax <= most : lead.BudgetMin <= most);
        if (BudgetCurrency is { } currency) leads = leads.Where(lead => lead.BudgetCurrency == currency);
        if (CreatedFrom is { } from) leads = leads.Where(lead => lead.CreatedAt >= from);
        if (CreatedTo is { } to) leads = leads.Where(lead => lead.CreatedAt < to);
        if (Contacted is { } contacted) leads = leads.Where(lead => lead.FirstContactAt != null == contacted);
        return leads;
    }
}
