using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.People.HandOvers;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Reminders;

/// <summary>Somebody's open to-dos and promises, the most urgent first.</summary>
internal sealed class RemindersHandOver(ICustomerDirectory customers, IPersonDirectory people) : IHandOverPart
{
    public string Key => "reminders";

    public int Order => 10;

    public async Task<WorkShare> AskAsync(ReadView view, Guid owner, int most, CancellationToken cancellationToken)
    {
        var open = Open(view, owner).AsNoTracking();
        var count = await open.CountAsync(cancellationToken);
        if (count == 0) return WorkShare.None;
        var first = await open.OrderBy(known => known.DueAt == null).ThenBy(known => known.DueAt).ThenBy(known => known.Id).Take(most)
            .ToListAsync(cancellationToken);
        var names = await customers.FindManyAsync(view, [.. first.Select(known => known.CustomerId).OfType<Guid>().Distinct()],
            cancellationToken);
        return new WorkShare(count,
        [
            .. first.Select(known => new WorkItem(
                known.Text.Length > 0 ? known.Text : known.Who ?? "",
                known.CustomerId is { } id ? names.GetValueOrDefault(id)?.Name ?? "" : "", known.DueAt, known.CustomerId)),
        ]);
    }

    public async Task<int> MoveAsync(UnitOfWork work, WorkMove move, int most, CancellationToken cancellationToken)
    {
        var some = await Open(work, move.From).OrderBy(reminder => reminder.Id).Take(most).ToListAsync(cancellationToken);
        var zone = (await people.FindAsync(work, move.To, cancellationToken))?.Zone ?? TimeZones.China;
        foreach (var reminder in some)
        {
            reminder.HandTo(move.To, zone, work.Now);
            await PlanReminder.SetTimerAsync(work, reminder, cancellationToken);
        }

        return some.Count;
    }

    private static IQueryable<Reminder> Open(ReadView view, Guid owner) => view.Db.Set<Reminder>().Where(known =>
        known.OwnerId == owner && (known.State == ReminderState.Waiting || known.State == ReminderState.Due));
}
