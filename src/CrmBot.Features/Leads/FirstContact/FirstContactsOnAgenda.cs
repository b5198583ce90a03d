using CrmBot.Features.Reminders;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Leads.FirstContact;

/// <summary>Leads whose customers nobody has been in touch with yet, due when the first contact is.</summary>
internal sealed class FirstContactsOnAgenda : IAgendaSource
{
    public async Task<IReadOnlyList<AgendaItem>> AskAsync(ReadView view, AgendaQuestion question, CancellationToken cancellationToken)
    {
        if (question.Kind is not (null or "first_contact")) return [];
        var to = question.OverdueOnly ? Math.Min(view.Now, question.To ?? long.MaxValue) : question.To;
        var waiting = view.Db.Set<LeadClock>().AsNoTracking().Where(clock => clock.OwnerId != null && question.Owners.Contains(clock.OwnerId.Value) && clock.DueAt != null);
        if (question.From is { } from) waiting = waiting.Where(clock => clock.DueAt >= from);
        if (to is { } end) waiting = waiting.Where(clock => clock.DueAt < end);
        var found = await waiting
            .Join(view.Db.Set<Lead>().AsNoTracking().Where(lead => lead.IsOpen && lead.State == LeadState.New), clock => clock.Id, lead => lead.Id, (clock, lead) => new { clock, lead })
            .OrderBy(pair => pair.clock.DueAt).Take(AgendaQuestion.Most).ToListAsync(cancellationToken);
        return
        [
            .. found.Select(pair => new AgendaItem(
                LeadDirectory.Record(pair.lead), pair.lead.Version, pair.clock.OwnerId!.Value, pair.lead.CustomerId, null, "", pair.clock.DueAt, "agenda.kind.firstContact")),
        ];
    }
}
