using System.Globalization;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.Reading;
using CrmBot.Features.Rules;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;

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
/// Each morning asks those who have waited longest, so that all of them are asked within the time without a flood on one
/// day; some a write, and on past those who cannot be asked, until the day's share has been. Where nothing that is
/// configured reaches the customer, whoever looks after them gets the link.
/// </summary>
internal sealed class SendNps(RuleBook rules, PlanNps plan, AskSurvey ask, ICustomerDirectory customers) : ITimerHandler
{
    public const string LinkNotice = "survey.nps";
    private const int FewestADay = 20, AtOnce = 20;
    private const long Pause = 1_000;

    public string Rule => PlanNps.RuleName;

    public async Task FireAsync(UnitOfWork work, DueTimer timer, CancellationToken cancellationToken)
    {
        var days = await rules.ValueAsync(work, PlanNps.Every.Code, cancellationToken);
        if (days == 0) return;
        if (timer.Slot.Length == 0) await plan.SetAsync(work, cancellationToken);
        var due = new DueForNps(days, await rules.ValueAsync(work, AskSurvey.Gap.Code, cancellationToken));
        var share = NpsShare.Read(timer.Slot) ?? new NpsShare(Math.Max(FewestADay, await due.ShareAsync(work, cancellationToken)), 0);
        var next = await due.ListAsync(work, share.PassedOver, Math.Min(AtOnce, share.Left), cancellationToken);
        var left = share;
        foreach (var id in next) left = await AskAsync(work, id, cancellationToken) ? left.Asked() : left.PassOver();
        if (left.Left > 0 && next.Count == Math.Min(AtOnce, share.Left))
            await work.Timers.SetAsync(Rule, timer.Record, left.Slot, work.Now + Pause, cancellationToken);
    }

    private async Task<bool> AskAsync(UnitOfWork work, Guid id, CancellationToken cancellationToken)
    {
        if (await customers.FindAsync(work, id, cancellationToken) is not { } customer) return false;
        var asked = await ask.AskAsync(work, new SurveyWish(SurveyKinds.Nps, customer, null), cancellationToken);
        if (asked.Survey is { Via: "link" or "phone" } survey && customer.OwnerId is { } owner)
            await work.Outbox.ToPersonAsync(owner, new Reply.OfRecord(Survey.Record(survey.Id)), $"{LinkNotice}:{survey.Id:N}",
                Delivery.AtLeastOnce, Priority.Notice, cancellationToken);
        return asked.Survey is not null;
    }
}

/// <summary>What is left of a morning's share.</summary>
/// <param name="Left">How many are still to be asked.</param>
/// <param name="PassedOver">How many could not be asked; they stand first among those who are due.</param>
internal sealed record NpsShare(int Left, int PassedOver)
{
    public string Slot => FormattableString.Invariant($"{Left}:{PassedOver}");

    /// <summary>Null for a share that has not begun.</summary>
    public static NpsShare? Read(string slot) => slot.Split(':') is [var left, var passedOver]
        ? new(int.Parse(left, CultureInfo.InvariantCulture), int.Parse(passedOver, CultureInfo.InvariantCulture)) : null;

    public NpsShare Asked() => this with { Left = Left - 1 };

    public NpsShare PassOver() => this with { PassedOver = PassedOver + 1 };
}
