using CrmBot.Features.Customers;
using CrmBot.Features.Digests;
using CrmBot.Features.Surveys.Recovery;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Surveys.Numbers;

/// <summary>
/// What customers said of us, and which low scores nobody has made good for yet. Only for whoever adds it (日报里加上满意度): a weekly digest of
/// everything is as large as a card may be.
/// </summary>
internal sealed class SurveysInDigest(ICustomerDirectory customers) : IDigestSection
{
    public string Block => "survey";

    public int Order => 80;

    public bool IsIn(DigestKind kind) => false;

    public async Task<IReadOnlyList<DigestNumber>> CountAsync(ReadView view, DigestScope scope, CancellationToken cancellationToken)
    {
        var csat = await AnswersAsync(view, scope, SurveyKinds.Csat, cancellationToken);
        var nps = await AnswersAsync(view, scope, SurveyKinds.Nps, cancellationToken);
        return
        [
            Number("csat_answers", csat),
            Number("csat_low", csat.Where(one => SurveyKinds.IsLow(SurveyKinds.Csat, one.Score))) with { IsWarning = true },
            Number("nps_answers", nps),
            Number("nps_low", nps.Where(one => SurveyKinds.IsLow(SurveyKinds.Nps, one.Score))) with { IsWarning = true },
            new DigestNumber("recoveries_open", "recovery", await OpenAsync(view, scope, cancellationToken)) { IsWarning = true },
        ];
    }

    private static DigestNumber Number(string name, IEnumerable<CountedAnswer> answers) =>
        new(name, "survey", [.. answers.Select(one => one.Id)]) { Before = 0 };

    private async Task<List<CountedAnswer>> AnswersAsync(ReadView view, DigestScope scope, string kind, CancellationToken cancellationToken)
    {
        var answers = await ReadAnswers.OfAsync(view, kind, (scope.Period.From, scope.Period.To), scope.Owners, scope.IsAll,
            cancellationToken);
        var fitting = await customers.FilterAsync(view, [.. answers.Select(one => one.CustomerId).Distinct()], scope.Region, scope.Grade,
            cancellationToken);
        return [.. answers.Where(one => fitting is null || fitting.Contains(one.CustomerId))];
    }

    private static Task<List<Guid>> OpenAsync(ReadView view, DigestScope scope, CancellationToken cancellationToken)
    {
        var open = view.Db.Set<RecoveryTask>().AsNoTracking().Where(task => task.DoneAt == null);
        if (!scope.IsAll) open = open.Where(task => task.OwnerId != null && scope.Owners.Contains(task.OwnerId.Value));
        return open.OrderBy(task => task.OpenedAt).ThenBy(task => task.Id).Select(task => task.Id).ToListAsync(cancellationToken);
    }
}
