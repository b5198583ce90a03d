using CrmBot.Features.Customers;
using CrmBot.Features.Reminders;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Interactions;

/// <summary>New customers nobody has spoken with yet: due a day after they came in.</summary>
internal sealed class FirstContactsOnAgenda : IAgendaSource
{
    private static readonly long Day = (long)TimeSpan.FromHours(24).TotalMilliseconds;

    public async Task<IReadOnlyList<AgendaItem>> AskAsync(ReadView view, AgendaQuestion question, CancellationToken cancellationToken)
    {
        if (question.Kind is not (null or "first_contact")) return [];
        var (from, to) = (question.From - Day, (question.OverdueOnly ? Math.Min(view.Now, question.To ?? long.MaxValue) : question.To) - Day);
        var untouched = await view.Db.Set<Customer>()
            .Where(customer => customer.OwnerId != null && question.Owners.Contains(customer.OwnerId.Value) && customer.Stage == "lead" && customer.MergedIntoId == null
                && (from == null || customer.CreatedAt >= from) && (to == null || customer.CreatedAt < to)
                && !view.Db.Set<Interaction>().Any(interaction => interaction.CustomerId == customer.Id))
            .OrderBy(customer => customer.CreatedAt).Take(AgendaQuestion.Most).ToListAsync(cancellationToken);
        return [.. untouched.Select(customer => new AgendaItem(
            new RecordRef("customer", customer.Id), customer.Version, customer.OwnerId!.Value, customer.Id, null, "", customer.CreatedAt + Day, "agenda.kind.firstContact"))];
    }
}
