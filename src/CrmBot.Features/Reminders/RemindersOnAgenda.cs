using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Reminders;

/// <summary>Reminders, promises and next steps on the agenda.</summary>
internal sealed class RemindersOnAgenda : IAgendaSource
{
    private static readonly string[] VisitWords = ["拜访", "上门", "去一趟", "visit", "on site", "onsite"];
    private static readonly string[] CallWords = ["电话", "打给", "回电", "致电", "打个", "call", "ring", "phone"];

    public async Task<IReadOnlyList<AgendaItem>> AskAsync(ReadView view, AgendaQuestion question, CancellationToken cancellationToken)
    {
        if (question.Kind == "first_contact") return [];
        var open = view.Db.Set<Reminder>().Where(known =>
            question.Owners.Contains(known.OwnerId) && (known.State == ReminderState.Waiting || known.State == ReminderState.Due));
        if (question.Kind == "promise") open = open.Where(known => known.Kind == ReminderKind.Promise);
        if (question.From is { } from) open = open.Where(known => known.DueAt >= from);
        if (question.To is { } to) open = open.Where(known => known.DueAt < to);
        if (question.OverdueOnly) open = open.Where(known => known.DueAt < view.Now);
        var found = await open.OrderBy(known => known.DueAt == null).ThenBy(known => known.DueAt).Take(AgendaQuestion.Most)
            .ToListAsync(cancellationToken);
        return [.. found.Where(known => IsKind(known, question.Kind)).Select(Item)];
    }

    private static bool IsKind(Reminder reminder, string? kind) => kind switch
    {
        "visit" => Mentions(reminder.Text, VisitWords),
        "call" => Mentions(reminder.Text, CallWords),
        _ => true,
    };

    private static bool Mentions(string text, string[] words) =>
        Array.Exists(words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static AgendaItem Item(Reminder reminder) => new(
        new RecordRef("reminder", reminder.Id), reminder.Version, reminder.OwnerId, reminder.CustomerId, reminder.Who, reminder.Text,
        reminder.DueAt,
        reminder.Kind == ReminderKind.Promise ? "agenda.kind.promise" : "agenda.kind.reminder");
}
