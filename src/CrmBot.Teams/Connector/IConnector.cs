using System.Text.Json.Nodes;

namespace CrmBot.Teams;

/// <summary>
/// Calls to the messenger (§3). Every call returns an outcome and never throws for what a network or a connector may do;
/// none repeats a message by itself (only a 401 is tried once more with a new token).
/// </summary>
/// <remarks>
/// Activities are finished UTF-8 JSON, sent as they are; <see cref="WriteActivity"/> makes it from a tree, omitting nulls.
/// Cancelling also gives an outcome: not sent, or ambiguous once bytes had left.
/// </remarks>
public interface IConnector
{
    /// <summary>Posts into a conversation (§3.3). To a bare channel id it begins a new thread.</summary>
    /// <param name="to">The conversation.</param>
    /// <param name="activity">The message.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<SendOutcome> SendAsync(Address to, ReadOnlyMemory<byte> activity, CancellationToken cancellationToken);

    /// <summary>Posts as an answer to a message (§3.3).</summary>
    /// <param name="to">The conversation.</param>
    /// <param name="replyToId">The message answered.</param>
    /// <param name="activity">The answer.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<SendOutcome> ReplyAsync(Address to, string replyToId, ReadOnlyMemory<byte> activity, CancellationToken cancellationToken);

    /// <summary>Replaces a message (§3.3). Idempotent: may be repeated after an ambiguous outcome.</summary>
    /// <param name="to">The conversation.</param>
    /// <param name="activityId">The message, by the id its post gave.</param>
    /// <param name="activity">What stands there from now on.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<SendOutcome> UpdateAsync(Address to, string activityId, ReadOnlyMemory<byte> activity, CancellationToken cancellationToken);

    /// <summary>Deletes a message (§3.3). Idempotent.</summary>
    /// <param name="to">The conversation.</param>
    /// <param name="activityId">The message, by the id its post gave.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<SendOutcome> DeleteAsync(Address to, string activityId, CancellationToken cancellationToken);

    /// <summary>
    /// Posts a message only one person in a group chat or channel sees, for at most 24 hours (§7.4). Never for secrets: it is
    /// how the client shows it, not access control. A direct chat is refused before sending (<c>TargetedInDirectChat</c>).
    /// </summary>
    /// <param name="to">A group chat or channel.</param>
    /// <param name="activity">The message; its <c>recipient</c> is the person.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<SendOutcome> SendTargetedAsync(Address to, ReadOnlyMemory<byte> activity, CancellationToken cancellationToken);

    /// <summary>Replaces a message only one person sees; the activity names no recipient (§7.4). Idempotent.</summary>
    /// <param name="to">A group chat or channel.</param>
    /// <param name="activityId">The message.</param>
    /// <param name="activity">What stands there from now on.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<SendOutcome> UpdateTargetedAsync(
        Address to, string activityId, ReadOnlyMemory<byte> activity, CancellationToken cancellationToken);

    /// <summary>Deletes a message only one person sees (§7.4). Idempotent.</summary>
    /// <param name="to">A group chat or channel.</param>
    /// <param name="activityId">The message.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<SendOutcome> DeleteTargetedAsync(Address to, string activityId, CancellationToken cancellationToken);

    /// <summary>Finds or opens the direct chat with a person. Idempotent; embeds no message (§3.4).</summary>
    /// <param name="serviceUrl">The connector.</param>
    /// <param name="tenantId">The company; mandatory in Teams.</param>
    /// <param name="userIdOrAad">The person's channel id (<c>29:…</c>) or directory object id.</param>
    /// <param name="botId">The bot's id (<c>28:…</c>), if known.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<CreateOutcome> CreateDirectAsync(
        string serviceUrl, string tenantId, string userIdOrAad, string? botId, CancellationToken cancellationToken);

    /// <summary>Begins a thread in a channel with its first message (§3.4). Not idempotent.</summary>
    /// <param name="serviceUrl">The connector.</param>
    /// <param name="tenantId">The company, if known.</param>
    /// <param name="channelId">The channel; a thread named in the id is left out.</param>
    /// <param name="activity">The message that begins it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<CreateOutcome> CreateThreadAsync(
        string serviceUrl, string? tenantId, string channelId, ReadOnlyMemory<byte> activity, CancellationToken cancellationToken);

    /// <summary>One page of a conversation's roster (§3.3).</summary>
    /// <param name="of">The conversation.</param>
    /// <param name="continuationToken">From the page before; none for the first.</param>
    /// <param name="pageSize">50 to 500; the service clamps it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<MembersPage> PagedMembersAsync(Address of, string? continuationToken, int pageSize, CancellationToken cancellationToken);

    /// <summary>
    /// Looks one person up in a conversation (§3.3); somebody who is not there is rejected with <c>MemberNotFoundInConversation</c>.
    /// </summary>
    /// <param name="of">The conversation.</param>
    /// <param name="userIdOrAad">The person's channel id (<c>29:…</c>) or directory object id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<MemberOutcome> MemberAsync(Address of, string userIdOrAad, CancellationToken cancellationToken);
}

