using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Places;

/// <summary>The channel around a thread: what is posted there begins a thread of its own, for everybody to see.</summary>
public static class ChannelRoot
{
    /// <summary>The channel of a thread; a chat itself.</summary>
    public static Place Of(Place place)
    {
        var root = place.ConversationId.Split(';')[0];
        return root == place.ConversationId ? place : place with { Key = PlaceKeys.Of(place.TenantId, root), ConversationId = root };
    }

    /// <summary>
    /// Key under which <see cref="Outbox.OutboxWriter.ToPlaceAsync"/> posts into the channel itself; a chat is its own root.
    /// </summary>
    /// <param name="place">Where somebody spoke, usually a thread.</param>
    /// <param name="speaker">Whose language and zone the channel has until somebody else speaks there.</param>
    public static async Task<string> RememberAsync(UnitOfWork work, Place place, Actor speaker, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var channel = Of(place);
        if (channel.Key == place.Key) return place.Key;
        if (await PlaceBook.FindAsync(work, channel.Key) is not { State: PlaceState.Active })
            await PlaceBook.RememberAsync(work, new KnownPlace(channel, PlaceState.Active, null, null, speaker.Locale, speaker.Zone.Id),
                work.SystemNow);
        return channel.Key;
    }

    /// <summary>Whether both are the same channel, in whichever of its threads.</summary>
    public static bool IsIn(Place place, string rootKey) => Of(place).Key == rootKey;
}
