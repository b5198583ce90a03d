using CrmBot.Features.Company;
using CrmBot.Features.People;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Customers;

/// <summary>
/// The customers with which a person may do something, as a query: the policy is asked once per colleague, not once per customer.
/// </summary>
internal sealed class VisibleCustomers(Policy policy, IPersonDirectory people, CompanySettings settings)
{
    /// <summary>Those the person may look at.</summary>
    public Task<IQueryable<Customer>> ForAsync(ReadView view, Actor actor, CancellationToken cancellationToken) =>
        ForAsync(view, actor, "see", cancellationToken);

    /// <summary>Those the person may do this with.</summary>
    public async Task<IQueryable<Customer>> ForAsync(ReadView view, Actor actor, string action, CancellationToken cancellationToken)
    {
        var all = All(view);
        if (ReachesAll(actor, action)) return all;
        var (owners, regions) = (await OwnersAsync(view, actor, action, cancellationToken), Regions(actor, action));
        if (!policy.Decide(actor, action, new Subject("customer")).Allowed) return all.Where(customer => owners.Contains(customer.OwnerId));
        return regions.Count == 0
            ? all.Where(customer => customer.OwnerId == null || owners.Contains(customer.OwnerId))
            : all.Where(customer => customer.OwnerId == null || owners.Contains(customer.OwnerId)
                || (customer.Region != null && regions.Contains(customer.Region)));
    }

    /// <summary>
    /// Those the person may take out of here as a file: what they run, not what they may look up one by
    /// one. A rep's own, a team's for its lead, everybody's and the pool's for whoever runs everything.
    /// </summary>
    public async Task<ExportableCustomers> ForExportAsync(ReadView view, Actor actor, CancellationToken cancellationToken)
    {
        if (ReachesAll(actor, "export")) return new(All(view), ExportableCustomers.All);
        var (owners, regions) = (await OwnersAsync(view, actor, "export", cancellationToken), Regions(actor, "export"));
        if (regions.Count > 0)
            return new(All(view).Where(customer =>
                owners.Contains(customer.OwnerId)
                    || (customer.Region != null && customer.OwnerId != null && regions.Contains(customer.Region))),
                    ExportableCustomers.Team);
        var query = All(view).Where(customer => owners.Contains(customer.OwnerId));
        return new(query,
            owners.TrueForAll(owner => owner is { } id && actor.ActsFor(id)) ? ExportableCustomers.Own : ExportableCustomers.Team);
    }

    /// <summary>Whoever may do it with the customer of a stranger in a team that does not exist may do it with every customer.</summary>
    public bool ReachesAll(Actor actor, string action) => policy.Decide(actor, action, Stranger).Allowed;

    /// <summary>Whether the person may do it with the customers of everybody in the team.</summary>
    public bool ReachesTeam(Actor actor, string action) => policy.Decide(actor, action, Stranger with { Team = actor.Team }).Allowed;

    /// <summary>The regions in which the person may do it with the customers of strangers.</summary>
    public IReadOnlyList<string> Regions(Actor actor, string action) =>
        [.. actor.Regions.SelectMany(settings.RegionsIn).Distinct()
            .Where(region => policy.Decide(actor, action, Stranger with { Region = region }).Allowed)];

    private static Subject Stranger => new("customer", Guid.Empty, "?");

    private static IQueryable<Customer> All(ReadView view) =>
        view.Db.Set<Customer>().AsNoTracking().Where(customer => customer.MergedIntoId == null);

    private async Task<List<Guid?>> OwnersAsync(ReadView view, Actor actor, string action, CancellationToken cancellationToken) =>
    [
        .. (await people.ListAsync(view, null, cancellationToken))
            .Where(person => policy.Decide(actor, action, new Subject("customer", person.Id, person.Team)).Allowed)
            .Select(person => (Guid?)person.Id),
    ];
}

/// <summary>What a person may take out as a file.</summary>
/// <param name="Whose">Last part of the word keys that say whose they are.</param>
internal sealed record ExportableCustomers(IQueryable<Customer> Query, string Whose)
{
    public const string Own = "own", Team = "team", All = "all";
}
