using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Places;

/// <summary>Finds where a person is talked to alone, for what they do in a conversation that the bot is no member of.</summary>
public sealed class DirectPlaces(IStore store)
{
    /// <summary>The person's direct chat; while there is none, a place that is opened when the first message leaves.</summary>
    /// <param name="from">Where the person is now: names service, tenant and bot.</param>
    public async Task<Place> FindAsync(string directoryId, Place from, CancellationToken cancellationToken) =>
        await store.ReadAsync((view, _) => PlaceBook.DirectAsync(view, directoryId), cancellationToken) is { } known
            ? known.Place
            : OpenDirectChat.NotYet(directoryId) with { ChannelId = from.ChannelId, ServiceUrl = from.ServiceUrl, TenantId = from.TenantId,
                BotId = from.BotId };

    /// <summary>
    /// The zone that somebody's client told when they last wrote in their direct chat, also of somebody whom nobody knows yet; null while
    /// there is none.
    /// </summary>
    public static async Task<string?> ZoneAsync(ReadView view, string directoryId) =>
        (await PlaceBook.DirectAsync(view, directoryId))?.Zone;
}
