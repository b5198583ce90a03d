using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Customers;

/// <summary>Two customers that are probably one, and what they share: <c>phone</c>, <c>email</c>, <c>wechat</c> or <c>name</c>.</summary>
internal sealed record CustomerPair(Guid One, Guid Other, string Shared);

/// <summary>
/// Finds customers that are probably stored twice: by a number or address they share, or by a name that is the
/// same without region and legal form. Pairs that somebody has looked at and kept apart are left out. Each pair
/// is an older customer and one younger double of it, so the number of pairs is the number of records too many.
/// </summary>
internal static class DuplicatePairs
{
    public static async Task<List<CustomerPair>> FindAsync(ReadView view, IQueryable<Customer> among, CancellationToken cancellationToken)
    {
        var apart = (await view.Db.Set<ApartCustomers>().Select(pair => pair.Id).ToListAsync(cancellationToken)).ToHashSet();
        var found = new List<CustomerPair>();
        var groups = (await ByMethodAsync(view, among, cancellationToken)).Concat(await ByNameAsync(among, cancellationToken));
        var first = new Dictionary<Guid, Guid>();
        foreach (var (shared, members) in groups)
        {
            foreach (var (one, other) in Chain(members, apart))
            {
                var (older, younger) = (Root(first, one), Root(first, other));
                if (older == younger) continue;
                if (older.CompareTo(younger) > 0) (older, younger) = (younger, older);
                first[younger] = older;
                found.Add(new(older, younger, shared));
            }
        }

        return found;
    }

    // Each member with the first one it may be the double of.
    private static IEnumerable<(Guid One, Guid Other)> Chain(List<Guid> members, HashSet<Guid> apart)
    {
        for (var place = 1; place < members.Count; place++)
        {
            var twin = members.Take(place).Where(earlier => !apart.Contains(ApartCustomers.IdOf(earlier, members[place])))
                .Select(earlier => (Guid?)earlier).FirstOrDefault();
            if (twin is { } one) yield return (one, members[place]);
        }
    }

    private static Guid Root(Dictionary<Guid, Guid> first, Guid id)
    {
        while (first.TryGetValue(id, out var earlier)) id = earlier;
        return id;
    }

    private static async Task<List<(string Shared, List<Guid> Members)>> ByMethodAsync(
        ReadView view, IQueryable<Customer> among, CancellationToken cancellationToken)
    {
        var methods = view.Db.Set<ContactMethod>().AsNoTracking().Where(method => among.Any(customer => customer.Id == method.CustomerId));
        var shared = methods.GroupBy(method => new { method.Kind, method.Value })
            .Where(group => group.Select(method => method.CustomerId).Distinct().Count() > 1)
            .Select(group => new { group.Key.Kind, group.Key.Value });
        var holders = await methods.Join(shared, method => new { method.Kind, method.Value }, key => new { key.Kind, key.Value },
            (method, _) => new { method.Kind, method.Value, method.CustomerId })
            .Distinct().ToListAsync(cancellationToken);
        return [.. holders.GroupBy(holder => (holder.Kind, holder.Value)).OrderBy(group => group.Key.Kind)
            .Select(group => (group.Key.Kind.ToString().ToLowerInvariant(), group.Select(holder => holder.CustomerId).Order().ToList()))];
    }

    private static async Task<List<(string Shared, List<Guid> Members)>> ByNameAsync(
        IQueryable<Customer> among, CancellationToken cancellationToken)
    {
        var shared = among.GroupBy(customer => customer.NameKey).Where(group => group.Count() > 1).Select(group => group.Key);
        var holders = await among.Where(customer => shared.Contains(customer.NameKey))
            .Select(customer => new { customer.NameKey, customer.Id }).ToListAsync(cancellationToken);
        return [.. holders.GroupBy(holder => holder.NameKey).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => ("name", group.Select(holder => holder.Id).Order().ToList()))];
    }
}
