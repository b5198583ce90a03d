using CrmBot.Runtime.Places;
using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Turns;

/// <summary>
/// Which cards are people's in a place: those posted there, and in a thread also what was posted into its channel. A post of ours into the
/// channel itself begins a thread, and all that comes back from it names that thread.
/// </summary>
internal static class CardsHere
{
    public static bool IsIn(this PostedCard card, Place place) =>
        card.PlaceKey == place.Key || ChannelRoot.IsIn(place, card.PlaceKey);

    /// <summary>The card that stands under an activity's id; null when that is none of ours.</summary>
    public static async Task<PostedCard?> FindHereAsync(this IPostedCards posted, ReadView view, Place place, string activityId)
    {
        if (await posted.FindByActivityAsync(view, place.Key, activityId) is { } card) return card;
        var root = ChannelRoot.Of(place).Key;
        return root == place.Key ? null : await posted.FindByActivityAsync(view, root, activityId);
    }
}
