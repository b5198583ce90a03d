using CrmBot.Features.Customers;
using CrmBot.Features.Interactions;
using CrmBot.Features.People;
using CrmBot.Features.Reminders;
using CrmBot.Features.Tickets;
using CrmBot.Language.Linking;
using CrmBot.Runtime.Erasing;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Privacy.Erasing;

/// <summary>
/// How a person is spoken of in what belongs to their customer without being filed under it: 李总
/// is 李红 where there is no other 李. Whoever is erased must not be found by it afterwards.
/// </summary>
internal static class SpokenNames
{
    /// <returns>Words that mean the person only in what belongs to their customer.</returns>
    public static async Task<IEnumerable<ErasedWord>> WordsAsync(ReadView view, DataSubject subject, CancellationToken cancellationToken)
    {
        var ids = subject.Customers.Select(customer => customer.Id).ToList();
        var everybody = await view.Db.Set<Contact>().AsNoTracking().Where(one => ids.Contains(one.CustomerId)).OrderBy(one => one.Id)
            .ToListAsync(cancellationToken);
        var meant = subject.Contacts.Select(contact => contact.Id).ToHashSet();
        bool IsTheirs(string name) =>
            subject.IsWhole
                || (ContactMatch.Find(everybody, one => one.Name, one => one.Aka, name) is { } found && meant.Contains(found.Id));
        // 张经理 may be a colleague of ours, spoken of beside the customer.
        var ours = (await view.Db.Set<Person>().AsNoTracking().ToListAsync(cancellationToken)).SelectMany(person => person.Nicknames)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var forms = subject.Contacts.SelectMany(contact => FormsOfAddress.Of(contact.Name))
            .Where(form => !ours.Contains(form.Text) && IsTheirs(form.Text))
            .Select(form =>
                new ErasedWord(form.Text, IsNumber: false, Everywhere: false) { NotAfter = form.NotAfter, NotBefore = form.NotBefore });
        var said = (await SaidAsync(view, ids, cancellationToken)).Select(name => name.Trim())
            .Where(name => name.Length > 1 && IsTheirs(name)).Select(name => new ErasedWord(name, IsNumber: false, Everywhere: false));
        return forms.Concat(said).DistinctBy(word => word.Text);
    }

    private static async Task<List<string>> SaidAsync(ReadView view, List<Guid> customers, CancellationToken cancellationToken) =>
    [
        .. await view.Db.Set<Interaction>().Where(one => customers.Contains(one.CustomerId) && one.Who != null).Select(one => one.Who!)
            .Distinct().ToListAsync(cancellationToken),
        .. await view.Db.Set<Ticket>().Where(one => customers.Contains(one.CustomerId) && one.Who != null).Select(one => one.Who!)
            .Distinct().ToListAsync(cancellationToken),
        .. await view.Db.Set<Reminder>().Where(one => one.CustomerId != null && customers.Contains(one.CustomerId.Value) && one.Who != null)
            .Select(one => one.Who!).Distinct().ToListAsync(cancellationToken),
    ];
}
