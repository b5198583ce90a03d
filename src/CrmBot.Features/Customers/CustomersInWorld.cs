using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Language.Linking;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.WorldSnapshot;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Customers;

/// <summary>Teaches the parser our customers' names, their people and their owners.</summary>
internal sealed class CustomersInWorld : IWorldPart
{
    public string Kind => "customer";

    public async Task LoadAsync(ReadView view, World world, CancellationToken cancellationToken)
    {
        var owners = await view.Db.Set<Person>().AsNoTracking()
            .ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
        var contacts = (await view.Db.Set<Contact>().AsNoTracking().Where(contact => contact.LeftAt == null)
            .OrderBy(contact => contact.Position).ToListAsync(cancellationToken)).ToLookup(contact => contact.CustomerId);
        var deciders = (await view.Db.Set<ChainMember>().AsNoTracking()
            .Where(member => member.ContactId == null && EF.Functions.Like(member.Name, "% %"))
            .ToListAsync(cancellationToken)).ToLookup(member => member.CustomerId);
        await foreach (var customer in view.Db.Set<Customer>().AsNoTracking().OrderBy(customer => customer.Id).AsAsyncEnumerable()
            .WithCancellation(cancellationToken))
        {
            var owner = customer.OwnerId is { } id ? owners.GetValueOrDefault(id) : null;
            world.Put(Entry(customer, owner, contacts[customer.Id], deciders[customer.Id]));
        }
    }

    public async Task ApplyAsync(ReadView view, World world, Guid id, CancellationToken cancellationToken)
    {
        if (await view.Records.ReadAsync<Customer>(id, cancellationToken) is not { } customer)
        {
            world.RemoveCustomer(id.ToString("N"));
            return;
        }

        // Only what the parser needs: after an import this is asked for thousands of customers.
        var owner = customer.OwnerId is { } person ? await view.Records.ReadAsync<Person>(person, cancellationToken) : null;
        var contacts = await view.Records.ReadAllAsync<Contact>(nameof(Contact.CustomerId), id, cancellationToken);
        var deciders = await view.Records.ReadAllAsync<ChainMember>(nameof(ChainMember.CustomerId), id, cancellationToken);
        world.Put(Entry(customer, owner?.Name,
            contacts.Where(contact => contact.LeftAt is null).OrderBy(contact => contact.Position).ThenBy(contact => contact.Id),
            deciders.Where(member => member.ContactId is null)));
    }

    private static CustomerEntry Entry(
        Customer customer, string? owner, IEnumerable<Contact> contacts, IEnumerable<ChainMember> deciders) =>
            new(customer.Id.ToString("N"), customer.Name)
            {
                Aliases = WithoutRegion(customer) is { } spoken ? [.. customer.Aliases, spoken] : customer.Aliases,
                Spoken = ShortName.Of(customer.Name),
                Industry = customer.Industry,
                Region = customer.Region,
                Owner = owner,
                Grade = customer.Grade,
                Tier = customer.Tier,
                Contacts = [.. contacts.Select(contact => new ContactEntry(contact.Name) { Aka = contact.Aka, Title = contact.Title }),
                    .. deciders.Where(IsFullName).Select(member => new ContactEntry(member.Name) { Title = member.Title })],
            };

    // Who has a say is spoken of by the first name; a post or a form of address (IT经理, 王总) names nobody by itself.
    private static bool IsFullName(ChainMember member) => member.Name.IndexOf(' ', StringComparison.Ordinal) > 1
        && member.Name.All(c => char.IsAsciiLetter(c) || c is ' ' or '-' or '\'') && char.IsAsciiLetterUpper(member.Name[0]);

    // 明德科技 is 上海明德科技 before it is 明德精密, known as 明德. Legal forms at the end the parser leaves out by itself.
    private static string? WithoutRegion(Customer customer) =>
        customer.NameKey is { Length: > 2 } key && key[0] > 0x2E7F
            && !FoldedName.Of(customer.Name).StartsWith(key, StringComparison.Ordinal) && !customer.Aliases.Contains(key) ? key : null;
}
