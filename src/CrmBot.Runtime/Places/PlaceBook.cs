using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Places;

/// <summary>The conversations the bot knows.</summary>
internal static class PlaceBook
{
    private const string Columns =
        """
        place_key, scope, channel_id, service_url, conversation_id, tenant_id, team_id, team_channel_id, bot_id, name, state, directory_id,
        person_id, locale, zone
        """;

    private const string Upsert =
        $"""
        INSERT INTO place ({Columns}, seen_system_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
        ON CONFLICT (place_key) DO UPDATE SET
          scope = excluded.scope, channel_id = excluded.channel_id, service_url = excluded.service_url,
          conversation_id = excluded.conversation_id, tenant_id = excluded.tenant_id, team_id = excluded.team_id,
          team_channel_id = excluded.team_channel_id, bot_id = excluded.bot_id, name = COALESCE(excluded.name, place.name),
          state = excluded.state, directory_id = excluded.directory_id, person_id = excluded.person_id, locale = excluded.locale,
          zone = excluded.zone, seen_system_at = excluded.seen_system_at
        """;

    public static Task<KnownPlace?> FindAsync(ReadView view, string placeKey) =>
        view.Sql.FirstAsync($"SELECT {Columns} FROM place WHERE place_key = $1", Read, placeKey);

    /// <summary>The direct chat in which a person can be reached; null when there is none yet.</summary>
    public static Task<KnownPlace?> DirectAsync(ReadView view, Guid personId) => view.Sql.FirstAsync(
        $"SELECT {Columns} FROM place WHERE person_id = $1 AND state = 0 AND scope = 0 ORDER BY seen_system_at DESC LIMIT 1", Read,
        personId);

    /// <summary>The same by directory id, also for somebody whom nobody knows yet.</summary>
    public static Task<KnownPlace?> DirectAsync(ReadView view, string directoryId) => view.Sql.FirstAsync(
        $"SELECT {Columns} FROM place WHERE directory_id = $1 AND state = 0 AND scope = 0 ORDER BY seen_system_at DESC LIMIT 1", Read,
        directoryId);

    /// <summary>The groups and channels where the bot is, those heard from last first; of a channel any thread.</summary>
    public static Task<List<KnownPlace>> GroupsAsync(ReadView view, int most) =>
        view.Sql.ListAsync($"SELECT {Columns} FROM place WHERE state = 0 AND scope <> 0 ORDER BY seen_system_at DESC LIMIT $1", Read,
            (long)most);

    /// <summary>Stores a place as it is now known.</summary>
    public static Task RememberAsync(UnitOfWork work, KnownPlace known, long systemNow)
    {
        var place = known.Place;
        return work.Sql.ExecuteAsync(
            Upsert, place.Key, place.Scope, place.ChannelId, place.ServiceUrl, place.ConversationId, place.TenantId, place.TeamId,
            place.TeamChannelId, place.BotId, place.Name, known.State, known.DirectoryId, known.PersonId, known.Locale, known.Zone,
            systemNow);
    }

    public static Task SetStateAsync(UnitOfWork work, string placeKey, PlaceState state) =>
        work.Sql.ExecuteAsync("UPDATE place SET state = $2 WHERE place_key = $1", placeKey, state);

    /// <summary>What a send told about its place.</summary>
    public static Task NoteAsync(UnitOfWork work, string placeKey, PlaceEffect effect) => effect switch
    {
        PlaceEffect.Blocked => SetStateAsync(work, placeKey, PlaceState.Blocked),
        PlaceEffect.Uninstalled => SetStateAsync(work, placeKey, PlaceState.Uninstalled),
        PlaceEffect.Gone => SetStateAsync(work, placeKey, PlaceState.Gone),
        _ => Task.CompletedTask,
    };

    private static KnownPlace Read(StoreRow row)
    {
        var place = new Place(
            row.Text(0), (PlaceScope)row.Number(1), row.Text(2), row.Text(3), row.Text(4), row.TextOrNull(5), row.TextOrNull(6),
            row.TextOrNull(7), row.Text(8), row.TextOrNull(9));
        return new KnownPlace(place, (PlaceState)row.Number(10), row.TextOrNull(11), row.IdOrNull(12), row.Text(13), row.Text(14));
    }
}
