using CrmBot.Features.Customers;
using CrmBot.Features.Reading;
using CrmBot.Features.Reports;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Leads;

/// <summary>How many leads came in.</summary>
internal sealed class NewLeadsInReports : IReportSource
{
    public string Measure => "new_leads";

    public string Kind => "lead";

    public string UsualGrouping => "src";

    public Task<IReadOnlyList<ReportItem>> ReadAsync(ReadView view, ReportScope scope, CancellationToken cancellationToken) =>
        LeadsCame.ReadAsync(view, scope, cancellationToken);
}

/// <summary>
/// How many of the leads that came in a period have become customers by now: converted, or their customer has signed since.
/// </summary>
internal sealed class ConversionInReports(ISignatures signatures) : IReportSource
{
    public string Measure => "conversion";

    public string Kind => "lead";

    public string UsualGrouping => "src";

    public bool IsRate => true;

    public async Task<IReadOnlyList<ReportItem>> ReadAsync(ReadView view, ReportScope scope, CancellationToken cancellationToken)
    {
        var came = await LeadsCame.ReadAsync(view, scope, cancellationToken);
        var signed = await signatures.LastAsync(view, [.. came.Select(lead => lead.CustomerId).Distinct()], cancellationToken);
        return [.. came.Select(
            lead => lead with { Hit = lead.Hit || (signed.TryGetValue(lead.CustomerId, out var day) && day >= lead.Day) })];
    }
}

/// <summary>The leads of a period. <see cref="ReportItem.Hit"/>: converted.</summary>
internal static class LeadsCame
{
    private static readonly List<LeadState> States = [.. Enum.GetValues<LeadState>()];

    public static async Task<IReadOnlyList<ReportItem>> ReadAsync(ReadView view, ReportScope scope, CancellationToken cancellationToken)
    {
        var (from, to) = LocalDay.Between(scope.From, scope.To, scope.Zone);
        var leads = view.Db.Set<Lead>().AsNoTracking()
            .Where(lead => States.Contains(lead.State) && lead.CreatedAt >= from && lead.CreatedAt < to);
        if (!scope.IsAll) leads = leads.Where(lead => lead.OwnerId != null && scope.Owners.Contains(lead.OwnerId.Value));
        var rows = await leads.Select(lead => new { lead.Id, lead.CustomerId, lead.OwnerId, lead.CreatedAt, lead.Source, lead.Grade,
            lead.State, lead.BudgetMax, lead.BudgetCurrency })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(lead => new ReportItem(lead.Id, lead.CustomerId, lead.OwnerId, Instants.DayOf(lead.CreatedAt, scope.Zone))
            {
                Source = lead.Source, Grade = lead.Grade, Stage = LeadStates.Word(lead.State), Hit = lead.State == LeadState.Converted,
            }),
        ];
    }
}
