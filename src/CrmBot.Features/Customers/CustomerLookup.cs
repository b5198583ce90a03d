using CrmBot.Runtime.Lookups;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Search;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Customers;

/// <summary>
/// Customers for an input that searches, and above the compose box. Of those outside the person's reach only name and owner show.
/// </summary>
internal sealed class CustomerLookup(ICustomerDirectory directory, Policy policy, PrintCustomer print, ProfileCard profile) : ILookup
{
    public const string List = "customers";

    public string Name => List;

    public async Task<IReadOnlyList<LookupHit>> FindAsync(
        ReadView view, Actor actor, LookupQuery query, CancellationToken cancellationToken)
    {
        if (!MayLook(actor)) return [];
        var ids = query.Text.Length == 0
            ? await LatestAsync(view, actor, query, cancellationToken)
            : [.. (await SearchTerms.FindAsync(view, "customer", query.Text, query.Skip + query.Most, cancellationToken)).Skip(query.Skip)];
        var known = await directory.FindManyAsync(view, ids, cancellationToken);
        return [.. ids.Where(known.ContainsKey).Select(id => Hit(actor, known[id]))];
    }

    public async Task<Reply?> ShowAsync(ReadView view, Actor actor, string id, CancellationToken cancellationToken)
    {
        if (!MayLook(actor) || !Guid.TryParseExact(id, "N", out var wanted)
            || await directory.FindAsync(view, wanted, cancellationToken) is not { } customer) return null;
        return policy.Decide(actor, "see", customer.Subject).Allowed
            ? new Reply.OfRecord(customer.Record)
            : new Reply.Card("customer-taken", profile.Taken(customer.Name, customer.OwnerName, customer.Team, actor.Locale),
                customer.Record);
    }

    public async Task ShownAsync(UnitOfWork work, Actor actor, string id, CancellationToken cancellationToken)
    {
        if (Guid.TryParseExact(id, "N", out var wanted) && await directory.FindAsync(work, wanted, cancellationToken) is { } customer
            && policy.Decide(actor, "see", customer.Subject).Allowed)
            await CustomerReads.NoteAsync(work, customer.Record, CustomerReads.Extension, cancellationToken);
    }

    private bool MayLook(Actor actor) => policy.Decide(actor, "see", new Subject("customer", actor.Id, actor.Team)).Allowed;

    // Nothing typed yet: most probably one of their own, the one something happened with last.
    private static Task<List<Guid>> LatestAsync(ReadView view, Actor actor, LookupQuery query, CancellationToken cancellationToken) =>
        view.Db.Set<Customer>().AsNoTracking().Where(customer => customer.OwnerId == actor.Id && customer.MergedIntoId == null)
            .OrderByDescending(customer => customer.ChangedAt).ThenBy(customer => customer.Id)
            .Skip(query.Skip).Take(query.Most).Select(customer => customer.Id).ToListAsync(cancellationToken);

    private LookupHit Hit(Actor actor, CustomerBrief customer)
    {
        var owner = print.Owner(customer.OwnerName, customer.Team, actor.Locale);
        var known = policy.Decide(actor, "see", customer.Subject).Allowed
            ? print.Stage(customer.Stage, actor.Locale)
            : print.Words(actor.Locale, "customer.taken");
        return new LookupHit(
            customer.Id.ToString("N"), customer.Name, PrintCustomer.Joined(known, owner),
            policy.Decide(actor, "log", customer.Subject).Allowed);
    }
}
