using System.Text.Json.Nodes;

namespace CrmBot.Runtime.Cards;

/// <summary>Makes one card out of several.</summary>
internal static class JoinCards
{
    /// <summary>The bodies one below the other, each in a container with a line above; everything else comes from the first card.</summary>
    public static JsonObject Join(IReadOnlyList<JsonObject> cards)
    {
        if (cards.Count == 1) return cards[0];
        var sections = cards.Select((card, index) => (JsonNode)Section(card, index > 0)).ToArray();
        cards[0]["body"] = new JsonArray(sections);
        return cards[0];
    }

    /// <summary>Puts <paramref name="element"/> above everything else.</summary>
    public static JsonObject OnTop(JsonObject element, JsonObject card)
    {
        (card["body"] as JsonArray)?.Insert(0, element);
        return card;
    }

    private static JsonObject Section(JsonObject card, bool line)
    {
        var items = card["body"] as JsonArray ?? [];
        card.Remove("body");
        return new JsonObject { ["type"] = "Container", ["separator"] = line, ["spacing"] = line ? "Medium" : "None", ["items"] = items };
    }
}
