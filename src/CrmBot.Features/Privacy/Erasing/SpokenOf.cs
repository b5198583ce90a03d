using CrmBot.Features.Customers;
using CrmBot.Features.Interactions;
using CrmBot.Features.People;
using CrmBot.Features.Reminders;
using CrmBot.Features.Tickets;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Privacy.Erasing;

/// <summary>
/// How a person is spoken of in what belongs to their customer without being filed under it: 李总 is 李红 where there is no other 李. Whoever is erased
/// must not be found by it afterwards.
/// </summary>
internal static class SpokenOf
{
    private static readonly string[] Forms = ["总", "工", "姐", "哥", "经理", "主任", "老师", "厂长", "总监", "主管", "老板", "先生", "女士", "店长", "科长", "处长", "部长"];

    public static async Task<IEnumerable<string>> NamesAsync(ReadView view, DataSubject subject, CancellationToken cancellationToken)
    {
        var ids = subject.Customers.Select(customer => customer.Id).ToList();
        var said = await SaidAsync(view, ids, cancellationToken);
        if (subject.IsWhole) return said;
        var everybody = await view.Db.Set<Contact>().AsNoTracking().Where(one => ids.Contains(one.CustomerId)).OrderBy(one => one.Id).ToListAsync(cancellationToken);
        var meant = subject.Contacts.Select(contact => contact.Id).ToHashSet();
        // 张经理 may be a colleague of ours, spoken of beside the customer.
        var ours = (await view.Db.Set<Person>().AsNoTracking().ToListAsync(cancellationToken)).SelectMany(person => person.Nicknames).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return said.Concat(subject.Contacts.SelectMany(OfContact).Where(name => !ours.Contains(name))).Distinct()
            .Where(name => ContactMatch.Find(everybody, one => one.Name, one => one.Aka, name) is { } found && meant.Contains(found.Id));
    }

    private static IEnumerable<string> OfContact(Contact contact) =>
        contact.Name is { Length: > 0 } name && name[0] >= '\u2E80' ? Forms.Select(form => name[0] + form) : [];

    private static async Task<List<string>> SaidAsync(ReadView view, List<Guid> customers, CancellationToken cancellationToken) =>
    [
        .. await view.Db.Set<Interaction>().Where(one => customers.Contains(one.CustomerId) && one.Who != null).Select(one => one.Who!).Distinct().ToListAsync(cancellationToken),
        .. await view.Db.Set<Ticket>().Where(one => customers.Contains(one.CustomerId) && one.Who != null).Select(one => one.Who!).Distinct().ToListAsync(cancellationToken),
        .. await view.Db.Set<Reminder>().Where(one => one.CustomerId != null && customers.Contains(one.CustomerId.Value) && one.Who != null).Select(one => one.Who!).Distinct().ToListAsync(cancellationToken),
    ];
}
