using System.Text.Json;

namespace CrmBot.Teams;

/// <summary>Somebody mentioned in a text (§7).</summary>
/// <param name="Id">Id in this channel; for a team or channel a thread id.</param>
/// <param name="Name">Display name, if given.</param>
/// <param name="Text">The piece of the text that mentions them, if given.</param>
public sealed record Mention(string Id, string? Name, string? Text)
{
    internal static Mention? From(JsonElement entity) =>
        entity.Text("type") == "mention" && entity.Member("mentioned").Text("id") is { } id
            ? new Mention(id, entity.Member("mentioned").Text("name"), entity.Text("text"))
            : null;
}
