using System.Text.Json.Nodes;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.Deals;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Surveys;

/// <summary>The customers that a sentence means, as far as the speaker may write about them.</summary>
/// <param name="Words">What was said, for the draft.</param>
/// <param name="Ids">No more than may be asked at once, and one.</param>
internal sealed record SurveyScope(string Words, int Count, IReadOnlyList<Guid> Ids);

/// <summary>Finds whom 给华东客户发满意度 means; counted and cut by the database, however many there are.</summary>
internal sealed class SurveyAudience(
    VisibleCustomers visible, ICustomerDirectory customers, CompanySettings settings, PrintCustomer print)
{
    public const int MostAtOnce = 500;

    public async Task<SurveyScope> FindAsync(Turn turn, JsonObject scope, CancellationToken cancellationToken)
    {
        List<string> words = [];
        var query = Narrow(turn, scope, await visible.ForAsync(turn.Work, turn.Actor, "log", cancellationToken), words);
        if (scope["won"] is JsonArray { Count: 2 } won)
            query = WhoSigned(turn, (string?)won[0], (string?)won[1], query, words);
        return new SurveyScope(PrintCustomer.Joined([.. words]), await query.CountAsync(cancellationToken),
            await query.OrderBy(customer => customer.Id).Select(customer => customer.Id).Take(MostAtOnce + 1).ToListAsync(cancellationToken));
    }

    public async Task<IReadOnlyList<CustomerBrief>> BriefsAsync(Turn turn, SurveyScope scope, CancellationToken cancellationToken)
    {
        var found = await customers.FindManyAsync(turn.Work, scope.Ids, cancellationToken);
        return [.. scope.Ids.Select(id => found.GetValueOrDefault(id)).OfType<CustomerBrief>()];
    }

    private IQueryable<Customer> Narrow(Turn turn, JsonObject scope, IQueryable<Customer> query, List<string> words)
    {
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

        if ((string?)scope["region"] is not { } region) return query;
        var within = settings.RegionsIn(region).ToList();
        words.Add(CompanySettings.Word(settings.Regions, region, turn.Locale));
        return query.Where(customer => customer.Region != null && within.Contains(customer.Region));
    }

    // Ever, or between two days.
    private IQueryable<Customer> WhoSigned(Turn turn, string? from, string? to, IQueryable<Customer> query, List<string> words)
    {
        var signed = turn.Db.Set<Deal>().Where(deal => deal.State == DealState.Won);
        if (from is null && to is null) words.Add(print.Words(turn.Locale, "survey.wonEver"));
        else
        {
            if (SaidTime.Read(from)?.Day is not { } first || SaidTime.Read(to)?.Day is not { } last)
                return query.Where(static customer => false);
            var (least, most) = (DayCode.Of(first), DayCode.Of(last));
            signed = signed.Where(deal => deal.ClosedOn >= least && deal.ClosedOn <= most);
            words.Add(print.Words(turn.Locale, "survey.wonBetween", ("from", from), ("to", to)));
        }

        return query.Where(customer => signed.Any(deal => deal.CustomerId == customer.Id));
    }
}
