using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Api;

/// <summary>Whose customers a key sees: everybody's, or those of one team's people, with all that belongs to them.</summary>
internal sealed class CallerReach
{
    private readonly IReadOnlyList<Guid?>? owners;

    private CallerReach(IReadOnlyList<Guid?>? owners) => this.owners = owners;

    public static async Task<CallerReach> OfAsync(ReadView view, ApiCaller caller, CancellationToken cancellationToken) =>
        new(caller.Team is not { } team
            ? null
            : await view.Db.Set<Person>().Where(person => person.Team == team).Select(person => (Guid?)person.Id)
                .ToListAsync(cancellationToken));

    public IQueryable<Customer> Customers(ReadView view)
    {
        var all = view.Db.Set<Customer>().AsNoTracking();
        return owners is null ? all : all.Where(customer => owners.Contains(customer.OwnerId));
    }

    /// <summary>Records that belong to customers within reach.</summary>
    public IQueryable<T> Of<T>(ReadView view)
        where T : Record
    {
        var all = view.Db.Set<T>().AsNoTracking();
        if (owners is null) return all;
        var mine = Customers(view).Select(customer => customer.Id);
        return all.Where(record => mine.Contains(EF.Property<Guid>(record, RecordsOfCustomer.Property)));
    }

    public bool Has(Guid? owner) => owners is null || owners.Contains(owner);

    /// <summary>Those of many customers that are within reach.</summary>
    public async Task<IReadOnlySet<Guid>?> AmongAsync(ReadView view, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        owners is null
            ? null
            : await Customers(view).Where(customer => ids.Contains(customer.Id)).Select(customer => customer.Id)
                .ToHashSetAsync(cancellationToken);
}
