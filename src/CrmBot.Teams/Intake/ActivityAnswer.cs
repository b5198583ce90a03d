using System.Text.Json.Nodes;

namespace CrmBot.Teams;

/// <summary>The HTTP answer to an activity (§5.1): status and body are the answer, nothing is wrapped around them.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">JSON body, or none.</param>
/// <param name="RetryAfterSeconds">Value of <c>Retry-After</c>, in seconds.</param>
public sealed record ActivityAnswer(int Status, JsonNode? Body, int? RetryAfterSeconds = null)
{
    private static readonly ActivityAnswer AcceptedAnswer = new(202, null);

    private static readonly ActivityAnswer NotImplementedAnswer = new(501, null);

    /// <summary>Body as finished UTF-8 JSON; wins over <see cref="Body"/>. For answers that were stored.</summary>
    public ReadOnlyMemory<byte> Utf8Body { get; init; }

    /// <summary>202 with no body: everything but an invoke.</summary>
    public static ActivityAnswer Accepted() => AcceptedAnswer;

    /// <summary>200 with this body.</summary>
    public static ActivityAnswer Invoke(JsonNode body) => new(200, body);

    /// <summary>200 with nothing: closes a dialog, acknowledges.</summary>
    public static ActivityAnswer Done() => new(200, null);

    /// <summary>An answer that was stored: same status, same bytes.</summary>
    public static ActivityAnswer Stored(int status, ReadOnlyMemory<byte> utf8Body) => new(status, null) { Utf8Body = utf8Body };

    /// <summary>Answer to <c>adaptiveCard/action</c>: this card replaces the clicked one for the person who clicked.</summary>
    public static ActivityAnswer Card(JsonObject card) => Inner(200, "application/vnd.microsoft.card.adaptive", card);

    /// <summary>Answer to <c>adaptiveCard/action</c>: a passing message for the person who clicked.</summary>
    public static ActivityAnswer Toast(string message) => Inner(200, "application/vnd.microsoft.activity.message", message);

    /// <summary>Answer to <c>adaptiveCard/action</c> or <c>application/search</c>: HTTP 200 with an error inside (§5.3).</summary>
    /// <param name="inner">Status inside the body, such as 400 or 500.</param>
    /// <param name="code">Short code, such as <c>UnknownVerb</c>.</param>
    /// <param name="message">What the person reads.</param>
    public static ActivityAnswer InvokeError(int inner, string code, string message) =>
        Inner(inner, "application/vnd.microsoft.error", new JsonObject { ["code"] = code, ["message"] = message });

    /// <summary>501: an invoke nobody handles.</summary>
    public static ActivityAnswer NotImplemented() => NotImplementedAnswer;

    /// <summary>400 with a code and nothing else: an invoke whose value has the wrong shape.</summary>
    public static ActivityAnswer BadRequest(string code) => new(400, Rejection.Body(code, "The request is not valid."));

    /// <summary>503 with <c>Retry-After</c>: nothing was stored, please send it again.</summary>
    public static ActivityAnswer Busy(int retryAfterSeconds = 5) => new(503, null, retryAfterSeconds);

    private static ActivityAnswer Inner(int status, string type, JsonNode value) => Invoke(new JsonObject
    {
        ["statusCode"] = status,
        ["type"] = type,
        ["value"] = value.Parent is null ? value : value.DeepClone(),
    });
}
