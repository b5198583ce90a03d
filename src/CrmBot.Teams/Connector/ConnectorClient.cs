using Microsoft.Extensions.Logging;

namespace CrmBot.Teams;

/// <summary>The operations of §3.3 over <see cref="CallConnector"/>.</summary>
internal sealed partial class ConnectorClient(CallConnector call, ILogger<ConnectorClient> log) : IConnector
{
    public Task<SendOutcome> SendAsync(Address to, ReadOnlyMemory<byte> activity, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, to, "/activities", activity, cancellationToken);

    public Task<SendOutcome> ReplyAsync(Address to, string replyToId, ReadOnlyMemory<byte> activity, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, to, "/activities/" + Escape(replyToId), activity, cancellationToken);

    public Task<SendOutcome> UpdateAsync(
        Address to, string activityId, ReadOnlyMemory<byte> activity, CancellationToken cancellationToken) =>
            SendAsync(HttpMethod.Put, to, "/activities/" + Escape(activityId), activity, cancellationToken);

    public Task<SendOutcome> DeleteAsync(Address to, string activityId, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Delete, to, "/activities/" + Escape(activityId), null, cancellationToken);

    public Task<SendOutcome> SendTargetedAsync(Address to, ReadOnlyMemory<byte> activity, CancellationToken cancellationToken) =>
        TargetedAsync(HttpMethod.Post, to, "/activities", activity, cancellationToken);

    public Task<SendOutcome> UpdateTargetedAsync(
        Address to, string activityId, ReadOnlyMemory<byte> activity, CancellationToken cancellationToken) =>
        TargetedAsync(HttpMethod.Put, to, "/activities/" + Escape(activityId), activity, cancellationToken);

    public Task<SendOutcome> DeleteTargetedAsync(Address to, string activityId, CancellationToken cancellationToken) =>
        TargetedAsync(HttpMethod.Delete, to, "/activities/" + Escape(activityId), null, cancellationToken);

    public async Task<CreateOutcome> CreateDirectAsync(
        string serviceUrl, string tenantId, string userIdOrAad, string? botId, CancellationToken cancellationToken)
    {
        var body = WriteConversation.Direct(tenantId, userIdOrAad, botId);
        return ReadReply.Created(await call.SendAsync(HttpMethod.Post, serviceUrl, "/v3/conversations", body, cancellationToken));
    }

    public async Task<CreateOutcome> CreateThreadAsync(
        string serviceUrl, string? tenantId, string channelId, ReadOnlyMemory<byte> activity, CancellationToken cancellationToken)
    {
        if (IsTooLarge(activity.Span))
            return new CreateOutcome(SendResult.Rejected, Code: "MessageSizeTooBig");
        var body = WriteConversation.Thread(tenantId, ThreadId.Root(channelId), activity.Span);
        return ReadReply.Created(await call.SendAsync(HttpMethod.Post, serviceUrl, "/v3/conversations", body, cancellationToken));
    }

    public async Task<MembersPage> PagedMembersAsync(
        Address of, string? continuationToken, int pageSize, CancellationToken cancellationToken)
    {
        var more = string.IsNullOrEmpty(continuationToken) ? "" : "&continuationToken=" + Escape(continuationToken);
        var path = $"{Conversation(of)}/pagedmembers?pageSize={Math.Clamp(pageSize, 50, 500)}{more}";
        return ReadReply.Page(await call.SendAsync(HttpMethod.Get, of.ServiceUrl, path, null, cancellationToken));
    }

    public async Task<MemberOutcome> MemberAsync(Address of, string userIdOrAad, CancellationToken cancellationToken)
    {
        var path = $"{Conversation(of)}/members/{Escape(userIdOrAad)}";
        return ReadReply.One(await call.SendAsync(HttpMethod.Get, of.ServiceUrl, path, null, cancellationToken));
    }

    private async Task<SendOutcome> SendAsync(
        HttpMethod method, Address to, string rest, ReadOnlyMemory<byte>? activity, CancellationToken cancellationToken)
    {
        // Not an id the service could have given; sent on, it might reach another thread.
        if (!ThreadId.IsWellFormed(to.ConversationId))
            return new SendOutcome(SendResult.Rejected, Code: "BadConversationId");
        if (activity is { } bytes && IsTooLarge(bytes.Span))
            return new SendOutcome(SendResult.Rejected, Code: "MessageSizeTooBig");
        return ReadReply.Sent(await call.SendAsync(method, to.ServiceUrl, Conversation(to) + rest, activity, cancellationToken));
    }

    // Only conversations of several people (19:…) have somebody from whom to hide it; others would be answered with an error.
    private Task<SendOutcome> TargetedAsync(
        HttpMethod method, Address to, string rest, ReadOnlyMemory<byte>? activity, CancellationToken cancellationToken) =>
        to.ConversationId.StartsWith("19:", StringComparison.Ordinal)
            ? SendAsync(method, to, rest + "?isTargetedActivity=true", activity, cancellationToken)
            : Task.FromResult(new SendOutcome(SendResult.Rejected, Code: "TargetedInDirectChat"));

    private bool IsTooLarge(ReadOnlySpan<byte> activity)
    {
        var size = CheckSize.Of(activity);
        if (size > CheckSize.TooLarge)
            Log.TooLarge(log, size, CheckSize.Largest(activity));
        else if (size > CheckSize.Large)
            Log.Large(log, size);
        return size > CheckSize.TooLarge;
    }

    private static string Conversation(Address address) => "/v3/conversations/" + Escape(address.ConversationId);

    private static string Escape(string segment) =>
        segment is "." or ".." ? segment.Replace(".", "%2E", StringComparison.Ordinal) : Uri.EscapeDataString(segment);

    private static partial class Log
    {
        [LoggerMessage(203, LogLevel.Error, "A message of {Size} bytes (as UTF-16) is over the limit and was not sent; largest: {Largest}")]
        public static partial void TooLarge(ILogger logger, long size, string largest);

        [LoggerMessage(204, LogLevel.Warning, "A message of {Size} bytes (as UTF-16) is near the limit")]
        public static partial void Large(ILogger logger, long size);
    }
}
