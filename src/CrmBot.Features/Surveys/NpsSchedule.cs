using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.Deals;
using CrmBot.Features.Reading;
using CrmBot.Features.Rules;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Surveys;

/// <summary>
/// How often customers who have signed are asked whether they recommend us; switched off until an admin says a number of days.
/// </summary>
internal sealed class PlanNps(CompanySettings settings) : IRuleListener
{
    public static readonly KnownRule Every = new("nps_days", RuleUnit.Days, 0, 0, 365);

    public const string RuleName = "survey.nps";
    private const int Hour = 10;
    private static readonly Guid Schedule = StableId.Of("survey_schedule", "nps");

    public Task ChangedAsync(UnitOfWork work, string code, CancellationToken cancellationToken) =>
        code == Every.Code ? SetAsync(work, cancellationToken) : Task.CompletedTask;

    /// <summary>The next morning at ten.</summary>
    public Task SetAsync(UnitOfWork work, CancellationToken cancellationToken)
    {
        var zone = TimeZones.Find(settings.Zone);
        var local = work.LocalNow(zone);
        var today = local.Date.AddHours(Hour);
        return work.Timers.SetAsync(RuleName, Schedule, "", local < today ? today : today.AddDays(1), zone, cancellationToken);
    }
}

/// <summary>
/// Each morning asks some of those whose turn it is, so that all of them are asked within the time without a flood
/// on one day. Where nothing that is configured reaches the customer, whoever looks after them gets the link.
/// </summary>
internal sealed class SendNps(RuleBook rules, PlanNps plan, AskSurvey ask, ICustomerDirectory customers) : ITimerHandler
{
    public const string LinkNotice = "survey.nps";
    private const int MostADay = 20;
    private const long Day = 86_400_000;

    public string Rule => PlanNps.RuleName;

    public async Task FireAsync(UnitOfWork work, DueTimer timer, CancellationToken cancellationToken)
    {
        var days = await rules.ValueAsync(work, PlanNps.Every.Code, cancellationToken);
        if (days == 0) return;
        await plan.SetAsync(work, cancellationToken);
        foreach (var id in await DueAsync(work, work.Now - (days * Day), cancellationToken))
            if (await customers.FindAsync(work, id, cancellationToken) is { } customer) await AskAsync(work, customer, cancellationToken);
    }

    private static Task<List<Guid>> DueAsync(UnitOfWork work, long since, CancellationToken cancellationToken) =>
        work.Db.Set<Deal>().AsNoTracking()
            .Where(deal => deal.State == DealState.Won).Select(deal => deal.CustomerId).Distinct()
            .Where(customer => !work.Db.Set<Survey>()
                .Any(survey => survey.CustomerId == customer && survey.Kind == SurveyKinds.Nps && survey.AskedAt > since))
            .Where(customer => !work.Db.Set<SurveyOptOut>().Any(optOut => optOut.CustomerId == customer))
            .OrderBy(customer => customer).Take(MostADay).ToListAsync(cancellationToken);

    private async Task AskAsync(UnitOfWork work, CustomerBrief customer, CancellationToken cancellationToken)
    {
        var asked = await ask.AskAsync(work, new SurveyWish(SurveyKinds.Nps, customer, null), cancellationToken);
        if (asked.Survey is { Via: "link" or "phone" } survey && customer.OwnerId is { } owner)
            await work.Outbox.ToPersonAsync(owner, new Reply.OfRecord(Survey.Record(survey.Id)), $"{LinkNotice}:{survey.Id:N}",
                Delivery.AtLeastOnce, Priority.Notice, cancellationToken);
    }
}
