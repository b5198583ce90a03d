using System.Text.Json.Nodes;

namespace CrmBot.Runtime.Cards;

/// <summary>Makes one card out of several, and marks its buttons with the card's own id.</summary>
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

    /// <summary>Writes the card's id into the data of every button.</summary>
    public static void Stamp(JsonNode? node, string cardId)
    {
        switch (node)
        {
            case JsonArray list:
                foreach (var item in list) Stamp(item, cardId);
                break;
            case JsonObject one:
                foreach (var (_, value) in one) Stamp(value, cardId);
                if (one["type"] is JsonValue type && type.TryGetValue<string>(out var name) && name is "Action.Execute" or "Action.Submit") Mark(one, cardId);
                break;
        }
    }

    private static void Mark(JsonObject action, string cardId)
    {
        if (action["data"] is not JsonObject data) action["data"] = data = [];
        data["card"] = cardId;
    }

    private static JsonObject Section(JsonObject card, bool line)
    {
        var items = card["body"] as JsonArray ?? [];
        card.Remove("body");
        return new JsonObject { ["type"] = "Container", ["separator"] = line, ["spacing"] = line ? "Medium" : "None", ["items"] = items };
    }
}
