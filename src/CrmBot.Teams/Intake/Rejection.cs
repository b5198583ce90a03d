using System.Text.Json.Nodes;

namespace CrmBot.Teams;

/// <summary>Why a request was turned away: the status, and a code for the log. The sender learns the status only (§2.7).</summary>
internal sealed record Rejection(int Status, string Reason, int? RetryAfterSeconds = null)
{
    public static JsonObject Body(string code, string message) =>
        new() { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } };
}
