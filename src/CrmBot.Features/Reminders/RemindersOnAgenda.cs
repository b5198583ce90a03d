using CrmBot.Features.Customers;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Reminders;

/// <summary>Reminders, promises and next steps on the agenda.</summary>
internal sealed class RemindersOnAgenda : IAgendaSource
{
    private static readonly string[] VisitWords = ["拜访", "上门", "去一趟", "visit", "on site", "onsite"];
    private static readonly string[] CallWords = ["电话", "打给", "回电", "致电", "打个", "call", "ring", "phone"];

    public Task<int> CountAsync(ReadView view, AgendaQuestion question, CancellationToken cancellationToken) =>
        question.Kind == "first_contact" ? Task.FromResult(0) : Of(view, question).CountAsync(cancellationToken);

    public async Task<IReadOnlyList<AgendaItem>> FirstAsync(
        ReadView view, AgendaQuestion question, int most, CancellationToken cancellationToken)
    {
        if (question.Kind == "first_contact") return [];
        var found = await Of(view, question).OrderBy(known => known.DueAt == null).ThenBy(known => known.DueAt).ThenBy(known => known.Id)
            .Take(most).ToListAsync(cancellationToken);
        return [.. found.Select(Item)];
    }

    private static IQueryable<Reminder> Of(ReadView view, AgendaQuestion question)
    {
        var open = view.Db.Set<Reminder>().AsNoTracking().Where(known =>
            question.Owners.Contains(known.OwnerId) && (known.State == ReminderState.Waiting || known.State == ReminderState.Due));
        if (question.Kind == "promise") open = open.Where(known => known.Kind == ReminderKind.Promise);
        if (question.From is { } from) open = open.Where(known => known.DueAt >= from);
        if (question.To is { } to) open = open.Where(known => known.DueAt < to);
        if (question.OverdueOnly) open = open.Where(known => known.DueAt < view.Now);
        if (question.Grade is { } grade)
            open = open.Where(known => view.Db.Set<Customer>().Any(customer => customer.Id == known.CustomerId && customer.Grade == grade));
        return question.Kind switch
        {
            "visit" => Mentioning(open, VisitWords),
            "call" => Mentioning(open, CallWords),
            _ => open,
        };
    }

#pragma warning disable CA1304, CA1311, CA1862 // The database compares, and it knows lower() but no culture.
    private static IQueryable<Reminder> Mentioning(IQueryable<Reminder> reminders, string[] words) =>
        reminders.Where(known => words.Any(word => known.Text.ToLower().Contains(word)));
#pragma warning restore CA1304, CA1311, CA1862

    private static AgendaItem Item(Reminder reminder) => new(
        new RecordRef("reminder", reminder.Id), reminder.Version, reminder.OwnerId, reminder.CustomerId, reminder.Who, reminder.Text,
        reminder.DueAt,
        reminder.Kind == ReminderKind.Promise ? "agenda.kind.promise" : "agenda.kind.reminder");
}
