using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Reminders;

/// <summary>Something that was to be done and either is or is late.</summary>
/// <param name="Kept">Done by the end of the day it was for.</param>
internal sealed record DueWork(Guid Id, Guid OwnerId, Guid? CustomerId, long CreatedAt, long DueAt, long? DoneAt, bool Kept);

/// <summary>
/// What was promised, planned or asked for and fell due in a period; what still has its day before it counts for neither side.
/// </summary>
internal static class KeptPromises
{
    public static async Task<IReadOnlyList<DueWork>> ReadAsync(
        ReadView view, IReadOnlyCollection<Guid> owners, DateOnly first, DateOnly last, TimeZoneInfo zone,
        CancellationToken cancellationToken)
    {
        var (from, to) = LocalDay.Between(first, last, zone);
        var due = await view.Db.Set<Reminder>().AsNoTracking()
            .Where(one => owners.Contains(one.OwnerId) && one.State != ReminderState.Cancelled && one.DueAt >= from && one.DueAt < to)
            .OrderBy(one => one.DueAt).ThenBy(one => one.Id).ToListAsync(cancellationToken);
        return [.. due.Where(one => one.State == ReminderState.Done || End(one) <= view.Now).Select(Judge)];
    }

    private static DueWork Judge(Reminder one)
    {
        var done = one.State == ReminderState.Done ? one.ClosedAt : null;
        return new(one.Id, one.OwnerId, one.CustomerId, one.CreatedAt, one.DueAt!.Value, done, done < End(one));
    }

    // The end of the day it was for: of a deadline that day, otherwise the day on which it was shown.
    private static long End(Reminder one)
    {
        var day = SaidTime.Read(one.By)?.Day ?? Instants.DayOf(one.DueAt!.Value, one.TimeZone);
        return LocalDay.Of(day, one.TimeZone).To;
    }
}
