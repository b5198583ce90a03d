using System.Globalization;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Places;

/// <summary>What is noted of a group or channel itself. Its queue, digest and language are where those who use them look.</summary>
internal static class PlaceNotes
{
    /// <summary>Code of the team it belongs to; null for none in particular.</summary>
    public static Task<string?> TeamAsync(ReadView view, Place root, CancellationToken cancellationToken) =>
        Settings.FindAsync(view, "place.team:" + root.Key, cancellationToken);

    public static Task SetTeamAsync(UnitOfWork work, Place root, string? team, CancellationToken cancellationToken) =>
        Settings.SetAsync(work, "place.team:" + root.Key, team, cancellationToken);

    /// <summary>How often the card was saved; null while the group was never asked.</summary>
    public static async Task<int?> SavedAsync(ReadView view, Place root, CancellationToken cancellationToken) =>
        await Settings.FindAsync(view, "place.asked:" + root.Key, cancellationToken) is { } times
            ? int.Parse(times, CultureInfo.InvariantCulture) : null;

    public static Task SetSavedAsync(UnitOfWork work, Place root, int times, CancellationToken cancellationToken) =>
        Settings.SetAsync(work, "place.asked:" + root.Key, times.ToString(CultureInfo.InvariantCulture), cancellationToken);
}
