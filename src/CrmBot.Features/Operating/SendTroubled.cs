using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Runtime.Events;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Operating;

/// <summary>Finds what a button means and sends it once more.</summary>
internal sealed class SendTroubled(OutboxView outbox, SendAgain again, EventTrouble events, StatusCard card, CardLibrary cards)
{
    private const string All = "all", Events = "events";
    private const int Most = 500;

    /// <summary>Asks first where one of them may have arrived: whoever got it would read it twice.</summary>
    public async Task<Reply> AskAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        // Whoever is told by a web hook knows each event by its id: one more time harms nobody.
        if (action.Text("item") == Events) return await SendEventsAsync(turn, cancellationToken);
        var state = await outbox.ReadAsync(turn.Work, Most);
        var unknown = state.Unknown.Count(message => IsMeant(action, message));
        return unknown == 0 ? await SendAsync(turn, action, cancellationToken) : new Reply.Card("status-sure", new JsonObject
        {
            ["item"] = action.Text("item") ?? "",
            ["rev"] = card.Revision(),
            ["say"] = new JsonObject { ["question"] = cards.Words(turn.Locale, "status.sure", ("count", unknown)) },
        });
    }

    public async Task<Reply> SendAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var state = await outbox.ReadAsync(turn.Work, Most);
        var meant = state.Unknown.Concat(state.Dead).Where(message => IsMeant(action, message)).ToList();
        var sent = await again.RunAsync(turn.Work, meant.Select(message => message.Seq).Order());
        foreach (var message in meant)
            await turn.Work.Audit.NoteAsync("outbox.sent_again", new RecordRef("outbox", message.Id), null, cancellationToken);
        return await card.DrawAsync(turn, new Reply.Say(sent == 0 ? "status.noneLeft" : "status.sending", ("count", sent)),
            cancellationToken);
    }

    private async Task<Reply> SendEventsAsync(Turn turn, CancellationToken cancellationToken)
    {
        var count = await events.SendAgainAsync(turn.Work, cancellationToken);
        await turn.Work.Audit.NoteAsync("events.sent_again", new RecordRef("event", turn.Id), FormattableString.Invariant($"count={count}"),
            cancellationToken);
        return await card.DrawAsync(turn, new Reply.Say(count == 0 ? "status.noneLeft" : "status.sending", ("count", count)),
            cancellationToken);
    }

    private static bool IsMeant(CardAction action, TroubledMessage message) =>
        action.Text("item") is { } item && (item == All || item == message.Seq.ToString(CultureInfo.InvariantCulture));
}

/// <summary>补发 beside one message, or for all of them.</summary>
internal sealed class AskAgain(SendTroubled troubled) : ICardVerb
{
    public string Verb => "status.again";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken) =>
        ShowStatus.Refusal(turn) ?? await troubled.AskAsync(turn, action, cancellationToken);
}

/// <summary>Yes, although it may have arrived.</summary>
internal sealed class AgainForSure(SendTroubled troubled) : ICardVerb
{
    public string Verb => "status.sure";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken) =>
        ShowStatus.Refusal(turn) ?? await troubled.SendAsync(turn, action, cancellationToken);
}
