using CrmBot.Features.Customers;
using CrmBot.Features.Leads.Assigning;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Leads;

/// <summary>Where a lead comes from, and whose it is from the start.</summary>
/// <param name="Channel">chat, form, api or demo.</param>
/// <param name="By">Who told; null for nobody of ours.</param>
/// <param name="Owner">Null: it goes into the pool.</param>
/// <param name="Team">The owner's team.</param>
internal sealed record LeadOrigin(string Channel, Guid? By, Guid? Owner, string? Team)
{
    public string? Product { get; init; }
}

/// <summary>Opens a lead for a customer, or adds to the one that is open: one inquiry is one lead, however often it is told.</summary>
internal static class OpenLead
{
    public static async Task<Lead> ForAsync(
        UnitOfWork work, Customer customer, NewCustomer facts, LeadOrigin origin, CancellationToken cancellationToken)
    {
        var open = await LeadDirectory.CurrentAsync(work, customer.Id, cancellationToken);
        if (open is not { IsOpen: true }) return await AddAsync(work, customer, facts, origin, cancellationToken);
        Complete(open, facts, origin);
        open.MarkChanged(work.Now);
        // Told by somebody else than its owner: the customer has asked again.
        if (origin.By is null || origin.By != open.OwnerId) await LeadArrives.AskedAgainAsync(work, open.Id, cancellationToken);
        return open;
    }

    /// <summary>Says anew what was told a moment ago.</summary>
    public static void Correct(Lead lead, NewCustomer facts, long now)
    {
        (lead.Source, lead.Need, lead.Region, lead.Within) = (facts.Source, facts.Need, facts.Region, facts.Within);
        facts.Budget?.PutOn(lead);
        lead.MarkChanged(now);
    }

    private static async Task<Lead> AddAsync(
        UnitOfWork work, Customer customer, NewCustomer facts, LeadOrigin origin, CancellationToken cancellationToken)
    {
        await work.SaveAsync(cancellationToken);
        var contacts = await work.Records.ReadAllAsync<Contact>(nameof(Contact.CustomerId), customer.Id, cancellationToken);
        var lead = Build(await work.Numbers.NextAsync("lead", cancellationToken), customer, facts, origin, work.Now);
        lead.ContactId = Asker(contacts, facts)?.Id;
        work.Db.Add(lead);
        await LeadArrives.CameAsync(work, lead.Id, cancellationToken);
        return lead;
    }

    /// <summary>The customer's open lead, only to look at; null when there is none.</summary>
    public static async Task<Lead?> ReadOpenAsync(ReadView view, Guid customerId, CancellationToken cancellationToken) =>
        (await view.Records.ReadAllAsync<Lead>(nameof(Lead.CustomerId), customerId, cancellationToken)).FindLast(lead => lead.IsOpen);

    /// <summary>Of a customer without an open inquiry: what is on file is one.</summary>
    public static Task<Lead> OfFileAsync(UnitOfWork work, Customer file, Guid by, CancellationToken cancellationToken)
    {
        var facts = new NewCustomer(file.Name) { Source = file.Source, Need = file.Need, Region = file.Region, Within = file.Within,
            Budget = Budget.Of(file) };
        return AddAsync(work, file, facts, new LeadOrigin("chat", by, null, null), cancellationToken);
    }

    /// <summary>The new lead, not saved yet.</summary>
    public static Lead Build(long number, Customer customer, NewCustomer facts, LeadOrigin origin, long now)
    {
        var lead = new Lead
        {
            Number = number, CustomerId = customer.Id, Channel = origin.Channel, CreatedAt = now, CreatedBy = origin.By,
            Product = Clip.Optional(origin.Product, Lead.ProductLength),
        };
        Correct(lead, facts, now);
        if (origin.Owner is { } owner) lead.Give(owner, origin.Team, accepted: owner == origin.By, now);
        else lead.PutInPool(null, null, now);
        return lead;
    }

    // Nothing known is overwritten; a further wish is added below the first.
    private static void Complete(Lead lead, NewCustomer facts, LeadOrigin origin)
    {
        (lead.Source, lead.Region, lead.Within, lead.Product) =
            (lead.Source ?? facts.Source, lead.Region ?? facts.Region, lead.Within ?? facts.Within,
                lead.Product ?? Clip.Optional(origin.Product, Lead.ProductLength));
        if (facts.Need is { } need && lead.Need?.Contains(need, StringComparison.OrdinalIgnoreCase) != true)
            lead.Need = Clip.To(lead.Need is { } known ? $"{known}; {need}" : need, Customer.NeedLength);
        if (Budget.Of(lead) is null) facts.Budget?.PutOn(lead);
    }

    private static Contact? Asker(IReadOnlyList<Contact> contacts, NewCustomer facts) =>
        facts.Contacts.Select(told => told.Name).FirstOrDefault(name => name is not null) is { } name
            ? ContactMatch.Find([.. contacts.Where(contact => contact.LeftAt is null)], contact => contact.Name, contact => contact.Aka,
                name)
            : null;
}
