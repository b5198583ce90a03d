using CrmBot.Features.Customers;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Privacy.Erasing;

/// <summary>Who is erased.</summary>
/// <param name="Customers">The whole customer, with those merged into it; of a contact, where they work.</param>
/// <param name="Contacts">The contacts who are erased.</param>
/// <param name="IsWhole">The customer's own identity goes as well.</param>
internal sealed record DataSubject(IReadOnlyList<Customer> Customers, IReadOnlyList<Contact> Contacts, bool IsWhole)
{
    /// <summary>What stands in the place of their names, by id.</summary>
    public IReadOnlyDictionary<Guid, string> NewNames { get; init; } = new Dictionary<Guid, string>();

    public IReadOnlyList<RecordRef> Records =>
        [.. Customers.Select(one => new RecordRef("customer", one.Id)), .. Contacts.Select(one => new RecordRef("contact", one.Id))];
}

/// <summary>
/// A feature's own part of erasing a person: what is theirs as a whole and not only named somewhere. Every text of every table is masked
/// without it (<see cref="Runtime.Erasing.SweepStore"/>); this is for rows that must go, or must not be sent any more.
/// </summary>
internal interface IPersonalData
{
    Task EraseAsync(UnitOfWork work, DataSubject subject, CancellationToken cancellationToken);
}
