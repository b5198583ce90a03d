using CrmBot.Features.Customers;
using CrmBot.Features.Digests;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Reminders;

/// <summary>What should have been done by now, and the promise that waits longest.</summary>
internal sealed class OverdueInDigest(ICustomerDirectory customers) : IDigestSection, IDigestAdvisor
{
    private const int PromiseWeight = 80;

    public string Block => "overdue";

    public int Order => 80;

    public async Task<IReadOnlyList<DigestNumber>> CountAsync(ReadView view, DigestScope scope, CancellationToken cancellationToken)
    {
        var late = await Late(view, scope).Select(reminder => new { reminder.Id, reminder.Kind, reminder.CustomerId })
            .ToListAsync(cancellationToken);
        var counts = await customers.FilterAsync(view, [.. late.Select(one => one.CustomerId).OfType<Guid>().Distinct()], scope.Region,
            scope.Grade, cancellationToken);
        var mine = late.Where(one => counts is null || (one.CustomerId is { } id && counts.Contains(id)))
            .ToLookup(one => one.Kind == ReminderKind.Promise, one => one.Id);
        return
        [
            new DigestNumber("overdue_promises", "reminder", [.. mine[true]]) { IsWarning = true },
            new DigestNumber("overdue_reminders", "reminder", [.. mine[false]]) { IsWarning = true },
        ];
    }

    public async Task<IReadOnlyList<DigestAdvice>> AdviseAsync(ReadView view, DigestScope scope, CancellationToken cancellationToken)
    {
        var late = await Late(view, scope).Where(reminder => reminder.Kind == ReminderKind.Promise && reminder.CustomerId != null)
            .Select(reminder => new { reminder.Id, CustomerId = reminder.CustomerId!.Value }).ToListAsync(cancellationToken);
        var fitting = await customers.FilterAsync(view, [.. late.Select(one => one.CustomerId).Distinct()], scope.Region, scope.Grade,
            cancellationToken);
        var oldest = late.Find(one => fitting is null || fitting.Contains(one.CustomerId));
        if (oldest is null || await customers.FindAsync(view, oldest.CustomerId, cancellationToken) is not { } customer) return [];
        return [new DigestAdvice("late_promise", "reminder", oldest.Id, customer.Name, PromiseWeight)];
    }

    private static IQueryable<Reminder> Late(ReadView view, DigestScope scope) => view.Db.Set<Reminder>().AsNoTracking()
        .Where(reminder =>
            scope.Owners.Contains(reminder.OwnerId) && (reminder.State == ReminderState.Waiting || reminder.State == ReminderState.Due)
                && reminder.DueAt < view.Now)
        .OrderBy(reminder => reminder.DueAt).ThenBy(reminder => reminder.Id);
}
