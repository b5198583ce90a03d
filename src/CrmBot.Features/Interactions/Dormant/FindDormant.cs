using CrmBot.Features.Customers;
using CrmBot.Features.Leads.FirstContact;
using CrmBot.Features.Rules;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Interactions.Dormant;

/// <param name="LastAt">When somebody was last in contact. Business time, Unix milliseconds.</param>
internal sealed record DormantCustomer(Guid Id, string Name, Guid OwnerId, long LastAt);

/// <summary>
/// Customers nobody has been in contact with for as long as the company's rule says, whose owner has not been told of this silence
/// yet. Who is lost is none, and a C lead sleeps on purpose; of open leads the ladder of first contact speaks much sooner.
/// </summary>
internal sealed class FindDormant(RuleBook rules)
{
    /// <summary>What is beyond comes the next day: first those that have been silent longest.</summary>
    private const int MostADay = 2_000;

    private const string Lost = "lost", Lead = "lead", C = "C";
    private const long Day = 24L * 60 * 60 * 1000;

    public async Task<(int Days, List<DormantCustomer> Customers)> AsOfAsync(ReadView view, CancellationToken cancellationToken)
    {
        var days = await rules.ValueAsync(view, LeadRules.Dormant, cancellationToken);
        var owned = view.Db.Set<Customer>().AsNoTracking()
            .Where(c => c.MergedIntoId == null && c.OwnerId != null && c.Stage != Lost && !(c.Stage == Lead && c.Grade == C));
        var found = await SilentCustomers.Since(view, Untold(view, owned), view.Now - (days * Day))
            .Select(c => new { c.Id, c.Name, c.OwnerId,
                LastAt = view.Db.Set<Interaction>().Where(talk => talk.CustomerId == c.Id).Max(talk => (long?)talk.HappenedAt)
                    ?? c.CreatedAt })
            .OrderBy(c => c.LastAt).ThenBy(c => c.Id).Take(MostADay).ToListAsync(cancellationToken);
        return (days, found.ConvertAll(one => new DormantCustomer(one.Id, one.Name, one.OwnerId!.Value, one.LastAt)));
    }

    // Told once for each silence: a contact in between begins another.
    private static IQueryable<Customer> Untold(ReadView view, IQueryable<Customer> customers) =>
        customers.Where(c => !view.Db.Set<DormantTold>().Any(told =>
            told.CustomerId == c.Id && !view.Db.Set<Interaction>().Any(talk => talk.CustomerId == c.Id && talk.HappenedAt > told.ToldAt)));
}
