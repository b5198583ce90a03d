using CrmBot.Features.Reminders;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Leads.FirstContact;

/// <summary>
/// Leads whose customers nobody has been in touch with yet, due when the first contact is. A new one is work of today
/// although it may wait until tomorrow: whoever asks for a stretch of time that today is part of is told of each.
/// </summary>
internal sealed class FirstContactsOnAgenda : IAgendaSource
{
    public async Task<IReadOnlyList<AgendaItem>> AskAsync(ReadView view, AgendaQuestion question, CancellationToken cancellationToken)
    {
        if (question.Kind is not (null or "first_contact")) return [];
        var found = await InTime(view, question).OrderBy(pair => pair.Clock.DueAt).Take(AgendaQuestion.Most).ToListAsync(cancellationToken);
        return
        [
            .. found.Select(pair => new AgendaItem(
                LeadDirectory.Record(pair.Lead), pair.Lead.Version, pair.Clock.OwnerId!.Value, pair.Lead.CustomerId, null, "",
                pair.Clock.DueAt, "agenda.kind.firstContact")),
        ];
    }

    private static IQueryable<WaitingLead> InTime(ReadView view, AgendaQuestion question)
    {
        var waiting = FirstContactsDue.OfPeople(view, question.Owners);
        if (IsNow(view, question) && !question.OverdueOnly) return waiting;
        var to = question.OverdueOnly ? Math.Min(view.Now, question.To ?? long.MaxValue) : question.To;
        if (question.From is { } from) waiting = waiting.Where(pair => pair.Clock.DueAt >= from);
        return to is { } end ? waiting.Where(pair => pair.Clock.DueAt < end) : waiting;
    }

    private static bool IsNow(ReadView view, AgendaQuestion question) => (question.From ?? 0) <= view.Now && view.Now < question.To;
}
