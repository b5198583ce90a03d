using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Outgoing;

/// <summary>
/// 压着没发的: what would have been too much for a customer this week, as far as the asker may write to them; each goes or is dropped by a tap.
/// </summary>
internal sealed class HeldMessages(ICustomerDirectory customers, Policy policy, PrintCustomer print) : IPhraseHandler
{
    private const int MostRead = 200, MostShown = 10;

    public string Name => "held_messages";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Place.IsGroup) return new Reply.Refuse("people.pick.inDirectChat");
        return await ListAsync(turn, cancellationToken) is { } card ? card : new Reply.Say("outgoing.held.none");
    }

    /// <summary>Null when nothing is held.</summary>
    public async Task<Reply?> ListAsync(Turn turn, CancellationToken cancellationToken)
    {
        var held = await turn.Db.Set<CustomerMessage>().AsNoTracking().Where(message => message.State == MessageState.Held)
            .OrderByDescending(message => message.CreatedAt).Take(MostRead).ToListAsync(cancellationToken);
        var known = await customers.FindManyAsync(turn.Work, [.. held.Select(message => message.CustomerId).Distinct()], cancellationToken);
        var mine = held.Where(message => known.GetValueOrDefault(message.CustomerId) is { } customer && MayWrite(turn, customer)).ToList();
        if (mine.Count == 0) return null;
        return new Reply.Card("held-messages", new JsonObject
        {
            ["rows"] = CardRow.List(mine.Take(MostShown).Select(message => Row(turn, message, known[message.CustomerId].Name))),
            ["say"] = new JsonObject { ["title"] = print.Words(turn.Locale, "outgoing.held.title", ("count", mine.Count)) },
        });
    }

    public bool MayWrite(Turn turn, CustomerBrief customer) => policy.Decide(turn.Actor, "log", customer.Subject).Allowed;

    private JsonObject Row(Turn turn, CustomerMessage message, string name) => new()
    {
        ["name"] = name,
        ["id"] = message.Id.ToString("N"),
        ["say"] = new JsonObject
        {
            ["line"] = PrintCustomer.Joined(
                print.Words(turn.Locale, "outgoing.about." + message.About),
                print.Words(turn.Locale, "outgoing.channel." + message.Channel),
                print.Day(message.CreatedAt, turn.Now, turn.Actor.Zone, turn.Locale)),
        },
    };
}

/// <summary>A button on one of them; shows what is left.</summary>
internal abstract class HeldMessageVerb(HeldMessages held, ICustomerDirectory customers) : ICardVerb
{
    public abstract string Verb { get; }

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (!Guid.TryParseExact(action.Text("id"), "N", out var id)
            || await turn.Work.Records.FindAsync<CustomerMessage>(id, cancellationToken) is not { } message
            || await customers.FindAsync(turn.Work, message.CustomerId, cancellationToken) is not { } customer)
            return new Reply.Refuse("outgoing.held.gone");
        if (!held.MayWrite(turn, customer)) return new Reply.Refuse("customer.notYours");
        if (message.State != MessageState.Held) return new Reply.Say("outgoing.held.gone");
        Settle(message);
        await turn.Work.SaveAsync(cancellationToken);
        return await held.ListAsync(turn, cancellationToken) ?? new Reply.Say("outgoing.held.noneLeft");
    }

    protected abstract void Settle(CustomerMessage message);
}

/// <summary>照发: this once it is not too much.</summary>
internal sealed class ReleaseHeldMessage(HeldMessages held, ICustomerDirectory customers, Clocks clocks) : HeldMessageVerb(held, customers)
{
    public override string Verb => "outgoing.release";

    protected override void Settle(CustomerMessage message) =>
        (message.State, message.NotBefore) = (MessageState.Waiting, clocks.SystemNow);
}

/// <summary>不发了.</summary>
internal sealed class DropHeldMessage(HeldMessages held, ICustomerDirectory customers) : HeldMessageVerb(held, customers)
{
    public override string Verb => "outgoing.drop";

    protected override void Settle(CustomerMessage message) => message.State = MessageState.Dropped;
}
