using CrmBot.Features.People;
using CrmBot.Features.Tickets.Queues;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Tickets.Ladder;

/// <summary>Who stands on which step: the lead, a manager, a director; beside it the experienced ones and whoever is on call.</summary>
internal sealed class LadderPeople(QueueTable queues, QueuePeople workers, IPersonDirectory people)
{
    /// <summary>The person of a level for this ticket; null when the company has nobody there.</summary>
    public Task<Colleague?> OfLevelAsync(ReadView view, Ticket ticket, string level, CancellationToken cancellationToken) =>
        OfLevelAsync(view, ticket.Queue, ticket.AssigneeId, level, cancellationToken);

    /// <summary>The same for what need not be a ticket.</summary>
    /// <param name="queueName">Name of the queue whose people are asked.</param>
    /// <param name="assignee">Who has it; null for nobody.</param>
    public async Task<Colleague?> OfLevelAsync(
        ReadView view, string queueName, Guid? assignee, string level, CancellationToken cancellationToken)
    {
        var queue = await queues.FindAsync(view, queueName, cancellationToken);
        return level switch
        {
            "director" => (await StepsAsync(view, queue, assignee, cancellationToken)).LastOrDefault(),
            "tier2" => await SecondLineAsync(view, assignee, queue, cancellationToken)
                ?? await workers.LeadAsync(view, assignee, queue, cancellationToken),
            "oncall" => await OnCallAsync(view, assignee, queue, cancellationToken)
                ?? await workers.LeadAsync(view, assignee, queue, cancellationToken),
            _ => await workers.LeadAsync(view, assignee, queue, cancellationToken),
        };
    }

    /// <summary>The step above a person; null at the top.</summary>
    public async Task<Colleague?> AboveAsync(ReadView view, Ticket ticket, Guid person, CancellationToken cancellationToken)
    {
        var steps = await StepsAsync(view, await queues.FindAsync(view, ticket.Queue, cancellationToken), ticket.AssigneeId,
            cancellationToken);
        var at = steps.FindIndex(step => step.Id == person);
        return at + 1 < steps.Count ? steps[at + 1] : null;
    }

    private async Task<List<Colleague>> StepsAsync(ReadView view, TicketQueue? queue, Guid? assignee, CancellationToken cancellationToken)
    {
        var everybody = await people.ListAsync(view, null, cancellationToken);
        Colleague?[] steps =
        [
            await workers.LeadAsync(view, assignee, queue, cancellationToken),
            everybody.FirstOrDefault(person => person.Role == Roles.Manager),
            everybody.FirstOrDefault(person => person.Role == Roles.Director),
        ];
        return [.. steps.OfType<Colleague>().DistinctBy(person => person.Id)];
    }

    // The experienced of the queue who are there, without whoever has the ticket; the one with the least in hand.
    private async Task<Colleague?> SecondLineAsync(ReadView view, Guid? assignee, TicketQueue? queue, CancellationToken cancellationToken)
    {
        var there = (await workers.ThereAsync(view, queue, cancellationToken))
            .Where(person => person.Id != assignee && person.Level == Levels.Senior);
        var loads = new List<(Colleague Person, int Load)>();
        foreach (var person in there) loads.Add((person, await TicketDirectory.LoadAsync(view, person.Id, cancellationToken)));
        return loads.OrderBy(one => one.Load).ThenBy(one => one.Person.Name, StringComparer.Ordinal).Select(one => one.Person)
            .FirstOrDefault();
    }

    private async Task<Colleague?> OnCallAsync(ReadView view, Guid? assignee, TicketQueue? queue, CancellationToken cancellationToken)
    {
        if (queue?.OnCallId is { } id && await people.FindAsync(view, id, cancellationToken) is { IsActive: true } named) return named;
        return (await workers.ThereAsync(view, queue, cancellationToken)).FirstOrDefault(person => person.Id != assignee);
    }
}
