using System.Text.Json.Nodes;

namespace CrmBot.Language.Intents;

/// <summary>What has been gathered of one contact.</summary>
internal sealed class LogNotes
{
    public List<string> Notes { get; } = [];

    public List<string> Needs { get; } = [];

    public List<string> Objections { get; } = [];

    public List<JsonObject> Promises { get; } = [];

    public List<JsonObject> Roles { get; } = [];

    public JsonObject? Next { get; set; }

    /// <summary>Whether something besides an attitude was said.</summary>
    public bool HasSubstance { get; set; }

    public bool HasParts => Needs.Count + Objections.Count + Promises.Count + Roles.Count > 0 || Next is not null;
}
