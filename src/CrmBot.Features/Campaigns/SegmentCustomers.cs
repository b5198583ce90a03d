using CrmBot.Features.Company;
using CrmBot.Features.Contracts;
using CrmBot.Features.Customers;
using CrmBot.Features.Interactions;
using CrmBot.Features.Leads.FirstContact;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Features.Rules;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Campaigns;

/// <summary>
/// The customers of a group that campaigns are for. What each group means stands on the card (<c>campaign.means.{code}</c>), with
/// the days it goes by: the company's rule for dormant customers, a month for new ones, the first notice of a contract's end.
/// </summary>
internal sealed class SegmentCustomers(RuleBook rules, CompanySettings company)
{
    public const int NewDays = 30, ExpiringDays = 90;
    private const string Dormant = "dormant", AtRisk = "churn_risk", New = "new", Expiring = "expiring", Core = "core", Key = "key";
    private static readonly long Day = (long)TimeSpan.FromDays(1).TotalMilliseconds;

    private const string Graded = "grade_";

    public static readonly IReadOnlyList<string> All = [Dormant, AtRisk, New, Core, Key, Expiring, "all", Graded + "a", Graded + "b",
        Graded + "c"];

    /// <summary>The group of a grade, which the contract's groups do not know.</summary>
    public static string OfGrade(string grade) => Graded + grade.ToLowerInvariant();

    /// <summary>Days of silence or nearness that the group goes by; 0 for a group that goes by none.</summary>
    public async Task<int> DaysAsync(ReadView view, string segment, CancellationToken cancellationToken) => segment switch
    {
        Dormant => await rules.ValueAsync(view, LeadRules.Dormant, cancellationToken),
        AtRisk => await FadingCustomers.AfterAsync(rules, view, cancellationToken),
        New => NewDays,
        Expiring => ExpiringDays,
        _ => 0,
    };

    /// <param name="owner">Only this person's.</param>
    /// <param name="team">Without an owner only this team's; neither: everybody's.</param>
    public async Task<IQueryable<Customer>> OfAsync(
        ReadView view, string segment, Guid? owner, string? team, CancellationToken cancellationToken)
    {
        var customers = OfWhom(view, owner, team);
        var days = await DaysAsync(view, segment, cancellationToken);
        return segment switch
        {
            Dormant => SilentCustomers.Since(view, customers, view.Now - (days * Day)),
            AtRisk => FadingCustomers.Of(view, customers, view.Now - (days * Day)),
            New => SilentCustomers.KnownOnlySince(view, customers, view.Now - (days * Day)),
            Core or Key => customers.Where(c => c.Tier == segment),
            _ when segment.StartsWith(Graded, StringComparison.Ordinal) && segment[Graded.Length..].ToUpperInvariant() is var grade =>
                customers.Where(c => c.Grade == grade),
            Expiring => Ending(view, customers, days),
            _ => customers,
        };
    }

    private static IQueryable<Customer> OfWhom(ReadView view, Guid? owner, string? team)
    {
        var customers = view.Db.Set<Customer>().AsNoTracking().Where(customer => customer.MergedIntoId == null);
        if (owner is { } one) return customers.Where(customer => customer.OwnerId == one);
        if (team is null) return customers;
        var theirs = view.Db.Set<Person>().Where(person => person.Team == team).Select(person => (Guid?)person.Id);
        return customers.Where(customer => theirs.Contains(customer.OwnerId));
    }

    private IQueryable<Customer> Ending(ReadView view, IQueryable<Customer> customers, int days)
    {
        var today = DateOnly.FromDateTime(view.LocalNow(TimeZones.Find(company.Zone)));
        var (from, to) = (DayCode.Of(today), DayCode.Of(today.AddDays(days)));
        return customers.Where(c => view.Db.Set<Contract>()
            .Any(contract => contract.CustomerId == c.Id && contract.RenewalId == null && contract.EndOn >= from && contract.EndOn <= to));
    }
}
