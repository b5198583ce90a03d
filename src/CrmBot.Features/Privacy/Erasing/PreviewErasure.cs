using CrmBot.Features.Customers;
using CrmBot.Runtime.Erasing;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Privacy.Erasing;

/// <summary>What a request would touch, by kind, for whoever decides; counted in the records of the customer.</summary>
internal static class PreviewErasure
{
    public static async Task<IReadOnlyList<(string Kind, int Count)>> CountAsync(
        UnitOfWork work, PrivacyRequest request, CancellationToken cancellationToken)
    {
        var contacts = await work.Records.ListAsync<Contact>(nameof(Contact.CustomerId), request.CustomerId!.Value, cancellationToken);
        var methods = await work.Records.ListAsync<ContactMethod>(nameof(ContactMethod.CustomerId), request.CustomerId.Value,
            cancellationToken);
        contacts.RemoveAll(contact => request.ContactId is { } only && contact.Id != only);
        if (request.ContactId is { } who) methods.RemoveAll(method => method.ContactId != who);
        var customer = await work.Records.ReadAsync<Customer>(request.CustomerId.Value, cancellationToken);
        List<ErasedWord> words =
            [.. contacts.SelectMany(contact => contact.Aka.Prepend(contact.Name)).Select(name => new ErasedWord(name, false, true)),
                .. methods.Select(method => new ErasedWord(method.Value, method.Kind == MethodKind.Phone, true))];
        if (request.ContactId is null && customer is not null)
            words.AddRange(customer.Aliases.Prepend(customer.Name).Select(name => new ErasedWord(name, false, true)));
        words.AddRange(await SpokenNames.WordsAsync(work,
            await WordsAbout.SubjectAsync(work, request.CustomerId.Value, request.ContactId, cancellationToken), cancellationToken));
        var masks = new MaskText(words);
        var found = (await RecordsOfCustomer.ListAsync(work, request.CustomerId.Value, cancellationToken))
            .Where(record => record is not (Contact or ContactMethod))
            .Where(record => work.Db.Entry(record).Properties
                .Any(property => property.CurrentValue is string text && masks.Mask(text, belongs: true) is not null))
            .CountBy(RecordsOfCustomer.KindOf).Select(kind => (kind.Key, kind.Value));
        return [("contact", contacts.Count), ("contact_method", methods.Count), .. found];
    }
}
