namespace CrmBot.Language;

/// <summary>The open tickets, by number and by customer.</summary>
internal sealed class TicketShelf
{
    private readonly Dictionary<long, TicketEntry> _tickets = [];
    private readonly Dictionary<string, SortedSet<long>> _byCustomer = new(StringComparer.Ordinal);

    /// <summary>The largest number there has been.</summary>
    public long Highest { get; private set; }

    public void Put(TicketEntry ticket)
    {
        Highest = Math.Max(Highest, ticket.Id);
        Remove(ticket.Id);
        _tickets[ticket.Id] = ticket;
        if (!_byCustomer.TryGetValue(ticket.Customer, out var numbers)) _byCustomer[ticket.Customer] = numbers = [];
        numbers.Add(ticket.Id);
    }

    public void Remove(long id)
    {
        if (!_tickets.Remove(id, out var ticket)) return;
        var numbers = _byCustomer[ticket.Customer];
        numbers.Remove(id);
        if (numbers.Count == 0) _byCustomer.Remove(ticket.Customer);
    }

    public TicketEntry? Find(long id) => _tickets.GetValueOrDefault(id);

    /// <summary>What one of us has in hand, by number; looked through only when somebody speaks of it.</summary>
    public List<TicketEntry> OfAgent(string name)
    {
        var found = new List<TicketEntry>();
        foreach (var ticket in _tickets.Values)
        {
            if (ticket.Assignee == name) found.Add(ticket);
        }

        found.Sort(static (one, other) => one.Id.CompareTo(other.Id));
        return found;
    }

    public bool Contains(long id) => _tickets.ContainsKey(id);

    public IReadOnlyCollection<long> Of(string customer) => _byCustomer.TryGetValue(customer, out var numbers) ? numbers : [];
}
