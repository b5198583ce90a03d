using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrmBot.Teams;

/// <summary>The conversation an activity belongs to (§1.2, §1.3).</summary>
public sealed class Conversation
{
    private readonly JsonElement json;

    internal Conversation(JsonElement json)
    {
        this.json = json;
        Id = json.Text("id") ?? "";
    }

    /// <summary>Id; in a channel's thread it ends in <c>;messageid=…</c>, see <see cref="ThreadId"/>.</summary>
    public string Id { get; }

    /// <summary>Name, where the channel gives one.</summary>
    public string? Name => json.Text("name");

    /// <summary>More than one person besides the bot.</summary>
    public bool IsGroup => json.Flag("isGroup") ?? ConversationType is "groupChat" or "channel";

    /// <summary><c>personal</c>, <c>groupChat</c> or <c>channel</c>.</summary>
    public string? ConversationType => json.Text("conversationType");

    /// <summary>Tenant of the conversation.</summary>
    public string? TenantId => json.Text("tenantId");

    /// <summary>All properties, known or not; a new tree on every call.</summary>
    public JsonObject? Json => json.ToNode() as JsonObject;
}
