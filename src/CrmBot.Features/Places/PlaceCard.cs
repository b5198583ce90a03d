using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Company;
using CrmBot.Features.Digests;
using CrmBot.Features.Tickets.Queues;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Places;

/// <summary>What can be chosen for a group, and what is chosen now.</summary>
internal sealed class PlaceCard(CompanySettings settings, QueueTable queues, CardLibrary cards)
{
    /// <summary>Value of a choice that means none.</summary>
    public const string None = "-";

    /// <param name="locale">Language of the choices.</param>
    /// <param name="savedBy">Who has just saved it; null while it only asks.</param>
    public async Task<Reply> DrawAsync(ReadView view, Place root, string locale, string? savedBy, CancellationToken cancellationToken)
    {
        var known = await queues.ListAsync(view, cancellationToken);
        return new Reply.Card("place", new JsonObject
        {
            ["team"] = await PlaceNotes.TeamAsync(view, root, cancellationToken) ?? None,
            ["teams"] = List(locale, "place.noTeam", settings.Teams.Select(team => (team.In(locale), team.Code))),
            ["queue"] = Shown(known, root)?.Name ?? None,
            ["queues"] = List(locale, "place.noQueue",
                known.Select(queue => (CompanySettings.Word(settings.Queues, queue.Name, locale), queue.Name))),
            ["digest"] = await GroupDigest.FindAsync(view, root.Key, cancellationToken) ?? None,
            ["digests"] = List(locale, "place.noDigest",
                GroupDigest.Kinds.Select(kind => (cards.Words(locale, "place.digest." + kind), kind))),
            ["language"] = await GroupLanguage.FindAsync(view, root, cancellationToken) ?? locale,
            ["saved"] = await PlaceNotes.SavedAsync(view, root, cancellationToken) ?? 0,
            ["by"] = savedBy ?? "",
        });
    }

    /// <summary>The first of the queues whose tickets are shown there.</summary>
    public static TicketQueue? Shown(IEnumerable<TicketQueue> queues, Place root) =>
        queues.FirstOrDefault(queue => queue.PlaceKey == root.Key);

    private JsonArray List(string locale, string none, IEnumerable<(string Title, string Value)> choices) =>
        [.. choices.Prepend((cards.Words(locale, none), None))
            .Select(choice => (JsonNode)new JsonObject { ["title"] = choice.Item1, ["value"] = choice.Item2 })];
}
