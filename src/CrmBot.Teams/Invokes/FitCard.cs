using System.Text.Json.Nodes;

namespace CrmBot.Teams;

/// <summary>Makes a card small enough to be sent (§4.2): too large a card is refused by Teams as a whole.</summary>
public static class FitCard
{
    // Room for the activity around the card, of the 80 KB that are sent at most.
    private const int Room = 4 * 1024;
    private const int Least = 1;

    /// <summary>The size of a card as Teams counts it, in bytes of UTF-16.</summary>
    public static long Size(JsonObject card) => CheckSize.Of(WriteActivity.ToUtf8(card));

    /// <summary>Whether a written activity is small enough as it is.</summary>
    public static bool Fits(ReadOnlySpan<byte> activity) => CheckSize.Of(activity) <= CheckSize.TooLarge;

    /// <summary>
    /// The card itself when it is small enough; otherwise a copy that keeps as much of the top of its body as fits, and says so at its end.
    /// </summary>
    /// <param name="card">The card.</param>
    /// <param name="note">The sentence that says something was left out; ours, it is read as Markdown.</param>
    public static JsonObject To(JsonObject card, string note)
    {
        if (Size(card) <= CheckSize.TooLarge - Room)
            return card;
        var small = (JsonObject)card.DeepClone();
        var body = small["body"] as JsonArray ?? [];
        while (body.Count > Least && Size(small) > CheckSize.TooLarge - Room)
            body.RemoveAt(body.Count - 1);
        if (Size(small) > CheckSize.TooLarge - Room)
        {
            small["body"] = body = [];
            small.Remove("actions");
        }

        body.Add(new JsonObject { ["type"] = "TextBlock", ["text"] = note, ["wrap"] = true, ["isSubtle"] = true });
        return small;
    }
}
