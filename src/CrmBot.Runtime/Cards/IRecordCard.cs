using System.Text.Json.Nodes;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Cards;

/// <summary>For whom a card is drawn.</summary>
/// <param name="Viewer">The person alone with the card, or null in a group: then only the least-privileged view may be shown.</param>
public sealed record CardView(Place Place, string Locale, TimeZoneInfo Zone, People.Actor? Viewer);

/// <summary>Template name and data of a card.</summary>
/// <param name="SummaryKey">Key of the word files for the notification line; the arguments never carry user text.</param>
public sealed record CardContent(string Template, JsonObject Data, string SummaryKey)
{
    /// <summary>
    /// The form that corrects what the card shows: below what was just stored its button stands in the row with the others, and the card's
    /// own <c>edit</c> is false.
    /// </summary>
    public string? Form { get; init; }
}

/// <summary>
/// Draws the card of a record kind from its current state. Every copy, edit, stale click and answer of that kind comes from here, so
/// a card never shows anything but what is stored.
/// </summary>
public interface IRecordCard
{
    string Kind { get; }

    /// <summary>Those who see more of it than others in a group, in a view of their own: whom it is about.</summary>
    Task<IReadOnlyCollection<Guid>> ViewersAsync(ReadView view, Guid id, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyCollection<Guid>>([]);

    /// <summary>Null when the record does not exist (any more): copies are then replaced by the "gone" card.</summary>
    Task<CardContent?> RenderAsync(ReadView view, Guid id, CardView cardView, CancellationToken cancellationToken);
}
