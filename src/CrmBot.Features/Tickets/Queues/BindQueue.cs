using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Tickets.Queues;

/// <summary>这个群接「售后一组」的单: from now on the queue's tickets are shown in the channel or group where that was said.</summary>
internal sealed class BindQueue(QueueTable queues, Company.CompanySettings settings) : IPhrasePattern
{
    public string Name => "queue_bind";

    public async Task<Reply?> HandleAsync(Turn turn, SaidParts said, CancellationToken cancellationToken)
    {
        if (await CalledAsync(turn, said["queue"], cancellationToken) is not { } name) return null;
        return turn.Place.IsGroup ? await BindAsync(turn, name, cancellationToken) : new Reply.Refuse("ticket.queue.sayItThere");
    }

    /// <summary>Shows the queue's tickets where the turn is, a group or channel.</summary>
    /// <param name="name">Of a queue there is.</param>
    public async Task<Reply> BindAsync(Turn turn, string name, CancellationToken cancellationToken)
    {
        var queue = (await queues.FindAsync(turn.Work, name, cancellationToken))!;
        if (!MayBind(turn.Actor, queue)) return new Reply.Refuse("ticket.queue.leadsOnly");
        queue = (await queues.ForChangeAsync(turn.Work, name, cancellationToken))!;
        queue.PlaceKey = await ChannelRoot.RememberAsync(turn.Work, turn.Place, turn.Actor, cancellationToken);
        await turn.Work.World.ChangedAsync("ticket_queue", queue.Id, cancellationToken);
        return new Reply.Say("ticket.queue.bound", ("queue", queue.Name));
    }

    /// <summary>The queue's tickets are shown nowhere from now on.</summary>
    public async Task UnbindAsync(Turn turn, string name, CancellationToken cancellationToken)
    {
        var queue = (await queues.ForChangeAsync(turn.Work, name, cancellationToken))!;
        queue.PlaceKey = null;
        await turn.Work.World.ChangedAsync("ticket_queue", queue.Id, cancellationToken);
    }

    /// <summary>The lead of those who work the queue; not every lead may have its tickets told in a group of their own.</summary>
    public bool MayBind(Actor actor, TicketQueue queue) => Roles.SeesEverything(actor.Role)
        || (actor.Role == Roles.Lead && (queue.Team is { } team ? team == actor.Team : settings.ServesAll(actor.Team)));

    private async Task<string?> CalledAsync(Turn turn, string? typed, CancellationToken cancellationToken)
    {
        if (FoldedName.Of(typed ?? "") is not { Length: > 0 } key) return null;
        return (await queues.ListAsync(turn.Work, cancellationToken))
            .FirstOrDefault(queue => Names(queue.Name).Any(name => FoldedName.Of(name) == key))?.Name;
    }

    private IEnumerable<string> Names(string queue) =>
        [queue, .. settings.Queues.FirstOrDefault(known => known.Code == queue)?.Words ?? []];
}
