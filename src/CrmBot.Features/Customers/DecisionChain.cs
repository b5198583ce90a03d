using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Customers;

/// <summary>Who decides at a customer: adds and changes members, keeps them tied to the contacts they are.</summary>
internal static class DecisionChain
{
    /// <summary>Roles a sale is unsafe without.</summary>
    public static readonly IReadOnlyList<string> Wanted = ["decision_maker", "economic_buyer", "technical", "champion"];

    /// <summary>Sets what was said about one person; what was not said stays.</summary>
    public static async Task SetAsync(UnitOfWork work, Guid customerId, SaidRole said, CancellationToken cancellationToken)
    {
        var contact = await ContactAsync(work, customerId, said.Who, cancellationToken);
        var member = await MemberAsync(work, customerId, said.Who, contact, cancellationToken) ?? Add(work, customerId, said.Who, contact);
        member.Role = said.Role ?? member.Role;
        member.Stance = said.Stance ?? member.Stance;
        member.Title = said.Title ?? member.Title ?? contact?.Title;
    }

    /// <summary>Puts the named people into this order; others keep their role and lose their place.</summary>
    public static async Task OrderAsync(UnitOfWork work, Guid customerId, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        foreach (var member in await MembersAsync(work, customerId, cancellationToken)) member.Step = null;
        for (var step = 0; step < names.Count; step++)
        {
            var contact = await ContactAsync(work, customerId, names[step], cancellationToken);
            var member = await MemberAsync(work, customerId, names[step], contact, cancellationToken)
                ?? Add(work, customerId, names[step], contact);
            member.Step = step + 1;
            member.Title ??= contact?.Title;
        }
    }

    /// <summary>Takes somebody out because they left; null when nobody is called so.</summary>
    public static async Task<string?> RemoveAsync(UnitOfWork work, Guid customerId, string name, CancellationToken cancellationToken)
    {
        var contact = await ContactAsync(work, customerId, name, cancellationToken);
        var member = await MemberAsync(work, customerId, name, contact, cancellationToken);
        if (contact is not null) contact.LeftAt = work.Now;
        if (member is not null) work.Db.Remove(member);
        return contact?.Name ?? member?.Name;
    }

    /// <summary>Somebody left and somebody else does their work now: the new person takes over role and place, not the stance.</summary>
    public static async Task<string> ReplaceAsync(
        UnitOfWork work, Guid customerId, string old, string successor, CancellationToken cancellationToken)
    {
        var leaver = await ContactAsync(work, customerId, old, cancellationToken);
        var member = await MemberAsync(work, customerId, old, leaver, cancellationToken);
        var known = await ContactAsync(work, customerId, successor, cancellationToken);
        var heir = await HeirAsync(work, customerId, successor, known, member, cancellationToken);
        var contact = known ?? await AddContactAsync(work, customerId, heir?.Name ?? successor, leaver, cancellationToken);
        if (leaver is not null && leaver != contact) leaver.LeftAt = work.Now;
        if (heir is not null && known is null) contact.Title = heir.Title;
        if (heir is not null && member is not null)
        {
            (heir.ContactId, heir.Role, heir.Step) = (contact.Id, member.Role ?? heir.Role, member.Step ?? heir.Step);
            work.Db.Remove(member);
        }
        else if (member is not null)
            (member.Name, member.ContactId, member.Title, member.Stance) = (contact.Name, contact.Id, contact.Title, null);
        return contact.Name;
    }

    /// <summary>
    /// Priya takes over from Hank: whoever already has a say, by the whole name or its first word, keeps stance and title.
    /// </summary>
    private static async Task<ChainMember?> HeirAsync(
        UnitOfWork work, Guid customerId, string successor, Contact? known, ChainMember? leaver, CancellationToken cancellationToken) =>
            (await MembersAsync(work, customerId, cancellationToken)).Find(member => member != leaver
                && (known is not null ? member.ContactId == known.Id
                    : member.IsCalled(successor) || member.Name.StartsWith(successor + " ", StringComparison.OrdinalIgnoreCase)));

    /// <summary>The person a customer knows by this name, or a new one behind the others.</summary>
    public static async Task<Contact> ContactOrNewAsync(
        UnitOfWork work, Guid customerId, string who, CancellationToken cancellationToken) =>
            await ContactAsync(work, customerId, who, cancellationToken)
                ?? await AddContactAsync(work, customerId, who, null, cancellationToken);

    private static ChainMember Add(UnitOfWork work, Guid customerId, string who, Contact? contact)
    {
        var member = new ChainMember { CustomerId = customerId, ContactId = contact?.Id, Name = contact?.Name ?? who };
        work.Db.Add(member);
        return member;
    }

    private static async Task<Contact> AddContactAsync(
        UnitOfWork work, Guid customerId, string name, Contact? leaver, CancellationToken cancellationToken)
    {
        var last = await work.Db.Set<Contact>().Where(contact => contact.CustomerId == customerId)
            .MaxAsync(contact => (int?)contact.Position, cancellationToken);
        var contact =
            new Contact { CustomerId = customerId, Name = name, Title = leaver?.Title, Position = leaver?.Position ?? (last + 1 ?? 0) };
        work.Db.Add(contact);
        return contact;
    }

    private static async Task<Contact?> ContactAsync(UnitOfWork work, Guid customerId, string who, CancellationToken cancellationToken)
    {
        var stored = await work.Db.Set<Contact>().Where(contact => contact.CustomerId == customerId).ToListAsync(cancellationToken);
        var contacts = stored.Union(work.Db.Set<Contact>().Local.Where(contact => contact.CustomerId == customerId))
            .Where(contact => contact.LeftAt is null).ToList();
        return ContactMatch.Find(contacts, contact => contact.Name, contact => contact.Aka, who)
            ?? PostBeforeName.Find(contacts, who)
            ?? contacts.Where(contact => contact.Title is { } title && Reading.FoldedName.Of(title) == Reading.FoldedName.Of(who)).Take(2)
                .ToList() switch
            {
                [var only] => only,
                _ => null,
            };
    }

    private static async Task<ChainMember?> MemberAsync(
        UnitOfWork work, Guid customerId, string who, Contact? contact, CancellationToken cancellationToken) =>
        (await MembersAsync(work, customerId, cancellationToken))
            .FirstOrDefault(member => (contact is not null && member.ContactId == contact.Id) || member.IsCalled(who));

    private static async Task<List<ChainMember>> MembersAsync(UnitOfWork work, Guid customerId, CancellationToken cancellationToken)
    {
        var stored = await work.Db.Set<ChainMember>().Where(member => member.CustomerId == customerId).ToListAsync(cancellationToken);
        var gone = work.Db.ChangeTracker.Entries<ChainMember>().Where(entry => entry.State == EntityState.Deleted)
            .Select(entry => entry.Entity);
        return [.. stored.Union(work.Db.Set<ChainMember>().Local.Where(member => member.CustomerId == customerId)).Except(gone)];
    }
}
