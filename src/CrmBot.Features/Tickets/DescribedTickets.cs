using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Tickets;

/// <summary>Tickets told by what they are about: the printer ticket, among those the person may see.</summary>
internal sealed class DescribedTickets(TicketDirectory tickets, Policy policy)
{
    private const int Most = 7;

    public async Task<List<Ticket>> OpenAsync(Turn turn, string words, CancellationToken cancellationToken)
    {
        var like = $"%{words.Trim().ToLowerInvariant()}%";
        var told = await turn.Db.Set<Ticket>().AsNoTracking()
            .Where(ticket => ticket.IsOpen && EF.Functions.Like(ticket.Description.ToLower(), like))
            .OrderByDescending(ticket => ticket.CreatedAt).Take(Most).ToListAsync(cancellationToken);
        List<Ticket> seen = [];
        foreach (var ticket in told)
        {
            if (await tickets.FindAsync(turn.Work, TicketDirectory.Record(ticket), cancellationToken) is var (found, customer)
                && policy.Decide(turn.Actor, "see", TicketDirectory.Subject(customer)).Allowed) seen.Add(found);
        }

        return seen;
    }
}
