using CrmBot.Features.Customers;
using CrmBot.Features.Interactions;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Imports.CustomerRows;

/// <summary>What the store holds of one customer, as far as a row can add to it.</summary>
internal sealed record HeldCustomer(Customer Customer)
{
    public List<Contact> Contacts { get; } = [];

    public HashSet<(MethodKind Kind, string Value)> Methods { get; } = [];

    /// <summary>Ids of the tags.</summary>
    public HashSet<Guid> Tags { get; } = [];
}

/// <summary>
/// The customers of the store that some rows may mean, found by phone, mail, WeChat and name, in a handful of queries for all rows.
/// </summary>
internal sealed class KnownCustomers
{
    private readonly Dictionary<(MethodKind, string), HashSet<Guid>> byMethod = [];
    private readonly Dictionary<string, HashSet<Guid>> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, HeldCustomer> held = [];
    private HashSet<Guid> talks = [];

    public static async Task<KnownCustomers> LoadAsync(
        ReadView view, IReadOnlyCollection<CustomerRow> rows, CustomerName names, CancellationToken cancellationToken)
    {
        var known = new KnownCustomers();
        await known.FindAsync(view, rows, names, cancellationToken);
        await known.FillAsync(view, cancellationToken);
        var said = rows.Where(row => row.Talk is not null).Select(row => TalkId(row, names)).Distinct().ToList();
        known.talks = said.Count == 0 ? [] : await view.Db.Set<Interaction>().Where(talk => said.Contains(talk.Id)).Select(talk => talk.Id)
            .ToHashSetAsync(cancellationToken);
        return known;
    }

    public IReadOnlySet<Guid> WithMethod(MethodKind kind, string value) => byMethod.GetValueOrDefault((kind, value)) ?? [];

    public IReadOnlySet<Guid> Called(string nameKey) => byName.GetValueOrDefault(nameKey) ?? [];

    public HeldCustomer? Find(Guid id) => held.GetValueOrDefault(id);

    public bool HasTalk(Guid id) => talks.Contains(id);

    /// <summary>The same for the same contact of the same company, so that it is taken in once however often the table comes.</summary>
    public static Guid TalkId(CustomerRow row, CustomerName names) =>
        StableId.Of("imported_talk", names.KeyOf(row.Name), row.Talk!.At?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "",
            row.Talk.By ?? "", row.Talk.Text);

    private async Task FindAsync(
        ReadView view, IReadOnlyCollection<CustomerRow> rows, CustomerName names, CancellationToken cancellationToken)
    {
        var values = rows.SelectMany(row => row.Methods).Select(method => method.Value).Distinct().ToList();
        var found = values.Count == 0
            ? []
            : await view.Db.Set<ContactMethod>().AsNoTracking().Where(method => values.Contains(method.Value))
                .Select(method => new { method.Kind, method.Value, method.CustomerId }).ToListAsync(cancellationToken);
        foreach (var one in found) Add(byMethod, (one.Kind, one.Value), one.CustomerId);
        var keys = rows.Select(row => names.KeyOf(row.Name)).Distinct().ToList();
        var named = await view.Db.Set<Customer>().AsNoTracking().Where(customer => keys.Contains(customer.NameKey))
            .ToListAsync(cancellationToken);
        foreach (var customer in named)
            Add(byName, customer.NameKey, (await CustomerDirectory.FinalAsync(view, customer, cancellationToken)).Id);
    }

    private async Task FillAsync(ReadView view, CancellationToken cancellationToken)
    {
        var ids = byMethod.Values.Concat(byName.Values).SelectMany(some => some).Distinct().ToList();
        if (ids.Count == 0) return;
        foreach (var customer in await view.Db.Set<Customer>().Where(customer => ids.Contains(customer.Id)).ToListAsync(cancellationToken))
            held[customer.Id] = new HeldCustomer(customer);
        foreach (var contact in await view.Db.Set<Contact>().Where(contact => ids.Contains(contact.CustomerId) && contact.LeftAt == null)
            .OrderBy(contact => contact.Position).ToListAsync(cancellationToken))
            held[contact.CustomerId].Contacts.Add(contact);
        foreach (var method in await view.Db.Set<ContactMethod>().AsNoTracking().Where(method => ids.Contains(method.CustomerId))
            .ToListAsync(cancellationToken))
            held[method.CustomerId].Methods.Add((method.Kind, method.Value));
        foreach (var tag in await view.Db.Set<CustomerTag>().AsNoTracking().Where(tag => ids.Contains(tag.CustomerId))
            .ToListAsync(cancellationToken))
            held[tag.CustomerId].Tags.Add(tag.TagId);
    }

    private static void Add<T>(Dictionary<T, HashSet<Guid>> index, T key, Guid id)
        where T : notnull
    {
        if (index.TryGetValue(key, out var some)) some.Add(id);
        else index[key] = [id];
    }
}
