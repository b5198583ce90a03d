using System.Text.Json.Nodes;
using CrmBot.Runtime.Events;

namespace CrmBot.Features.Api.Events;

/// <summary>An event as the feed shows it and web hooks bring it.</summary>
internal static class PrintEvent
{
    public const string Shape = "event";

    public static JsonObject Json(StoredEvent told) => new()
    {
        ["id"] = told.Id.ToString(),
        ["type"] = told.Type,
        ["at"] = ApiTime.Write(told.At),
        ["record"] = new JsonObject { ["kind"] = told.Record.Kind, ["id"] = told.Record.Id.ToString() },
        ["customer"] = ApiParts.Text(told.Parent),
        ["facts"] = JsonNode.Parse(told.Facts),
    };
}