/// <summary>The same calls for activities held as trees.</summary>
public static class ConnectorExtensions
{
    private static readonly byte[] Typing = """{"type":"typing"}"""u8.ToArray();

    /// <inheritdoc cref="IConnector.SendAsync"/>
    public static Task<SendOutcome> SendAsync(
        this IConnector connector, Address to, JsonObject activity, CancellationToken cancellationToken) =>
        connector.SendAsync(to, WriteActivity.ToUtf8(activity), cancellationToken);

    /// <inheritdoc cref="IConnector.ReplyAsync"/>
    public static Task<SendOutcome> ReplyAsync(
        this IConnector connector, Address to, string replyToId, JsonObject activity, CancellationToken cancellationToken) =>
        connector.ReplyAsync(to, replyToId, WriteActivity.ToUtf8(activity), cancellationToken);

    /// <inheritdoc cref="IConnector.UpdateAsync"/>
    public static Task<SendOutcome> UpdateAsync(
        this IConnector connector, Address to, string activityId, JsonObject activity, CancellationToken cancellationToken) =>
        connector.UpdateAsync(to, activityId, WriteActivity.ToUtf8(activity.WithoutAlert()), cancellationToken);

    /// <inheritdoc cref="IConnector.SendTargetedAsync"/>
    /// <param name="connector">The connector.</param>
    /// <param name="to">A group chat or channel.</param>
    /// <param name="personId">The person's id in the channel (<c>29:…</c>); written into the activity.</param>
    /// <param name="activity">The message.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public static Task<SendOutcome> SendTargetedAsync(
        this IConnector connector, Address to, string personId, JsonObject activity, CancellationToken cancellationToken)
    {
        activity["recipient"] = new JsonObject { ["id"] = personId };
        return connector.SendTargetedAsync(to, WriteActivity.ToUtf8(activity), cancellationToken);
    }

    /// <summary>Shows for about 3 s that the bot is at work (§1.4). Not worth repeating sooner, nor when it fails.</summary>
    /// <param name="connector">The connector.</param>
    /// <param name="to">The conversation.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public static Task<SendOutcome> SendTypingAsync(this IConnector connector, Address to, CancellationToken cancellationToken) =>
        connector.SendAsync(to, Typing, cancellationToken);

    /// <inheritdoc cref="IConnector.CreateThreadAsync"/>
    public static Task<CreateOutcome> CreateThreadAsync(
        this IConnector connector,
        string serviceUrl,
        string? tenantId,
        string channelId,
        JsonObject activity,
        CancellationToken cancellationToken) =>
        connector.CreateThreadAsync(serviceUrl, tenantId, channelId, WriteActivity.ToUtf8(activity), cancellationToken);
}
