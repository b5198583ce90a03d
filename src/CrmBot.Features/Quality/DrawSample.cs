using System.Security.Cryptography;
using System.Text;
using CrmBot.Features.Digests;
using CrmBot.Features.Tickets;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Quality;

/// <summary>A ticket that somebody solved.</summary>
internal sealed record SolvedTicket(Guid TicketId, long Number, Guid AgentId);

/// <summary>
/// Draws from the tickets that people solved in a week. Only the seed and the tickets' numbers decide, so that anybody can draw the same
/// again, on any machine and in any order of reading.
/// </summary>
internal static class DrawSample
{
    /// <summary>
    /// Each ticket once, with whoever solved it last that week; from what happened, so that a later reopening changes nothing.
    /// </summary>
    public static async Task<IReadOnlyList<SolvedTicket>> SolvedAsync(ReadView view, DigestPeriod week, CancellationToken cancellationToken)
    {
        var (begin, end) = (week.From, week.To);
        var solved = await (
            from one in view.Db.Set<TicketEvent>().AsNoTracking()
            join ticket in view.Db.Set<Ticket>().AsNoTracking() on one.TicketId equals ticket.Id
            where one.Kind == TicketEvent.Kinds.Resolved && one.At >= begin && one.At < end && one.By != null
            orderby one.At, one.Id
            select new SolvedTicket(ticket.Id, ticket.Number, one.By!.Value)).ToListAsync(cancellationToken);
        return [.. solved.GroupBy(one => one.TicketId).Select(same => same.Last())];
    }

    /// <param name="perAgent">At most so many of each who solved some.</param>
    public static IReadOnlyList<SolvedTicket> Draw(IEnumerable<SolvedTicket> solved, int seed, int perAgent) =>
    [
        .. solved.GroupBy(one => one.AgentId)
            .SelectMany(agent => agent.OrderBy(one => Lot(seed, one.Number), StringComparer.Ordinal).Take(perAgent))
            .OrderBy(one => one.Number),
    ];

    private static string Lot(int seed, long number) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{seed}:{number}"))));
}
