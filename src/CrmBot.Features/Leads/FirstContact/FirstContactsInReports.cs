using CrmBot.Features.Reading;
using CrmBot.Features.Reports;
using CrmBot.Features.Rules;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Leads.FirstContact;

/// <summary>A lead whose first contact has been made or is late.</summary>
/// <param name="InTime">Within the company's time for it, from when it was given to its owner.</param>
internal sealed record FirstTouch(
    Guid LeadId, Guid CustomerId, Guid OwnerId, long CreatedAt, Guid? CreatedBy, long? TouchedAt, bool InTime);

/// <summary>Of the leads that came in a period, those that were contacted in time; whose time still runs counts for neither side.</summary>
internal sealed class FirstContactsInReports(RuleBook rules, WorkCalendar calendar) : IReportSource
{
    public string Measure => "first_contact";

    public string Kind => "lead";

    public string UsualGrouping => "owner";

    public bool IsRate => true;

    public async Task<IReadOnlyList<ReportItem>> ReadAsync(ReadView view, ReportScope scope, CancellationToken cancellationToken)
    {
        var (from, to) = LocalDay.Between(scope.From, scope.To, scope.Zone);
        var came = Of(view, scope).Where(lead => lead.CreatedAt >= from && lead.CreatedAt < to);
        var touches = await JudgeAsync(view, came, scope.Zone, cancellationToken);
        return [.. touches.Select(one =>
            new ReportItem(one.LeadId, one.CustomerId, one.OwnerId, Instants.DayOf(one.CreatedAt, scope.Zone)) { Hit = one.InTime })];
    }

    /// <summary>The first contacts made in a period, whenever the leads came.</summary>
    public Task<IReadOnlyList<FirstTouch>> MadeAsync(ReadView view, ReportScope scope, CancellationToken cancellationToken)
    {
        var (from, to) = LocalDay.Between(scope.From, scope.To, scope.Zone);
        return JudgeAsync(view, Of(view, scope).Where(lead => lead.FirstContactAt >= from && lead.FirstContactAt < to), scope.Zone,
            cancellationToken);
    }

    private static IQueryable<Lead> Of(ReadView view, ReportScope scope)
    {
        var leads = view.Db.Set<Lead>().AsNoTracking().Where(lead => lead.OwnerId != null);
        return scope.IsAll ? leads : leads.Where(lead => scope.Owners.Contains(lead.OwnerId!.Value));
    }

    // A lead that changed hands before anybody called has its time from the new owner's first moment.
    private async Task<IReadOnlyList<FirstTouch>> JudgeAsync(
        ReadView view, IQueryable<Lead> leads, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var time = TimeSpan.FromMinutes(await rules.ValueAsync(view, LeadRules.FirstContact, cancellationToken));
        var rows = await leads.OrderBy(lead => lead.CreatedAt).ThenBy(lead => lead.Id)
            .Select(lead => new
            {
                lead.Id, lead.CustomerId, lead.OwnerId, lead.CreatedAt, lead.CreatedBy, lead.FirstContactAt, lead.Grade,
                Given = view.Db.Set<LeadClock>().Where(clock => clock.Id == lead.Id).Select(clock => clock.GivenAt).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        List<FirstTouch> judged = [];
        foreach (var lead in rows)
        {
            var start = lead.Given is { } given && (lead.FirstContactAt is null || given <= lead.FirstContactAt) ? given : lead.CreatedAt;
            var due = WorkdayHours.Add(calendar, zone, start, time);
            if (lead.FirstContactAt is null && (due > view.Now || lead.Grade == "C")) continue;
            judged.Add(new(lead.Id, lead.CustomerId, lead.OwnerId!.Value, lead.CreatedAt, lead.CreatedBy, lead.FirstContactAt,
                lead.FirstContactAt <= due));
        }

        return judged;
    }
}
