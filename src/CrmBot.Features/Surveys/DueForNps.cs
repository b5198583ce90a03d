using CrmBot.Features.Deals;
using CrmBot.Features.Privacy.Consent;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Surveys;

/// <summary>The customers who have signed and are to be asked again whether they recommend us, who has waited longest first.</summary>
/// <param name="days">How often each of them is asked.</param>
/// <param name="gap">Days between two questions of any kind to one customer.</param>
internal sealed class DueForNps(long days, long gap)
{
    private const long Day = 86_400_000;

    /// <summary>How many a day have to be asked so that everybody is within the time.</summary>
    public async Task<int> ShareAsync(ReadView view, CancellationToken cancellationToken) =>
        (int)((await Signed(view).CountAsync(cancellationToken) + days - 1) / days);

    public Task<List<Guid>> ListAsync(ReadView view, int passedOver, int most, CancellationToken cancellationToken)
    {
        var (round, free) = (view.Now - (days * Day), view.Now - (gap * Day));
        var asked = view.Db.Set<Survey>();
        return Signed(view)
            .Where(customer => !asked.Any(survey => survey.CustomerId == customer && survey.Via != "said" && survey.AskedAt > free))
            .Select(customer => new
            {
                Id = customer,
                Last = asked.Where(survey => survey.CustomerId == customer && survey.Kind == SurveyKinds.Nps)
                    .Max(survey => (long?)survey.AskedAt) ?? 0,
            })
            .Where(one => one.Last <= round).OrderBy(one => one.Last).ThenBy(one => one.Id).Skip(passedOver).Take(most)
            .Select(one => one.Id).ToListAsync(cancellationToken);
    }

    // Without those who want to hear nothing, or nothing of this.
    private static IQueryable<Guid> Signed(ReadView view) =>
        view.Db.Set<Deal>().AsNoTracking().Where(deal => deal.State == DealState.Won).Select(deal => deal.CustomerId).Distinct()
            .Where(customer => !view.Db.Set<SurveyOptOut>().Any(optOut => optOut.CustomerId == customer)
                && !view.Db.Set<OptOut>().Any(one => one.CustomerId == customer && one.ContactId == null));
}
