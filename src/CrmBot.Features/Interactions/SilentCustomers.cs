using CrmBot.Features.Customers;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Interactions;

/// <summary>Customers nobody has been in contact with for some time.</summary>
internal static class SilentCustomers
{
    /// <summary>
    /// Without a contact since then. Of a file that is younger than that one can say so
    /// only when a contact before it is known: it came in a table, with its history.
    /// </summary>
    /// <param name="since">Business time, Unix milliseconds.</param>
    public static IQueryable<Customer> Since(ReadView view, IQueryable<Customer> customers, long since) => customers
        .Where(c => !view.Db.Set<Interaction>().Any(talk => talk.CustomerId == c.Id && talk.HappenedAt >= since))
        .Where(c => c.CreatedAt < since || view.Db.Set<Interaction>().Any(talk => talk.CustomerId == c.Id));

    /// <summary>Those first whom nobody has talked to for longest; who was never talked to, since their file was made.</summary>
    public static IQueryable<Customer> LongestFirst(ReadView view, IQueryable<Customer> customers) => customers
        .OrderBy(c => view.Db.Set<Interaction>().Where(talk => talk.CustomerId == c.Id).Max(talk => (long?)talk.HappenedAt) ?? c.CreatedAt)
        .ThenBy(c => c.Id);

    /// <summary>Neither a file nor a contact is older than that.</summary>
    /// <param name="since">Business time, Unix milliseconds.</param>
    public static IQueryable<Customer> KnownOnlySince(ReadView view, IQueryable<Customer> customers, long since) =>
        customers.Where(
            c => c.CreatedAt >= since && !view.Db.Set<Interaction>().Any(talk => talk.CustomerId == c.Id && talk.HappenedAt < since));
}
