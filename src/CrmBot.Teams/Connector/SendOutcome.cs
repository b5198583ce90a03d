namespace CrmBot.Teams;

/// <summary>What became of a call to the connector (§3.7).</summary>
public enum SendResult
{
    /// <summary>Done (2xx).</summary>
    Accepted,

    /// <summary>Certainly not done: name not found, connection refused, TLS, our own gate, no token, 429, 412. Safe to repeat.</summary>
    NotSent,

    /// <summary>Refused for good (400, 401 after a new token, 403, 404, 413 …). Never repeat unchanged.</summary>
    Rejected,

    /// <summary>Sent, and nobody knows: timeout, reset, 408 or 5xx after the bytes had left. Repeating may show it twice.</summary>
    Ambiguous,
}

/// <summary>What an outcome says about the stored conversation (§3.6, §6.3).</summary>
public enum ReferenceEffect
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The person or an administrator blocked the bot; active again with their next message.</summary>
    Blocked,

    /// <summary>The bot is no longer installed there.</summary>
    Uninstalled,

    /// <summary>The conversation no longer exists.</summary>
    Gone,
}

/// <summary>Outcome of sending, changing or deleting a message.</summary>
/// <param name="Result">The class of the outcome.</param>
/// <param name="ActivityId">Id of the message; may be unknown even when accepted (Teams answers some with an empty body).</param>
/// <param name="Status">HTTP status, when there was an answer.</param>
/// <param name="Code">The connector's error code, or ours (<c>Dns</c>, <c>Connect</c>, <c>Timeout</c>, <c>ServiceUrlRefused</c> …).</param>
/// <param name="RetryAfter">How long the connector asked to wait; at most an hour.</param>
public sealed record SendOutcome(
    SendResult Result,
    string? ActivityId = null,
    int? Status = null,
    string? Code = null,
    TimeSpan? RetryAfter = null)
{
    /// <summary>What it means for the stored conversation.</summary>
    public ReferenceEffect Effect => ReadEffect.Of(Status, Code);
}

/// <summary>Outcome of creating a conversation or a thread.</summary>
/// <param name="Result">The class of the outcome. Creating a direct chat is idempotent: an ambiguous one may be repeated.</param>
/// <param name="ConversationId">The conversation.</param>
/// <param name="ActivityId">First message of a thread.</param>
/// <param name="ServiceUrl">Connector to use from now on, where the answer names one.</param>
/// <param name="Status">HTTP status, when there was an answer.</param>
/// <param name="Code">Error code, as in <see cref="SendOutcome"/>.</param>
/// <param name="RetryAfter">How long the connector asked to wait.</param>
public sealed record CreateOutcome(
    SendResult Result,
    string? ConversationId = null,
    string? ActivityId = null,
    string? ServiceUrl = null,
    int? Status = null,
    string? Code = null,
    TimeSpan? RetryAfter = null)
{
    /// <summary>What it means for the stored conversation.</summary>
    public ReferenceEffect Effect => ReadEffect.Of(Status, Code);
}
