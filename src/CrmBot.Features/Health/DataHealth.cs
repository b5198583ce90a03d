using CrmBot.Features.Customers;
using CrmBot.Features.Interactions;
using CrmBot.Features.Leads;
using CrmBot.Features.People;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Health;

/// <summary>
/// The four questions about the customer files: each is a count out of <see cref="Total"/>, and a list of the same length.
/// </summary>
/// <param name="Duplicates">Records too many: of five pairs, five.</param>
/// <param name="Stale">Nothing changed and nobody was in contact for <see cref="DataHealth.FreshDays"/> days.</param>
/// <param name="Incomplete">Without a way to reach them, or without a source.</param>
/// <param name="Orphans">Nobody who works here looks after them, and they do not lie in the pool either.</param>
internal sealed record HealthFigures(int Total, int Duplicates, int Stale, int Incomplete, int Orphans);

/// <summary>How well the customer files are kept: doubles, timeliness, completeness, orphans. Counted at the moment of asking.</summary>
internal static class DataHealth
{
    public const int FreshDays = 30;
    private const long Day = 24 * 60 * 60 * 1000L;

    public static async Task<HealthFigures> MeasureAsync(ReadView view, IQueryable<Customer> among, CancellationToken cancellationToken) =>
        new(
            await among.CountAsync(cancellationToken),
            (await DuplicatePairs.FindAsync(view, among, cancellationToken)).Count,
            await Stale(view, among).CountAsync(cancellationToken),
            await Incomplete(view, among).CountAsync(cancellationToken),
            await Orphans(view, among).CountAsync(cancellationToken));

    public static IQueryable<Customer> Stale(ReadView view, IQueryable<Customer> among)
    {
        var since = view.Now - (FreshDays * Day);
        return among.Where(customer => customer.ChangedAt < since
            && !view.Db.Set<Interaction>().Any(interaction => interaction.CustomerId == customer.Id && interaction.HappenedAt >= since));
    }

    public static IQueryable<Customer> Incomplete(ReadView view, IQueryable<Customer> among) =>
        among.Where(customer => customer.Source == null || !view.Db.Set<ContactMethod>().Any(method => method.CustomerId == customer.Id));

    public static IQueryable<Customer> Orphans(ReadView view, IQueryable<Customer> among) =>
        among.Where(customer => customer.OwnerId == null
            ? !view.Db.Set<Lead>().Any(lead => lead.CustomerId == customer.Id && lead.IsOpen)
            : !view.Db.Set<Person>().Any(person => person.Id == customer.OwnerId && person.IsActive));
}
