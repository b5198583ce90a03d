using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Places;

/// <summary>
/// The language in which a group or channel is written to, where somebody chose one: otherwise it is that of whoever spoke last.
/// </summary>
public static class GroupLanguage
{
    /// <summary>Null in a direct chat, and where nobody has chosen.</summary>
    public static Task<string?> FindAsync(ReadView view, Place place, CancellationToken cancellationToken) => place.IsGroup
        ? Settings.FindAsync(view, Name(place), cancellationToken)
        : Task.FromResult<string?>(null);

    /// <summary>From now on; what stands there is written anew when it is next edited.</summary>
    /// <param name="place">A group, a channel or a thread of it.</param>
    public static async Task SetAsync(UnitOfWork work, Place place, string locale, CancellationToken cancellationToken)
    {
        await Settings.SetAsync(work, Name(place), locale, cancellationToken);
        foreach (var key in (string[])[ChannelRoot.Of(place).Key, place.Key])
        {
            await work.Sql.ExecuteAsync("UPDATE place SET locale = $2 WHERE place_key = $1", key, locale);
            await work.Sql.ExecuteAsync("UPDATE card_copy SET locale = $2 WHERE place_key = $1 AND person IS NULL", key, locale);
        }
    }

    private static string Name(Place place) => "place.language:" + ChannelRoot.Of(place).Key;
}
