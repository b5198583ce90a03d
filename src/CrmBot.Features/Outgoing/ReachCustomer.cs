using CrmBot.Features.Customers;
using CrmBot.Features.Privacy.Consent;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Outgoing;

/// <summary>The customer's person to write to, and how.</summary>
/// <param name="Name">As people call them; null for nobody in particular.</param>
/// <param name="Locale">The language to write in.</param>
/// <param name="IsClosed">Nobody at the customer wants to hear from us.</param>
internal sealed record CustomerContact(string? Name, string? Mail, string? Phone, string Locale, bool IsClosed = false);

/// <summary>
/// Whom at a customer we write to: the person named, else the first contact with a mail address or a phone, else the customer's own.
/// </summary>
internal sealed class ReachCustomer(ICustomerDirectory customers)
{
    /// <param name="who">The customer's person as said; null for nobody in particular.</param>
    public async Task<CustomerContact> FindAsync(ReadView view, CustomerBrief customer, string? who, CancellationToken cancellationToken)
    {
        var methods = await view.Records.ReadAllAsync<ContactMethod>(nameof(ContactMethod.CustomerId), customer.Id, cancellationToken);
        var all = await customers.ContactsAsync(view, customer.Id, cancellationToken);
        var (everybody, closed) = await ContactGate.ClosedAsync(view, customer.Id, cancellationToken);
        List<ContactBrief> contacts = [.. all.Where(contact => !closed.Contains(contact.Id))];
        if (everybody || (all.Count > 0 && contacts.Count == 0))
            return new CustomerContact(null, null, null, LocaleOf(customer.Name, null), IsClosed: true);
        var named = who is null ? null : await customers.FindContactAsync(view, customer.Id, who, cancellationToken);
        IEnumerable<ContactBrief> order = named is null ? contacts : contacts.OrderByDescending(contact => contact.Id == named.Id);
        foreach (var contact in order)
        {
            var (mail, phone) = (Of(contact.Id, MethodKind.Email), Of(contact.Id, MethodKind.Phone));
            if (mail is not null || phone is not null)
                return new CustomerContact(contact.Name, mail, phone, LocaleOf(customer.Name, contact.Name));
        }

        var first = (named is { } && !closed.Contains(named.Id) ? named.Name : null) ?? (contacts is [var main, ..] ? main.Name : null);
        return new CustomerContact(first, Of(null, MethodKind.Email), Of(null, MethodKind.Phone), LocaleOf(customer.Name, first));

        string? Of(Guid? contact, MethodKind kind) => methods.Find(method => method.ContactId == contact && method.Kind == kind)?.Value;
    }

    // Nobody tells us the customer's language: whose names are written in Chinese letters reads Chinese.
    private static string LocaleOf(string customer, string? contact) =>
        (customer + contact).Any(letter => letter >= '\u2E80') ? "zh-CN" : "en-US";
}
