using CrmBot.Features.Reports;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;

namespace CrmBot.Features.Surveys.Numbers;

/// <summary>The share of answers that are good ones, by anything that reports group by.</summary>
internal abstract class GoodAnswersInReports : IReportSource
{
    public abstract string Measure { get; }

    public string Kind => "survey";

    public string UsualGrouping => "owner";

    public bool IsRate => true;

    public async Task<IReadOnlyList<ReportItem>> ReadAsync(ReadView view, ReportScope scope, CancellationToken cancellationToken)
    {
        var period = Digests.DigestPeriod.Days(scope.From, scope.To, scope.Zone);
        var answers = await ReadAnswers.OfAsync(view, Measure, (period.From, period.To), scope.Owners, scope.IsAll, cancellationToken);
        return
        [
            .. answers.Select(
                one => new ReportItem(one.Id, one.CustomerId, one.AgentId ?? one.OwnerId, Instants.DayOf(one.AnsweredAt, scope.Zone))
                {
                    Hit = SurveyKinds.IsGood(Measure, one.Score),
                }),
        ];
    }
}

/// <summary>Satisfied customers (4 and 5) among those who answered.</summary>
internal sealed class CsatInReports : GoodAnswersInReports
{
    public override string Measure => SurveyKinds.Csat;
}

/// <summary>Promoters (9 and 10) among those who answered.</summary>
internal sealed class NpsInReports : GoodAnswersInReports
{
    public override string Measure => SurveyKinds.Nps;
}
