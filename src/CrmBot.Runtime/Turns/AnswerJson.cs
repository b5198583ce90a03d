using System.Text.Json.Nodes;

namespace CrmBot.Runtime.Turns;

/// <summary>An answer as the dedupe row keeps it.</summary>
internal static class AnswerJson
{
    private const string Accepted = "{}", Heard = "said";

    /// <param name="said"><see cref="Conversation.Said"/> of a message: its answer goes through the outbox and is not kept here.</param>
    public static string Write(TurnAnswer answer, string? said = null) => answer switch
    {
        TurnAnswer.Card card => new JsonObject { ["card"] = card.Content.DeepClone() }.ToJsonString(),
        TurnAnswer.Toast toast => new JsonObject { ["toast"] = toast.Text }.ToJsonString(),
        TurnAnswer.Form form => new JsonObject { ["form"] = form.Content.DeepClone(), ["title"] = form.Title }.ToJsonString(),
        TurnAnswer.Notice notice => new JsonObject { ["notice"] = notice.Text }.ToJsonString(),
        TurnAnswer.Forbidden forbidden => new JsonObject { ["forbidden"] = forbidden.Text }.ToJsonString(),
        TurnAnswer.Failed failed => new JsonObject { ["failed"] = failed.Text }.ToJsonString(),
        _ => said is null ? Accepted : new JsonObject { [Heard] = said }.ToJsonString(),
    };

    /// <summary>What <see cref="Write"/> was told of the message; null of anything else, and of rows of an earlier release.</summary>
    public static string? Said(string json) => json == Accepted ? null : (string?)JsonNode.Parse(json)![Heard];

    public static TurnAnswer Read(string json)
    {
        if (json == Accepted) return new TurnAnswer.Accepted();
        var answer = JsonNode.Parse(json)!.AsObject();
        if (answer.ContainsKey(Heard)) return new TurnAnswer.Accepted();
        if (answer["card"] is JsonObject card) return new TurnAnswer.Card((JsonObject)card.DeepClone());
        if (answer["form"] is JsonObject form) return new TurnAnswer.Form((string)answer["title"]!, (JsonObject)form.DeepClone());
        if (answer["notice"] is { } notice) return new TurnAnswer.Notice((string)notice!);
        if (answer["forbidden"] is { } forbidden) return new TurnAnswer.Forbidden((string)forbidden!);
        return answer["toast"] is { } toast ? new TurnAnswer.Toast((string)toast!) : new TurnAnswer.Failed((string)answer["failed"]!);
    }
}
