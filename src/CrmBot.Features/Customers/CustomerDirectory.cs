using CrmBot.Features.Company;
using CrmBot.Features.People;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Customers;

/// <summary>Answers the other features' questions about customers.</summary>
internal sealed class CustomerDirectory(LearnFacts learn, CompanySettings settings) : ICustomerDirectory
{
    // Nobody is merged so often; a limit, so that a wrong row can never keep a turn going in circles.
    private const int MostMerges = 32;

    public async Task<IReadOnlyList<CustomerBrief>> FindByNameAsync(ReadView view, string name, CancellationToken cancellationToken)
    {
        var named = await view.Records.ReadAllAsync<Customer>(nameof(Customer.Name), name, cancellationToken);
        var briefs = new List<CustomerBrief>(named.Count);
        foreach (var customer in named) briefs.Add(await BriefAsync(view, customer, cancellationToken));
        // When both had the name, nobody can tell which was meant: it is the kept one.
        return named.Count < 2
            ? briefs
            : [.. briefs.OrderBy(brief => brief.AddressedAs is not null).DistinctBy(brief => brief.Id).OrderBy(brief => brief.Id)];
    }

    public async Task<CustomerBrief?> FindAsync(ReadView view, Guid id, CancellationToken cancellationToken) =>
        await view.Records.ReadAsync<Customer>(id, cancellationToken) is { } customer
            ? await BriefAsync(view, customer, cancellationToken)
            : null;

    public async Task<IReadOnlyDictionary<Guid, CustomerBrief>> FindManyAsync(
        ReadView view, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0) return new Dictionary<Guid, CustomerBrief>();
        var wanted = ids.ToList();
        return await Briefs(view, view.Db.Set<Customer>().Where(customer => wanted.Contains(customer.Id)))
            .ToDictionaryAsync(brief => brief.Id, cancellationToken);
    }

    public async Task<IReadOnlySet<Guid>?> FilterAsync(
        ReadView view, IReadOnlyCollection<Guid> ids, string? region, string? grade, CancellationToken cancellationToken)
    {
        if (region is null && grade is null) return null;
        var asked = ids.ToList();
        var fitting = view.Db.Set<Customer>().AsNoTracking().Where(customer => asked.Contains(customer.Id));
        if (region is not null)
        {
            var regions = settings.RegionsIn(region).ToList();
            fitting = fitting.Where(customer => customer.Region != null && regions.Contains(customer.Region));
        }

        if (grade is not null) fitting = fitting.Where(customer => customer.Grade == grade);
        return await fitting.Select(customer => customer.Id).ToHashSetAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<ContactBrief>> ContactsAsync(ReadView view, Guid customerId, CancellationToken cancellationToken)
    {
        var contacts = await view.Records.ReadAllAsync<Contact>(nameof(Contact.CustomerId), customerId, cancellationToken);
        return
        [
            .. contacts.Where(contact => contact.LeftAt is null).OrderBy(contact => contact.Position)
                .Select(contact => new ContactBrief(contact.Id, customerId, contact.Name, contact.Aka, contact.Title)),
        ];
    }

    public async Task<ContactBrief?> FindContactAsync(ReadView view, Guid customerId, string who, CancellationToken cancellationToken) =>
        ContactMatch.Find(await ContactsAsync(view, customerId, cancellationToken), contact => contact.Name, contact => contact.Aka, who);

    public async Task LearnAsync(UnitOfWork work, Guid customerId, CustomerFacts facts, CancellationToken cancellationToken)
    {
        if (facts is { Budget: null, Roles.Count: 0 }) return;
        if (await work.Records.FindAsync<Customer>(customerId, cancellationToken) is not { } customer) return;
        await learn.KeepAsync(work, customer, facts.Budget, facts.Roles, cancellationToken);
        await KeepCustomerInStep.ChangedAsync(work, customer, cancellationToken);
    }

    // The whole row is read, not only what a brief needs: whoever goes on to change the customer then has it already.
    private static IQueryable<CustomerBrief> Briefs(ReadView view, IQueryable<Customer> customers) =>
        (from customer in customers
         join owner in view.Db.Set<Person>().AsNoTracking() on customer.OwnerId equals (Guid?)owner.Id into owners
         from owner in owners.DefaultIfEmpty()
         orderby customer.Id
         select new { customer, owner.Name, owner.Team }).Select(row => Brief(row.customer, row.Name, row.Team));

    private static async Task<CustomerBrief> BriefAsync(ReadView view, Customer customer, CancellationToken cancellationToken)
    {
        var kept = await FinalAsync(view, customer, cancellationToken);
        var owner = kept.OwnerId is { } id ? await view.Records.ReadAsync<Person>(id, cancellationToken) : null;
        return Brief(kept, owner?.Name, owner?.Team) with { AddressedAs = kept.Id == customer.Id ? null : customer.Id };
    }

    /// <summary>Follows merges to the customer that is still one of its own.</summary>
    internal static async Task<Customer> FinalAsync(ReadView view, Customer customer, CancellationToken cancellationToken)
    {
        for (var step = 0; step < MostMerges && customer.MergedIntoId is { } into
            && await view.Records.ReadAsync<Customer>(into, cancellationToken) is { } kept; step++) customer = kept;
        return customer;
    }

    private static CustomerBrief Brief(Customer customer, string? owner, string? team) =>
        new(customer.Id, customer.Name, customer.OwnerId, owner, team, customer.Grade, customer.Tier,
            customer.Stage) { Region = customer.Region };
}
