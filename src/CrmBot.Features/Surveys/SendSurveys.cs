using System.Text.Json.Nodes;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Surveys;

/// <summary>The customers that a sentence means, as far as the speaker may write about them.</summary>
/// <param name="Words">What was said, for the draft.</param>
internal sealed record SurveyScope(string Words, IReadOnlyList<CustomerBrief> Customers);

/// <summary>Asks one customer or many because a person says so, or never again.</summary>
internal sealed class SendSurveys(
    CustomerForChange change, ICustomerDirectory customers, AskSurvey ask, Policy policy, CompanySettings settings, PrintCustomer print)
{
    private const int MostAtOnce = 500;

    public async Task<Reply> SendAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var kind = SurveyKinds.Read(frame.Text("kind"));
        if (frame.Object("scope") is { } scope) return await ManyAsync(turn, kind, scope, cancellationToken);
        var (customer, instead) = await change.FindBriefAsync(turn, frame, "log", cancellationToken);
        if (customer is null) return instead!;
        var asked = await ask.AskAsync(turn.Work, new SurveyWish(kind, customer, turn.Actor.Id), cancellationToken);
        return asked switch
        {
            { Survey: { } survey } => new Reply.OfRecord(Survey.Record(survey.Id)),
            { WhyNot: "optedOut" } => new Reply.Refuse("survey.optedOut", ("name", customer.Name)),
            _ => new Reply.Refuse("survey.tooSoon", ("name", customer.Name),
                ("when", print.Day(asked.LastAt, turn.Now, turn.Actor.Zone, turn.Locale))),
        };
    }

    /// <summary>别给远航发问卷: not asked any more, by nobody.</summary>
    public async Task<Reply> LeaveOutAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var (customer, instead) = await change.FindBriefAsync(turn, frame, "log", cancellationToken);
        if (customer is null) return instead!;
        if ((await turn.Work.Records.ReadAllAsync<SurveyOptOut>(nameof(SurveyOptOut.CustomerId), customer.Id,
            cancellationToken)).Count == 0)
            turn.Db.Add(new SurveyOptOut { CustomerId = customer.Id, SaidBy = turn.Actor.Id, SaidAt = turn.Now });
        return new Reply.Say("survey.leftOut", ("name", customer.Name));
    }

    public async Task<SurveyScope> ScopeAsync(Turn turn, JsonObject scope, CancellationToken cancellationToken)
    {
        var query = turn.Db.Set<Customer>().AsNoTracking().Where(customer => customer.MergedIntoId == null);
        List<string> words = [];
        if ((string?)scope["tier"] is { } tier)
        {
            query = query.Where(customer => customer.Tier == tier);
            words.Add(print.Tier(tier, turn.Locale));
        }

        if ((string?)scope["grade"] is { } grade)
        {
            query = query.Where(customer => customer.Grade == grade);
            words.Add(print.Words(turn.Locale, "customer.grade", ("grade", grade)));
        }

        if ((string?)scope["region"] is { } region)
        {
            var within = settings.RegionsIn(region).ToList();
            query = query.Where(customer => customer.Region != null && within.Contains(customer.Region));
            words.Add(CompanySettings.Word(settings.Regions, region, turn.Locale));
        }

        var ids = await query.OrderBy(customer => customer.Id).Select(customer => customer.Id).ToListAsync(cancellationToken);
        if (scope["won"] is JsonArray { Count: 2 } won)
            ids = [.. ids.Intersect(await WonAsync(turn, (string?)won[0], (string?)won[1], words, cancellationToken))];
        var found = await customers.FindManyAsync(turn.Work, ids, cancellationToken);
        return new SurveyScope(
            PrintCustomer.Joined([.. words]), [.. ids.Select(id => found.GetValueOrDefault(id)).OfType<CustomerBrief>()
                .Where(one => policy.Decide(turn.Actor, "log", one.Subject).Allowed)]);
    }

    private async Task<List<Guid>> WonAsync(Turn turn, string? from, string? to, List<string> words, CancellationToken cancellationToken)
    {
        if (from is null && to is null)
        {
            words.Add(print.Words(turn.Locale, "survey.wonEver"));
            return await turn.Db.Set<Deals.Deal>().AsNoTracking().Where(deal => deal.State == Deals.DealState.Won)
                .Select(deal => deal.CustomerId).Distinct().ToListAsync(cancellationToken);
        }

        if (SaidTime.Read(from)?.Day is not { } first || SaidTime.Read(to)?.Day is not { } last) return [];
        var (least, most) = (DayCode.Of(first), DayCode.Of(last));
        words.Add(print.Words(turn.Locale, "survey.wonBetween", ("from", from), ("to", to)));
        return await turn.Db.Set<Deals.Deal>().AsNoTracking()
            .Where(deal => deal.State == Deals.DealState.Won && deal.ClosedOn >= least && deal.ClosedOn <= most)
            .Select(deal => deal.CustomerId).Distinct().ToListAsync(cancellationToken);
    }

    private async Task<Reply> ManyAsync(Turn turn, string kind, JsonObject scope, CancellationToken cancellationToken)
    {
        var found = (await ScopeAsync(turn, scope, cancellationToken)).Customers;
        if (found.Count == 0) return new Reply.Say("survey.nobody");
        if (found.Count > MostAtOnce) return new Reply.Refuse("survey.tooMany", ("count", found.Count), ("most", MostAtOnce));
        var (sent, links, soon, never) = (0, 0, 0, 0);
        foreach (var customer in found)
        {
            var asked = await ask.AskAsync(turn.Work, new SurveyWish(kind, customer, turn.Actor.Id), cancellationToken);
            if (asked.Survey is { Via: "mail" or "sms" }) sent++;
            else if (asked.Survey is not null) links++;
            else if (asked.WhyNot == "optedOut") never++;
            else soon++;
        }

        return new Reply.Say("survey.sentMany", ("what", What(turn, ("sent", sent), ("links", links), ("soon", soon), ("never", never))));
    }

    /// <summary>Of what came of it only what there is.</summary>
    private string What(Turn turn, params (string Kind, int Count)[] parts)
    {
        var told = parts.Where(static part => part.Count > 0)
            .Select(part => print.Words(turn.Locale, "survey.many." + part.Kind, ("count", part.Count)));
        return string.Join(print.Words(turn.Locale, "survey.many.between"), told);
    }
}
