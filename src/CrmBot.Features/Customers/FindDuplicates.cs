using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Customers;

/// <summary>
/// A known customer that a new one may be, and what they share: <c>name</c>, <c>phone</c>, <c>email</c> or <c>wechat</c>.
/// </summary>
internal sealed record Duplicate(CustomerBrief Customer, string Shared);

/// <summary>
/// Looks for the customer that is about to be stored a second time. Asked inside the write transaction; on PostgreSQL two people
/// storing at once wait for each other here, so that the second sees the first.
/// </summary>
internal sealed class FindDuplicates(ICustomerDirectory directory, CustomerName names)
{
    private const int Most = 5;
    private const long LockOfNewCustomers = 0x63757374;

    public async Task<IReadOnlyList<Duplicate>> FindAsync(
        UnitOfWork work, NewCustomer facts, bool byName, CancellationToken cancellationToken)
    {
        if (work.Engine == EngineKind.Postgres)
            await work.Db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockOfNewCustomers})", cancellationToken);
        Dictionary<Guid, string> shared = [];
        foreach (var (kind, value) in facts.Contacts.SelectMany(contact => contact.Methods()))
        {
            var owners = await work.Db.Set<ContactMethod>().Where(method => method.Kind == kind && method.Value == value)
                .Select(method => method.CustomerId).Distinct().Take(Most).ToListAsync(cancellationToken);
            foreach (var owner in owners) shared.TryAdd(owner, kind.ToString().ToLowerInvariant());
        }

        if (byName)
        {
            var key = names.KeyOf(facts.Name);
            var named = await work.Db.Set<Customer>().Where(customer => customer.NameKey == key)
                .Select(customer => customer.MergedIntoId ?? customer.Id).Distinct().Take(Most).ToListAsync(cancellationToken);
            foreach (var id in named) shared.TryAdd(id, "name");
        }

        var known = await directory.FindManyAsync(work, shared.Keys, cancellationToken);
        return [.. shared.Where(pair => known.ContainsKey(pair.Key)).Take(Most).Select(pair => new Duplicate(known[pair.Key], pair.Value))];
    }
}
