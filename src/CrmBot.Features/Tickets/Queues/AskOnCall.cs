using CrmBot.Cards;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Tickets.Queues;

/// <summary>谁值班: whom each queue has on call.</summary>
internal sealed class AskOnCall(QueueTable queues, IPersonDirectory people, CardLibrary cards) : IPhraseHandler
{
    public string Name => "on_call";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        List<string> named = [];
        foreach (var queue in await queues.ListAsync(turn.Work, cancellationToken))
        {
            if (queue.OnCallId is { } id && await people.FindAsync(turn.Work, id, cancellationToken) is { IsActive: true } person)
                named.Add(cards.Words(turn.Locale, "ticket.queue.onCallOne", ("queue", queue.Name), ("who", person.Name)));
        }

        return named.Count == 0
            ? new Reply.Say("ticket.queue.nobodyOnCall")
            : new Reply.Say("ticket.queue.onCall", ("list", string.Join(cards.Words(turn.Locale, "common.list_separator"), named)));
    }
}

/// <summary>技术支持值班换小何, 加个问题类型 叫校准: what is set on the card of queues and kinds opens it.</summary>
internal sealed class TicketSettingsAsked(TicketSettings settings, QueueTable queues, CardLibrary cards) : IPhrasePattern
{
    public string Name => "ticket_settings_asked";

    public async Task<Reply?> HandleAsync(Turn turn, SaidParts said, CancellationToken cancellationToken)
    {
        if (said["queue"] is { } called && !(await queues.ListAsync(turn.Work, cancellationToken))
            .Any(queue => FoldedName.Of(queue.Name) == FoldedName.Of(called))) return null;
        return TicketSettings.Refusal(turn)
            ?? await settings.CardAsync(turn, cards.Words(turn.Locale, "ticket.queue.onTheCard"), cancellationToken);
    }
}
