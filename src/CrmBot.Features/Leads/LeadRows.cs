using System.Text.Json.Nodes;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Leads;

/// <summary>The lines of a lead's card: who asked, for what, with how much money, and whose it is.</summary>
internal sealed class LeadRows(PrintCustomer print, PrintLead leads, IPersonDirectory people, CompanySettings settings)
{
    private const int MostContacts = 3;

    public async Task<List<JsonObject>> OfAsync(
        ReadView view, Lead lead, IReadOnlySet<string> masked, string locale, CancellationToken cancellationToken)
    {
        if (await CustomerFile.LoadAsync(view, lead.CustomerId, cancellationToken) is not { } file) return [];
        var owner = lead.OwnerId is { } id ? await people.FindAsync(view, id, cancellationToken) : null;
        List<JsonObject> rows = [];
        foreach (var contact in Askers(file, lead))
        {
            var methods = file.MethodsOf(contact.Id).Select(method => PrintCustomer.Method(method, masked));
            Add("contact", PrintCustomer.Joined([contact.Name, contact.Title, .. methods]));
        }

        foreach (var method in file.MethodsOf(null))
            rows.Add(CardRow.Of(print.MethodKindWord(method.Kind, locale), PrintCustomer.Method(method, masked)));
        Add("line", PrintCustomer.Joined(Industries.Word(file.Customer.Industry, locale), Region(lead, file.Customer, locale)));
        Add("need", PrintCustomer.Joined(lead.Need, lead.Product, lead.Within is { } within ? print.Within(within, locale) : null));
        if (!masked.Contains(CustomerPolicy.Fields.Amount)) Add("budget", Budget.Of(lead)?.Print(locale));
        Add("source", print.Source(lead.Source, locale));
        Add("owner", print.Owner(owner?.Name, owner?.Team, locale));
        Add("tags", string.Join(" · ", file.Tags));
        Add("attachments", string.Join(" · ", file.Customer.Attachments));
        if (lead.Reason is { } reason) rows.Add(CardRow.Of(leads.Words(locale, "lead.label.reason"), reason));
        return rows;

        void Add(string field, string? text)
        {
            if (!string.IsNullOrEmpty(text)) rows.Add(CardRow.Of(print.Label(field, locale), text));
        }
    }

    /// <summary>展会 · 苏州: what everybody in a group may read.</summary>
    public async Task<string> LineAsync(ReadView view, Lead lead, string locale, CancellationToken cancellationToken)
    {
        var customer = await view.Records.ReadAsync<Customer>(lead.CustomerId, cancellationToken);
        return PrintCustomer.Joined(print.Source(lead.Source, locale), Industries.Word(customer?.Industry, locale),
            Region(lead, customer, locale));
    }

    private string Region(Lead lead, Customer? customer, string locale) =>
        CompanySettings.Word(settings.Regions, lead.Region ?? customer?.Region, locale);

    // Whoever asked comes first.
    private static IEnumerable<Contact> Askers(CustomerFile file, Lead lead) =>
        file.Contacts.OrderBy(contact => contact.Id != lead.ContactId).Take(MostContacts);
}
