using CrmBot.Features.Digests;
using CrmBot.Features.Reports;
using CrmBot.Features.Tickets.Closing;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Tickets.Figures;

/// <summary>
/// How the service desk did in a period, each number with its tickets. What happened is counted from the events, so that nothing that
/// happens later changes it. Merged tickets count as the one that was kept.
/// </summary>
internal static class CountDesk
{
    /// <summary>The same customer with the same kind of problem again within this time is a recurrence.</summary>
    public const long RecursWithin = 30L * 24 * 60 * 60 * 1000;

    private const int AtOnce = 5_000;

    /// <summary>Names of the numbers, in the order they are shown; of a share the name of the whole it is a share of.</summary>
    public static readonly IReadOnlyList<(string Name, string? Of)> Names =
        [("opened", null), ("recurring", "opened"), ("solved", null), ("first", "solved"), ("reopened", "solved"), ("handed", null),
            ("repeated", "handed")];

    /// <param name="tickets">Those that count for the reader.</param>
    public static async Task<IReadOnlyList<DigestNumber>> CountAsync(
        ReadView view, IQueryable<Ticket> tickets, DigestPeriod period, CancellationToken cancellationToken)
    {
        var (from, to, kept) = (period.From, period.To, tickets.Where(ticket => ticket.MergedIntoId == null));
        var opened = await kept.Where(ticket => ticket.CreatedAt >= from && ticket.CreatedAt < to).OrderBy(ticket => ticket.CreatedAt)
            .ThenBy(ticket => ticket.Id).ToListAsync(cancellationToken);
        var solved = await HappenedAsync(view, kept, TicketEvent.Kinds.Resolved, from, to, cancellationToken);
        var again = await HappenedAsync(view, kept, TicketEvent.Kinds.Reopened, from, to + ReopenTicket.StaysSolved, cancellationToken);
        var told = await HappenedAsync(view, kept, TicketEvent.Kinds.Repeated, from, to, cancellationToken);
        var handed = await HandedAsync(view, kept, from, to, cancellationToken);
        List<DigestNumber> numbers =
        [
            Number("opened", opened.Select(ticket => ticket.Id)),
            Number("recurring",
                await RecurringAsync(view, opened, from, cancellationToken)) with { Among = opened.Count, IsWarning = true },
            Number("solved", solved.Keys),
            Number("first", await FirstAsync(view, solved, again, cancellationToken)) with { Among = solved.Count },
            Number("reopened",
                again.Where(one => one.Value.Any(at => at < to)).Select(one => one.Key)) with { Among = solved.Count, IsWarning = true },
            Number("handed", handed),
            Number("repeated", handed.Where(told.ContainsKey)) with { Among = handed.Count, IsWarning = true },
        ];
        return [.. numbers, .. opened.GroupBy(ticket => ticket.Type).OrderByDescending(type => type.Count())
            .ThenBy(type => type.Key, StringComparer.Ordinal)
            .Select(type => Number(ReportWords.TicketType + type.Key, type.Select(ticket => ticket.Id)) with { Among = opened.Count })];
    }

    private static DigestNumber Number(string name, IEnumerable<Guid> ids) => new(name, "ticket", [.. ids]) { Before = 0 };

    // When it happened to which tickets, the first of them first.
    private static async Task<Dictionary<Guid, List<long>>> HappenedAsync(
        ReadView view, IQueryable<Ticket> tickets, string kind, long begin, long end, CancellationToken cancellationToken)
    {
        var rows = await (
            from one in view.Db.Set<TicketEvent>().AsNoTracking()
            join ticket in tickets on one.TicketId equals ticket.Id
            where one.Kind == kind && one.At >= begin && one.At < end
            orderby one.At, one.Id
            select new { one.TicketId, one.At }).ToListAsync(cancellationToken);
        return rows.GroupBy(row => row.TicketId).ToDictionary(same => same.Key, same => same.Select(row => row.At).ToList());
    }

    private static async Task<List<Guid>> RecurringAsync(ReadView view, List<Ticket> opened, long from, CancellationToken cancellationToken)
    {
        var before = await view.Db.Set<Ticket>().AsNoTracking()
            .Where(ticket => ticket.MergedIntoId == null && ticket.CreatedAt >= from - RecursWithin && ticket.CreatedAt < from)
            .Select(ticket => new { ticket.CustomerId, ticket.Type, ticket.CreatedAt }).ToListAsync(cancellationToken);
        var last = before.GroupBy(ticket => (ticket.CustomerId, ticket.Type))
            .ToDictionary(same => same.Key, same => same.Max(ticket => ticket.CreatedAt));
        List<Guid> recurring = [];
        foreach (var ticket in opened)
        {
            var key = (ticket.CustomerId, ticket.Type);
            if (last.TryGetValue(key, out var at) && ticket.CreatedAt - at <= RecursWithin) recurring.Add(ticket.Id);
            last[key] = ticket.CreatedAt;
        }

        return recurring;
    }

    // Said so when it was solved, and not taken up again within a week of any solution.
    private static async Task<List<Guid>> FirstAsync(
        ReadView view, Dictionary<Guid, List<long>> solved, Dictionary<Guid, List<long>> again, CancellationToken cancellationToken)
    {
        HashSet<Guid> said = [];
        foreach (var part in solved.Keys.Chunk(AtOnce))
        {
            var ids = part.ToList();
            said.UnionWith(await view.Db.Set<Ticket>().AsNoTracking().Where(ticket => ids.Contains(ticket.Id) && ticket.IsFirstContact)
                .Select(ticket => ticket.Id).ToListAsync(cancellationToken));
        }

        return [.. solved.Where(one => said.Contains(one.Key) && !IsAgain(one.Value, again.GetValueOrDefault(one.Key, [])))
            .Select(one => one.Key)];
    }

    private static bool IsAgain(List<long> solved, List<long> again) =>
        solved.Exists(at => again.Exists(later => later >= at && later - at < ReopenTicket.StaysSolved));

    private static async Task<List<Guid>> HandedAsync(
        ReadView view, IQueryable<Ticket> tickets, long begin, long end, CancellationToken cancellationToken)
    {
        string[] kinds = [TicketEvent.Kinds.Claimed, TicketEvent.Kinds.Reassigned];
        var moved = await (
            from one in view.Db.Set<TicketEvent>().AsNoTracking()
            join ticket in tickets on one.TicketId equals ticket.Id
            where kinds.Contains(one.Kind) && one.At >= begin && one.At < end
            select one.TicketId).Distinct().ToListAsync(cancellationToken);
        List<Guid> handed = [];
        foreach (var part in moved.Order().Chunk(AtOnce))
        {
            var ids = part.ToList();
            var events = await view.Db.Set<TicketEvent>().AsNoTracking()
                .Where(one => ids.Contains(one.TicketId) && kinds.Contains(one.Kind)).OrderBy(one => one.Id).ToListAsync(cancellationToken);
            handed.AddRange(events.GroupBy(one => one.TicketId).Where(same => HandOvers.Of(same).Any(at => at >= begin && at < end))
                .Select(same => same.Key));
        }

        return handed;
    }
}
