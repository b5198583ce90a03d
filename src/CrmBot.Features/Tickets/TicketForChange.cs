using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Language;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Tickets;

/// <summary>The ticket that is meant, or the answer when there is none: a no, or a question.</summary>
internal readonly record struct MeantTicket(Ticket? Ticket, CustomerBrief? Customer, Reply? Instead);

/// <summary>Finds the ticket of a sentence or a click and checks that the person may do that with it.</summary>
internal sealed class TicketForChange(
    TicketDirectory tickets, ICustomerDirectory customers, Policy policy, PrintTicket print, Lists.ListTickets list,
    DescribedTickets described)
{
    private const int MostOffered = 6;

    /// <param name="action">What <see cref="TicketPolicy"/> is asked: see, log or work.</param>
    public async Task<MeantTicket> FindAsync(Turn turn, RecordRef? record, string action, CancellationToken cancellationToken) =>
        await tickets.FindAsync(turn.Work, record, cancellationToken) is var (ticket, customer)
            ? Checked(turn, ticket, customer, action)
            : new(null, null, new Reply.Refuse("ticket.gone"));

    /// <summary>The number said, the card replied to, the customer's only open one, or the one last talked about.</summary>
    public async Task<MeantTicket> FindAsync(Turn turn, Frame frame, string action, CancellationToken cancellationToken)
    {
        if (frame.Text("id") is { } said) return await NumberedAsync(turn, said, action, cancellationToken);
        if (frame.Text(Frame.Described) is { } words) return await DescribedAsync(turn, words, action, cancellationToken);
        if (await RepliedAsync(turn, cancellationToken) is { } replied) return await FindAsync(turn, replied, action, cancellationToken);
        if (frame.Text("cust") is { } name) return await OfCustomerAsync(turn, name, action, cancellationToken);
        return turn.Memory.LastRecord is { Kind: "ticket" } last
            ? await FindAsync(turn, last, action, cancellationToken)
            : new(null, null, new Reply.Refuse("ticket.whichOne"));
    }

    public async Task<MeantTicket> NumberedAsync(Turn turn, string said, string action, CancellationToken cancellationToken) =>
        long.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && await tickets.FindAsync(turn.Work, number, cancellationToken) is var (ticket, customer)
            ? Checked(turn, ticket, customer, action)
            : new(null, null, new Reply.Refuse("ticket.noSuch", ("number", said)));

    // the printer ticket: the only open one that tells of a printer.
    private async Task<MeantTicket> DescribedAsync(Turn turn, string words, string action, CancellationToken cancellationToken) =>
        await described.OpenAsync(turn, words, cancellationToken) switch
        {
            [var only] => await FindAsync(turn, TicketDirectory.Record(only), action, cancellationToken),
            [] => new(null, null, new Reply.Refuse("ticket.whichOne")),
            var several => new(null, null, await WhichAsync(turn, several, cancellationToken)),
        };

    /// <summary>The customer's open tickets, or those with the words said, for a draft that asks which.</summary>
    public async Task<List<DraftChoice>> ChoicesAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (!frame.Ask.Contains("id")) return [];
        var open = frame.Text(Frame.Described) is { } words ? await described.OpenAsync(turn, words, cancellationToken)
            : frame.Text("cust") is { } name ? (await OpenOfAsync(turn, name, cancellationToken)).Open : [];
        return [.. open.Where(ticket => ticket.IsWork).Take(MostOffered)
            .Select(ticket => new DraftChoice(Title(turn, ticket), "id", JsonValue.Create(ticket.Number)))];
    }

    // What the customer said is for those who work on it, not for a whole group.
    private string Title(Turn turn, Ticket ticket) => PrintCustomer.Joined(
        PrintTicket.Number(ticket), print.Type(ticket, turn.Locale),
        turn.Place.IsGroup ? null : Reading.Shorten.To(ticket.Description, 30));

    private static async Task<RecordRef?> RepliedAsync(Turn turn, CancellationToken cancellationToken) => turn.RepliesTo switch
    {
        { Kind: "ticket" } record => record,
        { Kind: "ticket_escalation", Id: var id } when await turn.Work.Records.ReadAsync<Ladder.Escalation>(id,
            cancellationToken) is { } escalation => new RecordRef("ticket", escalation.TicketId),
        _ => null,
    };

    private async Task<MeantTicket> OfCustomerAsync(Turn turn, string name, string action, CancellationToken cancellationToken)
    {
        var (open, refusal) = await OpenOfAsync(turn, name, cancellationToken);
        if (open is [var only]) return await FindAsync(turn, TicketDirectory.Record(only), action, cancellationToken);
        if (open.Count == 0) return new(null, null, refusal ?? new Reply.Refuse("ticket.noneOpen", ("name", name)));
        turn.Memory.LastSubject = name;
        return new(null, null, await WhichAsync(turn, open, cancellationToken));
    }

    // Each one tap away; 投诉那张 says it in words.
    private async Task<Reply> WhichAsync(Turn turn, List<Ticket> open, CancellationToken cancellationToken)
    {
        var ids = open.Select(ticket => ticket.Id).ToList();
        var shown = turn.Db.Set<Ticket>().Where(ticket => ids.Contains(ticket.Id));
        return await list.PageAsync(turn, Lists.TicketScope.Ordered(shown), "ticket.list.which", null, 0, cancellationToken);
    }

    /// <summary>
    /// What threatens us brooks no question: of several of a customer's tickets the most severe, and the newest of these.
    /// </summary>
    public async Task<MeantTicket> MostSevereAsync(Turn turn, string name, string action, CancellationToken cancellationToken)
    {
        var (open, refusal) = await OpenOfAsync(turn, name, cancellationToken);
        return open.OrderBy(ticket => ticket.Rank).ThenByDescending(ticket => ticket.CreatedAt).FirstOrDefault() is { } worst
            ? await FindAsync(turn, TicketDirectory.Record(worst), action, cancellationToken)
            : new(null, null, refusal ?? new Reply.Refuse("ticket.noneOpen", ("name", name)));
    }

    /// <summary>The open tickets of a name's customers as far as the person may see them, and the no for those they may not.</summary>
    private async Task<(List<Ticket> Open, Reply.Refuse? Refusal)> OpenOfAsync(Turn turn, string name, CancellationToken cancellationToken)
    {
        List<Ticket> open = [];
        Reply.Refuse? refusal = null;
        foreach (var customer in await customers.FindByNameAsync(turn.Work, name, cancellationToken))
        {
            var decision = policy.Decide(turn.Actor, "see", TicketDirectory.Subject(customer));
            if (decision.Allowed)
                open.AddRange(
                    (await TicketDirectory.OfCustomerAsync(turn.Work, customer.Id, cancellationToken)).Where(ticket => ticket.IsOpen));
            else refusal = new Reply.Refuse(decision.ReasonKey!, ("owner", customer.OwnerName));
        }

        return (open.Exists(ticket => ticket.IsWork) ? open.FindAll(ticket => ticket.IsWork) : open, refusal);
    }

    /// <summary>Whether the person works tickets of this customer; whoever only looks after it notes.</summary>
    public bool MayWork(Turn turn, CustomerBrief customer) => policy.Decide(turn.Actor, "work", TicketDirectory.Subject(customer)).Allowed;

    private MeantTicket Checked(Turn turn, Ticket ticket, CustomerBrief customer, string action)
    {
        var decision = policy.Decide(turn.Actor, action, TicketDirectory.Subject(customer));
        if (!decision.Allowed) return new(null, null, new Reply.Refuse(decision.ReasonKey!, ("owner", customer.OwnerName)));
        turn.Memory.LastSubject = customer.Name;
        turn.Memory.LastRecord = TicketDirectory.Record(ticket);
        return new(ticket, customer, null);
    }
}
