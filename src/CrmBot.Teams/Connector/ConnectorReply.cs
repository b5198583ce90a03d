using System.Text.Json;

namespace CrmBot.Teams;

/// <summary>What came back from a call, classified (§3.7).</summary>
/// <param name="Result">The class.</param>
/// <param name="Status">HTTP status, when there was one.</param>
/// <param name="Code">Error code.</param>
/// <param name="RetryAfter">How long to wait.</param>
/// <param name="Body">JSON of an accepted call; undefined when empty or no JSON.</param>
internal readonly record struct ConnectorReply(
    SendResult Result, int? Status = null, string? Code = null, TimeSpan? RetryAfter = null, JsonElement Body = default);

/// <summary>Turns replies into outcomes. A success without a readable body is still a success.</summary>
internal static class ReadReply
{
    public static SendOutcome Sent(ConnectorReply reply) => new(
        reply.Result, NotEmpty(reply.Body.Text("id")), reply.Status, reply.Code, reply.RetryAfter);

    public static CreateOutcome Created(ConnectorReply reply) => new(
        reply.Result,
        NotEmpty(reply.Body.Text("id")),
        NotEmpty(reply.Body.Text("activityId")),
        NotEmpty(reply.Body.Text("serviceUrl")),
        reply.Status,
        reply.Code,
        reply.RetryAfter);

    public static MembersPage Page(ConnectorReply reply)
    {
        var members = reply.Body.Member("members") is { ValueKind: JsonValueKind.Array } array ? array
            : reply.Body.ValueKind == JsonValueKind.Array ? reply.Body
            : default;
        return new MembersPage(
            reply.Result,
            members.ValueKind == JsonValueKind.Array ? [.. members.EnumerateArray().Select(Member.From)] : [],
            NotEmpty(reply.Body.Text("continuationToken")),
            reply.Status,
            reply.Code,
            reply.RetryAfter);
    }

    public static MemberOutcome One(ConnectorReply reply) => new(
        reply.Result,
        reply.Result == SendResult.Accepted && reply.Body.ValueKind == JsonValueKind.Object ? Member.From(reply.Body) : null,
        reply.Status,
        reply.Code,
        reply.RetryAfter);

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
