using CrmBot.Features.Reading;

namespace CrmBot.Features.Imports.CustomerRows;

/// <summary>
/// What the rows read so far have said, as hashes: a table may have as many rows as there are customers. For a preview it holds the whole
/// table; while rows are stored it holds those of one write, the earlier ones are in the store by then.
/// </summary>
/// <param name="openedBefore">Whether an earlier write of the same import opened that customer.</param>
internal sealed class PassMemory(Func<Guid, bool> openedBefore)
{
    private readonly HashSet<Guid> claims = [];
    private readonly Dictionary<Guid, HashSet<Guid>> keys = [];
    private readonly HashSet<Guid> opened = [];

    /// <summary>The customers of this table that have the key, such as a phone number.</summary>
    public IReadOnlySet<Guid> With(string kind, string key) => keys.GetValueOrDefault(StableId.Of(kind, key)) ?? [];

    public void Keep(string kind, string key, Guid customer)
    {
        var id = StableId.Of(kind, key);
        if (keys.TryGetValue(id, out var known)) known.Add(customer);
        else keys[id] = [customer];
    }

    /// <summary>Whether a row has said this of that customer already.</summary>
    public bool IsSaid(Guid customer, string fact, string value) => claims.Contains(StableId.Of(fact, customer, value));

    public void Say(Guid customer, string fact, string value) => claims.Add(StableId.Of(fact, customer, value));

    public bool IsOpened(Guid customer) => opened.Contains(customer) || openedBefore(customer);

    public void Open(Guid customer) => opened.Add(customer);
}
