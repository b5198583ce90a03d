using System.Text.Json.Nodes;

namespace CrmBot.Teams;

/// <summary>A card's <c>refresh</c> (§5.4): clients of the named people ask for their own view of the card when they show it.</summary>
public static class CardRefresh
{
    /// <summary>The most people whose clients may ask by themselves.</summary>
    public const int MostUsers = 60;

    /// <summary>Makes the member.</summary>
    /// <param name="verb">Verb of the request; it must have no effect.</param>
    /// <param name="data">Data of the request: ids only.</param>
    /// <param name="userIds">Channel ids (<c>29:…</c>); empty: nobody's client asks by itself.</param>
    /// <exception cref="ArgumentException">More people than Teams allows.</exception>
    public static JsonObject Of(string verb, JsonObject data, IReadOnlyCollection<string> userIds)
    {
        if (userIds.Count > MostUsers)
            throw new ArgumentException($"At most {MostUsers} people can have a view of their own, not {userIds.Count}.", nameof(userIds));
        return new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data.DeepClone() },
            ["userIds"] = new JsonArray([.. userIds.Select(id => (JsonNode)id)]),
        };
    }
}
