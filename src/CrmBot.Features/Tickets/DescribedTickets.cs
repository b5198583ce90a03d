using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Tickets;

/// <summary>Tickets told by what they are about: the printer ticket, among the open ones the person may see.</summary>
internal sealed class DescribedTickets(TicketDirectory tickets, Policy policy)
{
    private const int MostFound = 7, MostLookedAt = 5000;

    /// <param name="words">As typed; capitals do not matter.</param>
    /// <returns>The newest first.</returns>
    public async Task<List<Ticket>> OpenAsync(Turn turn, string words, CancellationToken cancellationToken)
    {
        var open = await turn.Db.Set<Ticket>().AsNoTracking().Where(ticket => ticket.IsOpen)
            .OrderByDescending(ticket => ticket.CreatedAt).Take(MostLookedAt).ToListAsync(cancellationToken);
        List<Ticket> found = [];
        foreach (var ticket in open)
        {
            if (!ticket.Description.Contains(words.Trim(), StringComparison.OrdinalIgnoreCase)) continue;
            if (await MaySeeAsync(turn, ticket, cancellationToken) is { } seen) found.Add(seen);
            if (found.Count == MostFound) break;
        }

        return found;
    }

    private async Task<Ticket?> MaySeeAsync(Turn turn, Ticket ticket, CancellationToken cancellationToken) =>
        await tickets.FindAsync(turn.Work, TicketDirectory.Record(ticket), cancellationToken) is var (found, customer)
        && policy.Decide(turn.Actor, "see", TicketDirectory.Subject(customer)).Allowed ? found : null;
}
