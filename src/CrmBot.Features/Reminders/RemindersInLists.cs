using CrmBot.Features.Customers;
using CrmBot.Features.Digests;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Reminders;

/// <summary>Reminders and promises as lines of a list: for those who may change them, others see that there is one.</summary>
internal sealed class RemindersInLists(ICustomerDirectory customers, IPersonDirectory people, WhenWords when) : IListedRecords
{
    public string Kind => "reminder";

    public async Task<IReadOnlyList<ListedRecord>> ListAsync(
        ReadView view, IReadOnlyList<Guid> ids, Actor reader, CancellationToken cancellationToken)
    {
        var asked = ids.ToList();
        var found = await view.Db.Set<Reminder>().AsNoTracking().Where(reminder => asked.Contains(reminder.Id))
            .ToDictionaryAsync(reminder => reminder.Id, cancellationToken);
        var names = await customers.FindManyAsync(view, [.. found.Values.Select(reminder => reminder.CustomerId).OfType<Guid>().Distinct()],
            cancellationToken);
        var lines = new List<ListedRecord>();
        foreach (var reminder in ids.Select(id => found.GetValueOrDefault(id)).OfType<Reminder>())
        {
            if (!await ReminderAccess.MayChangeAsync(view, reader, reminder, cancellationToken)) continue;
            var owner = await people.FindAsync(view, reminder.OwnerId, cancellationToken);
            var name = reminder.CustomerId is { } id ? names.GetValueOrDefault(id)?.Name ?? "" : "";
            lines.Add(new(reminder.Id, name, reminder.Text, Due(view, reminder, reader), owner?.Name ?? ""));
        }

        return lines;
    }

    private string Due(ReadView view, Reminder reminder, Actor reader) => reminder.DueAt is { } due
        ? when.Moment(Instants.ToLocal(due, reader.Zone), Instants.ToLocal(view.Now, reader.Zone), reader.Locale)
        : "";
}
