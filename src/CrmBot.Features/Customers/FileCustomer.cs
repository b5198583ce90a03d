using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Customers;

/// <summary>Opens a customer's file, adds to it, and corrects what was just told.</summary>
internal sealed class FileCustomer(CustomerName names)
{
    /// <param name="by">Who told; null for the demo company.</param>
    /// <param name="channel">How it came to us: chat, card, import, api or demo.</param>
    public async Task<Customer> OpenAsync(UnitOfWork work, NewCustomer facts, Guid? by, string channel, CancellationToken cancellationToken)
    {
        var customer = Build(work, facts, by, channel).Customer;
        foreach (var tag in facts.Tags) await WriteTags.PutAsync(work, customer.Id, tag, by, cancellationToken);
        await KeepCustomerInStep.ChangedAsync(work, customer, cancellationToken);
        return customer;
    }

    /// <summary>The new file without tags, not saved yet.</summary>
    public CustomerFile Build(UnitOfWork work, NewCustomer facts, Guid? by, string channel)
    {
        var customer = new Customer
        {
            Id = facts.Id ?? NewId.Next(), Name = facts.Name, NameKey = names.KeyOf(facts.Name), OwnerId = facts.OwnerId,
            CreatedAt = facts.Created.At ?? work.Now, CreatedBy = facts.Created.By ?? by, ChangedAt = work.Now,
        };
        work.Db.Add(customer);
        Put(customer, facts);
        List<Contact> contacts = [];
        List<ContactMethod> methods = [];
        foreach (var told in facts.Contacts)
        {
            var contact = told.Name is null
                ? null
                : new Contact { CustomerId = customer.Id, Name = told.Name, Title = told.Title, Position = contacts.Count, Aka = told.Aka };
            if (contact is not null) contacts.Add(contact);
            methods.AddRange(
                told.Methods().Select(method => Method(work, customer, contact, method.Kind, method.Value, facts.Source, by, channel)));
        }

        work.Db.AddRange(contacts);
        work.Db.AddRange(methods);
        return new CustomerFile(customer) { Contacts = contacts, Methods = methods };
    }

    /// <summary>Adds what is new to a file that exists; nothing known is overwritten.</summary>
    public static async Task AddToAsync(
        UnitOfWork work, Customer customer, NewCustomer facts, Guid? by, CancellationToken cancellationToken)
    {
        Put(customer, facts with
        {
            Source = customer.Source ?? facts.Source,
            Region = customer.Region ?? facts.Region,
            Industry = customer.Industry ?? facts.Industry,
            Need = customer.Need ?? facts.Need,
            Within = customer.Within ?? facts.Within,
            Budget = Budget.Of(customer) ?? facts.Budget,
            ReferrerId = customer.ReferrerId ?? facts.ReferrerId,
            Address = customer.Address ?? facts.Address,
            Aliases = customer.Aliases,
            Attachments = [.. customer.Attachments, .. facts.Attachments],
            Grade = customer.Grade,
            Tier = customer.Tier,
            Stage = customer.Stage,
        });
        foreach (var told in facts.Contacts) await MergeContactAsync(work, customer, facts, told, by, replace: false, cancellationToken);
        foreach (var tag in facts.Tags) await WriteTags.PutAsync(work, customer.Id, tag, by, cancellationToken);
        await KeepCustomerInStep.ChangedAsync(work, customer, cancellationToken);
    }

    /// <summary>Says anew what was told a moment ago: the first contact and the facts become what they are now.</summary>
    public async Task CorrectAsync(UnitOfWork work, Customer customer, NewCustomer facts, Guid? by, CancellationToken cancellationToken)
    {
        (customer.Name, customer.NameKey) = (facts.Name, names.KeyOf(facts.Name));
        Put(customer, facts with { Attachments = [.. customer.Attachments.Union(facts.Attachments)] });
        foreach (var told in facts.Contacts) await MergeContactAsync(work, customer, facts, told, by, replace: true, cancellationToken);
        foreach (var tag in facts.Tags) await WriteTags.PutAsync(work, customer.Id, tag, by, cancellationToken);
        await KeepCustomerInStep.ChangedAsync(work, customer, cancellationToken);
    }

    private static void Put(Customer customer, NewCustomer facts)
    {
        (customer.Source, customer.Region, customer.Industry) = (facts.Source, facts.Region, facts.Industry);
        (customer.Need, customer.Within, customer.Address) = (facts.Need, facts.Within, facts.Address);
        (customer.Grade, customer.Tier, customer.Stage) = (facts.Grade, facts.Tier, facts.Stage);
        customer.ReferrerId = facts.ReferrerId;
        customer.Aliases = facts.Aliases;
        customer.Attachments = facts.Attachments;
        facts.Budget?.PutOn(customer);
    }

    private static async Task MergeContactAsync(
        UnitOfWork work, Customer customer, NewCustomer facts, NewContact told, Guid? by, bool replace, CancellationToken cancellationToken)
    {
        var contacts = await work.Db.Set<Contact>().Where(one => one.CustomerId == customer.Id && one.LeftAt == null)
            .OrderBy(one => one.Position).ToListAsync(cancellationToken);
        var methods = await work.Db.Set<ContactMethod>().Where(one => one.CustomerId == customer.Id).ToListAsync(cancellationToken);
        var contact = replace
            ? contacts.FirstOrDefault()
            : told.Name is null ? null : ContactMatch.Find(contacts, one => one.Name, one => one.Aka, told.Name);
        if (contact is null && told.Name is not null)
        {
            contact = new Contact { CustomerId = customer.Id, Name = told.Name, Position = contacts.Count };
            work.Db.Add(contact);
        }

        if (contact is not null)
        {
            if (replace && told.Name is not null) contact.Name = told.Name;
            contact.Title = told.Title ?? contact.Title;
        }

        foreach (var (kind, value) in told.Methods())
        {
            if (methods.Any(one => one.Kind == kind && one.Value == value)) continue;
            if (replace)
                work.Db.RemoveRange(methods.Where(one => one.Kind == kind && (one.ContactId == contact?.Id || one.ContactId is null)));
            work.Db.Add(Method(work, customer, contact, kind, value, facts.Source, by, "chat"));
        }
    }

    private static ContactMethod Method(
        UnitOfWork work, Customer customer, Contact? contact, MethodKind kind, string value, string? source, Guid? by, string channel) =>
            new()
            {
                CustomerId = customer.Id,
                ContactId = contact?.Id,
                Kind = kind,
                Value = value,
                Channel = channel,
                Source = source,
                ToldBy = by,
                ToldAt = work.Now,
            };
}
