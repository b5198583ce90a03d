using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Places;

namespace CrmBot.Runtime.Turns;

/// <summary>The bot or people came or left.</summary>
internal sealed class HandlePlaceChange(IEnumerable<IPlaceListener> listeners, SendAgain again)
{
    public async Task<Reply> HandleAsync(Turn turn, PlaceChanged change, CancellationToken cancellationToken)
    {
        if (change is { Change: PlaceChangeKind.BotAdded, Place.IsGroup: false })
            await again.MissedAsync(turn.Work, turn.Actor.DirectoryId);
        var replies = new List<Reply>();
        foreach (var listener in listeners) replies.Add(await listener.ChangedAsync(turn, change, cancellationToken));
        return change.Change == PlaceChangeKind.BotRemoved ? Reply.Silence : new Reply.Several(replies);
    }

    /// <summary>Whatever comes in from a place makes it active again, except the news that the bot was removed.</summary>
    public static PlaceState StateAfter(Inbound inbound) =>
        inbound is PlaceChanged { Change: PlaceChangeKind.BotRemoved } ? PlaceState.Uninstalled : PlaceState.Active;
}
