using CrmBot.Features.Digests;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Reports;

/// <summary>Draws reports that are more than groups and their numbers; the lists behind the numbers open as any other's.</summary>
internal interface IReportBody
{
    /// <summary>
    /// The grouping of the questions it answers; the names of its numbers stand in the words under <c>{Grouping}.report.row.{key}</c>.
    /// </summary>
    string Grouping { get; }

    CardContent Render(ReadView view, Digest report, ReportQuestion question, CardView cardView);
}
