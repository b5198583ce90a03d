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
    public int Count => Leads.Count + Customers.Count;
}

/// <summary>Finds what a scope covers: by source, grade, region, industry, tag, owner; what is nobody's unless an owner is named.</summary>
internal sealed class LeadScope(IPersonDirectory people, CompanySettings settings)
{
    /// <summary>More than anybody should give away in one sentence.</summary>
    public const int Most = 500;

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
        var leads = turn.Db.Set<Lead>().Where(lead => lead.IsOpen && (owner == null ? lead.State == LeadState.InPool : lead.OwnerId == owner));
        if (Text(scope, "src") is { } source) leads = leads.Where(lead => lead.Source == source);
        if (Text(scope, "grade") is { } grade) leads = leads.Where(lead => lead.Rank == LeadRank.Of(grade));
        var pairs = leads.Join(customers, lead => lead.CustomerId, customer => customer.Id, (lead, customer) => new { lead, customer });
        if (Text(scope, "region") is { } region)
        {
            var inside = settings.RegionsIn(region);
            pairs = pairs.Where(pair => inside.Contains(pair.lead.Region ?? pair.customer.Region!));
        }

        var found = await pairs.OrderBy(pair => pair.lead.Rank).ThenBy(pair => pair.lead.CreatedAt).Take(Most).ToListAsync(cancellationToken);
        return new([.. found.Select(pair => (pair.lead, pair.customer))], await WithoutLeadAsync(turn, scope, customers, owner, cancellationToken));
    }

    private static async Task<IReadOnlyList<Customer>> WithoutLeadAsync(
        Turn turn, JsonObject scope, IQueryable<Customer> customers, Guid? owner, CancellationToken cancellationToken)
    {
        if (owner is null || Text(scope, "state") is not null) return [];
        if (Text(scope, "src") is { } source) customers = customers.Where(customer => customer.Source == source);
        if (Text(scope, "grade") is { } grade) customers = customers.Where(customer => customer.Grade == grade);
        return await customers.Where(customer => customer.OwnerId == owner && !turn.Db.Set<Lead>().Any(lead => lead.CustomerId == customer.Id && lead.IsOpen))
            .OrderBy(customer => customer.Id).Take(Most).ToListAsync(cancellationToken);
    }

    private static IQueryable<Customer> Customers(Turn turn, JsonObject scope)
    {
        IQueryable<Customer> customers = turn.Db.Set<Customer>();
        if (Text(scope, "industry") is { } industry) customers = customers.Where(customer => customer.Industry != null && customer.Industry.Contains(industry));
        if (Text(scope, "tag") is { } tag)
        {
            var id = Tag.IdOf(tag);
            customers = customers.Where(customer => turn.Db.Set<CustomerTag>().Any(held => held.CustomerId == customer.Id && held.TagId == id));
        }

        return customers;
    }

    public static string? Text(JsonObject scope, string name) => scope[name] is JsonValue value && value.TryGetValue<string>(out var text) ? Clip.Optional(text, 120) : null;
}
