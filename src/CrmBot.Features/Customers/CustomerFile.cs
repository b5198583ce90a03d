using CrmBot.Features.People;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Customers;

/// <summary>Everything the store holds about one customer.</summary>
internal sealed record CustomerFile(Customer Customer)
{
    /// <summary>Those who still work there, main contact first.</summary>
    public IReadOnlyList<Contact> Contacts { get; init; } = [];

    public IReadOnlyList<ContactMethod> Methods { get; init; } = [];

    public IReadOnlyList<ChainMember> Chain { get; init; } = [];

    /// <summary>When its people have their birthdays, by contact.</summary>
    public IReadOnlyDictionary<Guid, BirthDate> Birthdays { get; init; } = new Dictionary<Guid, BirthDate>();

    /// <summary>Spellings, in the order they were added.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Customers that turned out to be this one.</summary>
    public IReadOnlyList<Customer> Merged { get; init; } = [];

    /// <summary>Null in the pool.</summary>
    public Person? Owner { get; init; }

    public Subject Subject => new("customer", Customer.OwnerId, Owner?.Team, Customer.Region);

    public IEnumerable<ContactMethod> MethodsOf(Guid? contactId) => Methods.Where(method => method.ContactId == contactId);

    public static async Task<CustomerFile?> LoadAsync(ReadView view, Guid id, CancellationToken cancellationToken)
    {
        var db = view.Db;
        var customer = await db.Set<Customer>().AsNoTracking().FirstOrDefaultAsync(known => known.Id == id, cancellationToken);
        if (customer is null) return null;
        var tags = db.Set<CustomerTag>().Where(held => held.CustomerId == id).OrderBy(held => held.AddedAt)
            .Join(db.Set<Tag>(), held => held.TagId, tag => tag.Id, (_, tag) => tag.Name);
        return new CustomerFile(customer)
        {
            Contacts = await db.Set<Contact>().AsNoTracking().Where(contact => contact.CustomerId == id && contact.LeftAt == null)
                .OrderBy(contact => contact.Position).ThenBy(contact => contact.Id).ToListAsync(cancellationToken),
            Methods = await db.Set<ContactMethod>().AsNoTracking().Where(method => method.CustomerId == id)
                .OrderBy(method => method.Kind).ThenBy(method => method.Id).ToListAsync(cancellationToken),
            Birthdays = (await db.Set<Birthday>().AsNoTracking().Where(one => one.CustomerId == id).ToListAsync(cancellationToken))
                .Where(one => one.Date is not null)
                .DistinctBy(one => one.ContactId).ToDictionary(one => one.ContactId, one => one.Date!.Value),
            Chain = await db.Set<ChainMember>().AsNoTracking().Where(member => member.CustomerId == id)
                .OrderBy(member => member.Step == null).ThenBy(member => member.Step).ThenBy(member => member.Id)
                .ToListAsync(cancellationToken),
            Tags = await tags.ToListAsync(cancellationToken),
            Merged = await db.Set<Customer>().AsNoTracking().Where(one => one.MergedIntoId == id).OrderBy(one => one.Id)
                .ToListAsync(cancellationToken),
            Owner = customer.OwnerId is { } owner
                ? await db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(person => person.Id == owner, cancellationToken)
                : null,
        };
    }
}
