using CrmBot.Features.Customers;
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
    public Task<int> CountAsync(ReadView view, AgendaQuestion question, CancellationToken cancellationToken) =>
        IsAsked(question) ? Of(view, question).CountAsync(cancellationToken) : Task.FromResult(0);

    public async Task<IReadOnlyList<AgendaItem>> FirstAsync(
        ReadView view, AgendaQuestion question, int most, CancellationToken cancellationToken)
    {
        if (!IsAsked(question)) return [];
        var found = await Of(view, question).OrderBy(pair => pair.Clock.DueAt).ThenBy(pair => pair.Lead.Id).Take(most)
            .ToListAsync(cancellationToken);
        return
        [
            .. found.Select(pair => new AgendaItem(
                LeadDirectory.Record(pair.Lead), pair.Lead.Version, pair.Clock.OwnerId!.Value, pair.Lead.CustomerId, null, "",
                pair.Clock.DueAt, "agenda.kind.firstContact")),
        ];
    }

    private static bool IsAsked(AgendaQuestion question) => question.Kind is null or "first_contact";

    private static IQueryable<WaitingLead> Of(ReadView view, AgendaQuestion question) => question.Grade is not { } grade
        ? InTime(view, question)
        : InTime(view, question).Where(
            pair => view.Db.Set<Customer>().Any(customer => customer.Id == pair.Lead.CustomerId && customer.Grade == grade));

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
