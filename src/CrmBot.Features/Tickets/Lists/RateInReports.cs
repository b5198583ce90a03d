using CrmBot.Features.Reading;
using CrmBot.Features.Reports;
using CrmBot.Features.Tickets.Queues;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Tickets.Lists;

/// <summary>Of the tickets opened in a period, those that kept both promises; whose time still runs count for neither side.</summary>
internal sealed class RateInReports(QueueTable queues) : IReportSource
{
    public string Measure => "sla_rate";

    public string Kind => "ticket";

    public string UsualGrouping => "owner";

    public bool IsRate => true;

    public async Task<IReadOnlyList<ReportItem>> ReadAsync(ReadView view, ReportScope scope, CancellationToken cancellationToken)
    {
        var (from, to) = LocalDay.Between(scope.From, scope.To, scope.Zone);
        var query = view.Db.Set<Ticket>().AsNoTracking()
            .Where(ticket => ticket.CreatedAt >= from && ticket.CreatedAt < to && ticket.MergedIntoId == null);
        if (!scope.IsAll) query = query.Where(ticket => ticket.AssigneeId != null && scope.Owners.Contains(ticket.AssigneeId.Value));
        List<ReportItem> items = [];
        var tickets = await query.OrderBy(ticket => ticket.CreatedAt).ThenBy(ticket => ticket.Id).ToListAsync(cancellationToken);
        var hours = await queues.HoursAsync(view, tickets.Select(static ticket => ticket.Queue), cancellationToken);
        foreach (var ticket in tickets)
        {
            var clock = ticket.Clock.Advance(view.Now, hours[ticket.Queue]);
            var broken = clock.ResponseSpent >= ticket.ResponseTarget || clock.ResolveSpent >= ticket.ResolveTarget;
            if (!broken && ticket.IsWork) continue;
            items.Add(new ReportItem(ticket.Id, ticket.CustomerId, ticket.AssigneeId,
                Instants.DayOf(ticket.CreatedAt, scope.Zone)) { Hit = !broken });
        }

        return items;
    }
}
