using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrmBot.Teams;

/// <summary>A person or bot as an activity names them (§1.2).</summary>
public sealed class ChannelAccount
{
    private readonly JsonElement json;

    internal ChannelAccount(JsonElement json)
    {
        this.json = json;
        Id = json.Text("id") ?? "";
    }

    /// <summary>Id in this channel (<c>29:…</c> a person, <c>28:…</c> the bot). Differs per bot: never a durable key.</summary>
    public string Id { get; }

    /// <summary>Display name: the directory's words, never markup.</summary>
    public string? Name => json.Text("name");

    /// <summary>Durable id in the company directory; an opaque string.</summary>
    public string? AadObjectId => json.Text("aadObjectId") ?? json.Text("objectId");

    /// <summary><c>user</c>, <c>bot</c>, <c>skill</c> …</summary>
    public string? Role => json.Text("role");

    /// <summary>All properties, known or not; a new tree on every call.</summary>
    public JsonObject? Json => json.ToNode() as JsonObject;
}
