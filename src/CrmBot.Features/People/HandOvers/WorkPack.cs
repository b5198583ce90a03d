using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.People.HandOvers;

/// <summary>Somebody's open work on one card, part by part.</summary>
internal sealed class WorkPack(IEnumerable<IHandOverPart> parts, CardLibrary cards, WhenWords when)
{
    private const int MostItems = 5;
    private readonly IHandOverPart[] parts = [.. parts.OrderBy(part => part.Order)];

    public IReadOnlyList<IHandOverPart> Parts => parts;

    public async Task<List<(IHandOverPart Part, WorkShare Share)>> AskAsync(ReadView view, Guid owner, CancellationToken cancellationToken)
    {
        List<(IHandOverPart, WorkShare)> shares = [];
        foreach (var part in parts) shares.Add((part, await part.AskAsync(view, owner, MostItems, cancellationToken)));
        return shares;
    }

    /// <summary>客户 12 家, 待办 3 件.</summary>
    public string Counts(IEnumerable<(IHandOverPart Part, WorkShare Share)> shares, string locale) => string.Join(
        cards.Words(locale, "common.list_separator"),
        shares.Where(share => share.Share.Count > 0).Select(share => Title(share.Part, share.Share, locale)));

    /// <param name="title">A sentence of ours; the name goes into <paramref name="name"/>.</param>
    public JsonObject Data(
        string title, string name, string note, List<(IHandOverPart Part, WorkShare Share)> shares, long now, TimeZoneInfo zone,
        string locale) => new()
        {
            ["name"] = name,
            ["parts"] = new JsonArray([.. shares.Where(share => share.Share.Count > 0)
                .Select(share => (JsonNode)Section(share.Part, share.Share, now, zone, locale))]),
            ["say"] = new JsonObject { ["title"] = title, ["note"] = note },
        };

    private JsonObject Section(IHandOverPart part, WorkShare share, long now, TimeZoneInfo zone, string locale) => new()
    {
        ["rows"] = new JsonArray([.. share.First.Select(item => (JsonNode)Row(item, now, zone, locale))]),
        ["say"] = new JsonObject
        {
            ["title"] = Title(part, share, locale),
            ["more"] = share.Count > share.First.Count
                ? cards.Words(locale, "handover.more", ("count", share.Count - share.First.Count))
                : "",
        },
    };

    private JsonObject Row(WorkItem item, long now, TimeZoneInfo zone, string locale) => new()
    {
        ["text"] = Shorten.To(item.Text, 120),
        ["detail"] = Shorten.To(item.Detail, 160),
        ["customer"] = item.Customer is { } id ? new RecordRef("customer", id).ToString() : "",
        ["say"] = new JsonObject
        {
            ["when"] = item.At is { } at
                ? when.FullDay(at, now, zone, locale)
                : "",
        },
    };

    private string Title(IHandOverPart part, WorkShare share, string locale) =>
        cards.Words(locale, "handover.part." + part.Key, ("count", share.Count));
}
