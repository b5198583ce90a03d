using System.Text.Json.Nodes;

namespace CrmBot.Teams;

/// <summary>Entries in people's activity feed (§1.6): only for the first post of something, never for an edit.</summary>
public static class Alert
{
    /// <summary>Makes a message appear in the activity feed of those who get it.</summary>
    /// <param name="activity">The message; changed and given back.</param>
    public static JsonObject WithAlert(this JsonObject activity)
    {
        if (activity["channelData"] is not JsonObject data)
            activity["channelData"] = data = [];
        data["notification"] = new JsonObject { ["alert"] = true };
        return activity;
    }

    /// <summary>Takes the request for an entry out again; edits are sent without one.</summary>
    /// <param name="activity">The message; changed and given back.</param>
    public static JsonObject WithoutAlert(this JsonObject activity)
    {
        (activity["channelData"] as JsonObject)?.Remove("notification");
        return activity;
    }
}
