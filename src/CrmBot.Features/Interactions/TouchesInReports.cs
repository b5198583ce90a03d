using CrmBot.Features.Reading;
using CrmBot.Features.Reports;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Interactions;

/// <summary>How many contacts there were.</summary>
internal sealed class TouchesInReports : IReportSource
{
    public string Measure => "touches";

    public string Kind => "interaction";

    public string UsualGrouping => "owner";

    public async Task<IReadOnlyList<ReportItem>> ReadAsync(ReadView view, ReportScope scope, CancellationToken cancellationToken)
    {
        var (from, to) = LocalDay.Between(scope.From, scope.To, scope.Zone);
        var rows = await view.Db.Set<Interaction>().AsNoTracking()
            .Where(contact => scope.Owners.Contains(contact.PersonId) && contact.HappenedAt >= from && contact.HappenedAt < to)
            .Select(contact => new { contact.Id, contact.CustomerId, contact.PersonId, contact.HappenedAt }).ToListAsync(cancellationToken);
        return [.. rows.Select(
            contact => new ReportItem(contact.Id, contact.CustomerId, contact.PersonId, Instants.DayOf(contact.HappenedAt, scope.Zone)))];
    }
}
