using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrmBot.Teams;

/// <summary>Teams' additions to an activity (§1.6). A sender may put any JSON here; only an object says anything.</summary>
public sealed class ChannelData
{
    private readonly JsonElement json;

    internal ChannelData(JsonElement json) => this.json = json;

    /// <summary>Tenant (company) id.</summary>
    public string? TenantId => json.Member("tenant").Text("id");

    /// <summary>Team id; none in personal and group chat.</summary>
    public string? TeamId => json.Member("team").Text("id") ?? json.Text("teamsTeamId");

    /// <summary>Team name, where given.</summary>
    public string? TeamName => json.Member("team").Text("name");

    /// <summary>Channel id, without the thread.</summary>
    public string? ChannelId => json.Member("channel").Text("id") ?? json.Text("teamsChannelId");

    /// <summary>Channel name, where given.</summary>
    public string? ChannelName => json.Member("channel").Text("name");

    /// <summary>Channel chosen when the bot was added to a team.</summary>
    public string? SelectedChannelId => json.Member("settings").Member("selectedChannel").Text("id");

    /// <summary>Kind of event; compare it ignoring case (Teams spells some both ways).</summary>
    public string? EventType => json.Text("eventType");

    /// <summary>All properties, known or not; a new tree on every call.</summary>
    public JsonObject? Json => json.ToNode() as JsonObject;
}
