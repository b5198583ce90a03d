using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Time;

namespace CrmBot.Features.People;

/// <summary>What zones are called.</summary>
internal sealed class ZoneWords(CardLibrary cards)
{
    /// <summary>A wall time of <paramref name="zone"/> in words; for whoever has another clock with whose it is.</summary>
    public string Told(string when, TimeZoneInfo zone, DateTime local, CardView reader) =>
        Instants.ToLocal(Instants.FromLocal(local, zone), reader.Zone) == local
            ? when
            : cards.Words(reader.Locale, "zones.there", ("when", when), ("zone", Name(zone.Id, reader.Locale)));

    /// <summary>The zones somebody may choose, with how far each is from UTC now.</summary>
    public JsonArray Choices(string current, long now, string locale) =>
    [
        .. Zones.Common.Append(current).Distinct().Select(id => (JsonNode)new JsonObject
        {
            ["title"] = cards.Words(locale, "zones.choice", ("zone", Name(id, locale)), ("offset", Offset(Zones.Find(id), now))),
            ["value"] = id,
        }),
    ];

    // Of a zone that is not in our list its place: America/Halifax.
    private string Name(string id, string locale) => Zones.Common.Contains(id)
        ? cards.Words(locale, "zones.name." + id)
        : id[(id.LastIndexOf('/') + 1)..].Replace('_', ' ');

    private static string Offset(TimeZoneInfo zone, long now)
    {
        var offset = Instants.ToOffset(now, zone).Offset;
        return $"{(offset < TimeSpan.Zero ? '−' : '+')}{offset:h\\:mm}".Replace(":00", "", StringComparison.Ordinal);
    }
}
