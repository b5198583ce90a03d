using CrmBot.Features.Customers;
using CrmBot.Language;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Privacy;

/// <summary>Finds whom a sentence about personal data means: a customer, or a person there, also one who has left.</summary>
internal sealed class SubjectOfFrame(CustomerForChange change, FindCustomer find, ICustomerDirectory customers)
{
    /// <returns>The customer and, when a person is named, the contact; or the answer when nobody is meant clearly.</returns>
    public async Task<(CustomerBrief? Customer, Contact? Contact, Reply? Instead)> FindAsync(
        Turn turn, Frame frame, string action, CancellationToken cancellationToken)
    {
        var (customer, instead) = await change.FindBriefAsync(turn, frame, action, cancellationToken);
        if (customer is null) return (null, null, instead);
        if (frame.Text("who") is not { } who) return (customer, null, null);
        return await ContactAsync(turn.Work, customer.Id, who, cancellationToken) is { } contact
            ? (customer, contact, null)
            : (null, null, NoContact(customer, who));
    }

    /// <summary>Why it cannot be asked for, as far as that is certain before anybody chose who is meant.</summary>
    public async Task<Reply?> RefusalAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if ((await find.FindAsync(turn, frame, cancellationToken)).Only is not { } customer) return null;
        if (AskPrivacy.Refusal(turn, customer) is { } refusal) return refusal;
        return frame.Text("who") is { } who && await ContactAsync(turn.Work, customer.Id, who, cancellationToken) is null
            ? NoContact(customer, who) : null;
    }

    /// <summary>There is nobody of that name at the customer.</summary>
    public static Reply.Refuse NoContact(CustomerBrief customer, string who) =>
        new("privacy.noContact", ("name", customer.Name), ("who", who));

    /// <summary>The person at the customer who is called so, also one who has left; null when it is nobody or several.</summary>
    public async Task<Contact?> ContactAsync(ReadView view, Guid customerId, string who, CancellationToken cancellationToken)
    {
        var all = await view.Records.ReadAllAsync<Contact>(nameof(Contact.CustomerId), customerId, cancellationToken);
        if (all.Where(contact => contact.IsCalled(who)).ToList() is [var only]) return only;
        return await customers.FindContactAsync(view, customerId, who, cancellationToken) is { } found
            ? all.Find(contact => contact.Id == found.Id) : null;
    }
}
