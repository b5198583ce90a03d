using System.Text.Json;
using CrmBot.Language.Linking;

namespace CrmBot.Language;

/// <summary>
/// Everything the parser knows by name: customers, contacts, colleagues, tickets, tags and the company's own words.
/// Safe for many readers and one writer at a time; each change updates the indexes in place, and a message is read against
/// one state of the world because a change waits until the messages being read are done (well under a millisecond each).
/// </summary>
public sealed class World : IDisposable
{
    private readonly ReaderWriterLockSlim _gate = new(LockRecursionPolicy.SupportsRecursion);
    private WorldSettings _settings = new();

    internal CustomerShelf Customers { get; } = new();

    internal ColleagueShelf Colleagues { get; } = new();

    internal TicketShelf Tickets { get; } = new();

    internal TagShelf Tags { get; } = new();

    public WorldSettings Settings
    {
        get => _settings;
        set => Change(() => _settings = value);
    }

    public long CustomerCount => Customers.Count;

    /// <summary>Reads a world file (contract 2). A record's name is its key.</summary>
    /// <exception cref="FormatException">The document is not a world file.</exception>
    public static World FromJson(JsonElement json) => WorldFile.Read(json);

    /// <inheritdoc cref="FromJson(JsonElement)"/>
    public static World FromJson(Stream stream)
    {
        using var document = JsonDocument.Parse(stream);
        return WorldFile.Read(document.RootElement);
    }

    /// <summary>Adds the customer, or replaces the one with the same key.</summary>
    public void Put(CustomerEntry customer) => Change(() => Customers.Put(customer));

    public void RemoveCustomer(string key) => Change(() => Customers.Remove(key));

    /// <summary>Adds the colleague, or replaces the one with the same key.</summary>
    public void Put(ColleagueEntry colleague) => Change(() => Colleagues.Put(colleague));

    public void RemoveColleague(string key) => Change(() => Colleagues.Remove(key));

    /// <summary>Adds an open ticket, or replaces the one with the same number.</summary>
    public void PutTicket(TicketEntry ticket) => Change(() => Tickets.Put(ticket));

    public void RemoveTicket(long id) => Change(() => Tickets.Remove(id));

    public void PutTag(string tag) => Change(() => Tags.Put(tag));

    public void RemoveTag(string tag) => Change(() => Tags.Remove(tag));

    /// <summary>The customers that <paramref name="written"/> may mean, the closest first, at most <paramref name="limit"/>.</summary>
    public IReadOnlyList<CustomerSuggestion> Suggest(string written, int limit = 5)
    {
        ArgumentNullException.ThrowIfNull(written);
        return Read(known => SuggestCustomers.Of(known, written, limit));
    }

    public void Dispose() => _gate.Dispose();

    /// <summary>Runs a question against one state of the world.</summary>
    internal T Read<T>(Func<World, T> question)
    {
        _gate.EnterReadLock();
        try
        {
            return question(this);
        }
        finally
        {
            _gate.ExitReadLock();
        }
    }

    private void Change(Action change)
    {
        _gate.EnterWriteLock();
        try
        {
            change();
        }
        finally
        {
            _gate.ExitWriteLock();
        }
    }
}
