using System.Text.Json.Nodes;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Leads.Assigning;

/// <summary>What a scope of the contract's <c>assign</c> covers now.</summary>
/// <param name="Leads">Open leads with their customers, in the order in which they are worked.</param>
/// <param name="Customers">Customers without an open lead; only when somebody's customers were meant.</param>
internal sealed record Scoped(IReadOnlyList<(Lead Lead, Customer Customer)> Leads, IReadOnlyList<Customer> Customers)
{
    /// <summary>There are more than are given away at once (<see cref="LeadScope.Most"/>).</summary>
    public bool IsCut { get; init; }

    public int Count => Leads.Count + Customers.Count;

    public IEnumerable<Customer> Everybody => Leads.Select(pair => pair.Customer).Concat(Customers);

    /// <summary>Whose they are now; null for what is nobody's.</summary>
    public Guid? OwnerId => Leads is [var (lead, _), ..] ? lead.OwnerId : Customers is [var customer, ..] ? customer.OwnerId : null;
}

/// <summary>Finds what a scope covers: by source, grade, region, industry, tag, owner; what is nobody's unless an owner is named.</summary>
internal sealed class LeadScope(IPersonDirectory people, CompanySettings settings)
{
    /// <summary>More than anybody should give away in one sentence.</summary>
    public const int Most = 500;

    /// <param name="but">What others of the same message got already; null for nothing.</param>
    public async Task<Scoped?> FindAsync(Turn turn, JsonObject scope, IReadOnlyList<JsonObject>? but, CancellationToken cancellationToken)
    {
        if (await FindAsync(turn, scope, cancellationToken) is not { } all) return null;
        if (but is not { Count: > 0 }) return all;
        HashSet<Guid> taken = [];
        foreach (var one in but)
        {
            if (Text(one, "cust") is { } name)
                taken.UnionWith(all.Everybody.Where(customer => customer.Name == name).Select(customer => customer.Id));
            else if (await FindAsync(turn, WithOwnerOf(scope, one), cancellationToken) is { } part)
                taken.UnionWith(part.Everybody.Select(customer => customer.Id));
        }

        return new([.. all.Leads.Where(pair => !taken.Contains(pair.Customer.Id))],
            [.. all.Customers.Where(customer => !taken.Contains(customer.Id))]) { IsCut = all.IsCut };
    }

    private static JsonObject WithOwnerOf(JsonObject scope, JsonObject part)
    {
        var whole = (JsonObject)part.DeepClone();
        foreach (var name in (ReadOnlySpan<string>)["owner", "state"])
            if (scope[name] is { } value) whole[name] = value.DeepClone();
        return whole;
    }

    /// <returns>Null when the owner is nobody we know.</returns>
    public async Task<Scoped?> FindAsync(Turn turn, JsonObject scope, CancellationToken cancellationToken)
    {
        Guid? owner = null;
        if (Text(scope, "owner") is { } named)
        {
            if (await people.ResolveAsync(turn.Work, turn.Actor, named, cancellationToken) is not { } person) return null;
            owner = person.Id;
        }

        var customers = Customers(turn, scope);
        var leads = turn.Db.Set<Lead>()
            .Where(lead => lead.IsOpen && (owner == null ? lead.State == LeadState.InPool : lead.OwnerId == owner));
        if (Text(scope, "src") is { } source) leads = leads.Where(lead => lead.Source == source);
        if (Text(scope, "grade") is { } grade) leads = leads.Where(lead => lead.Rank == LeadRank.Of(grade));
        var pairs = leads.Join(customers, lead => lead.CustomerId, customer => customer.Id, (lead, customer) => new { lead, customer });
        if (Text(scope, "region") is { } region)
        {
            var inside = settings.RegionsIn(region);
            pairs = pairs.Where(pair => inside.Contains(pair.lead.Region ?? pair.customer.Region!));
        }

        var found = await pairs.OrderBy(pair => pair.lead.Rank).ThenBy(pair => pair.lead.CreatedAt).Take(Most + 1)
            .ToListAsync(cancellationToken);
        var without = await WithoutLeadAsync(turn, scope, customers, owner, cancellationToken);
        return new([.. found.Take(Most).Select(pair => (pair.lead, pair.customer))], [.. without.Take(Most)])
        {
            IsCut = found.Count > Most || without.Count > Most,
        };
    }

    private async Task<IReadOnlyList<Customer>> WithoutLeadAsync(
        Turn turn, JsonObject scope, IQueryable<Customer> customers, Guid? owner, CancellationToken cancellationToken)
    {
        if (owner is null || Text(scope, "state") is not null) return [];
        if (Text(scope, "src") is { } source) customers = customers.Where(customer => customer.Source == source);
        if (Text(scope, "grade") is { } grade) customers = customers.Where(customer => customer.Grade == grade);
        if (Text(scope, "region") is { } region)
        {
            var inside = settings.RegionsIn(region);
            customers = customers.Where(customer => customer.Region != null && inside.Contains(customer.Region));
        }

        return await customers.Where(
            customer => customer.OwnerId == owner && !turn.Db.Set<Lead>().Any(lead => lead.CustomerId == customer.Id && lead.IsOpen))
            .OrderBy(customer => customer.Id).Take(Most + 1).ToListAsync(cancellationToken);
    }

    private static IQueryable<Customer> Customers(Turn turn, JsonObject scope)
    {
        IQueryable<Customer> customers = turn.Db.Set<Customer>();
        if (Text(scope, "industry") is { } industry)
            customers = customers.Where(customer => customer.Industry != null && customer.Industry.Contains(industry));
        if (Text(scope, "tag") is { } tag)
        {
            var id = Tag.IdOf(tag);
            customers =
                customers.Where(customer => turn.Db.Set<CustomerTag>().Any(held => held.CustomerId == customer.Id && held.TagId == id));
        }

        return customers;
    }

    public static string? Text(JsonObject scope, string name) =>
        scope[name] is JsonValue value && value.TryGetValue<string>(out var text) ? Clip.Optional(text, 120) : null;
}
