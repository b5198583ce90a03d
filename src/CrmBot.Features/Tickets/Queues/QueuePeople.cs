using CrmBot.Features.People;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Tickets.Queues;

/// <summary>Who works a queue.</summary>
internal sealed class QueuePeople(IPersonDirectory people, Company.CompanySettings settings)
{
    private static readonly string[] Workers = [Roles.Agent, Roles.Presales];

    /// <summary>
    /// Those of its team who are there now; without a team everybody who serves
    /// customers, without the presales people where there are agents.
    /// </summary>
    public async Task<IReadOnlyList<Colleague>> ThereAsync(ReadView view, TicketQueue? queue, CancellationToken cancellationToken)
    {
        var there = await people.AvailableAsync(view, new PeopleWanted(Workers, queue?.Team), view.Now, cancellationToken);
        var agents = there.Where(person => person.Role == Roles.Agent).ToList();
        return agents.Count > 0 ? agents : there;
    }

    /// <summary>Who answers for a ticket: the lead above whoever works it, else of the queue's team; null when there is nobody.</summary>
    public async Task<Colleague?> LeadAsync(ReadView view, Guid? assignee, TicketQueue? queue, CancellationToken cancellationToken)
    {
        if (assignee is { } id) return await people.LeadOfAsync(view, id, cancellationToken);
        var everybody = await people.ListAsync(view, null, cancellationToken);
        return everybody.FirstOrDefault(
            person => person.Role == Roles.Lead && (queue?.Team is { } team ? person.Team == team : settings.ServesAll(person.Team)))
            ?? everybody.FirstOrDefault(person => person.Role == Roles.Manager)
            ?? everybody.FirstOrDefault(person => person.Role == Roles.Director);
    }
}
