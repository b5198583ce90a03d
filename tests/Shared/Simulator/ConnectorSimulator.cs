using System.Text.Json.Nodes;
using CrmBot.Teams;

namespace CrmBot.Tests.Shared.Simulator;

/// <summary>One call as the simulator saw it.</summary>
/// <param name="At">Since its start.</param>
/// <param name="Text">The message's text; empty where there is none.</param>
/// <param name="Kept">Whether people now see it, whatever the bot was told.</param>
/// <param name="Told">What the bot was told.</param>
public sealed record SimulatedCall(TimeSpan At, string Conversation, string Text, bool Kept, SendOutcome Told);

/// <summary>
/// A connector in virtual time that keeps the published limits window by window, and can fail by a script. It answers as the real client
/// classifies what a real connector does.
/// </summary>
public sealed class ConnectorSimulator(TimeProvider time) : IConnector
{
    private readonly Lock gate = new();
    private readonly PublishedLimits limits = new(time);
    private readonly long start = time.GetTimestamp();
    private readonly List<SimulatedCall> calls = [];
    private int ids;

    /// <summary>Decides about a call that is inside the limits: null lets it through.</summary>
    public Func<Failure?> Fail { get; set; } = () => null;

    public IReadOnlyList<SimulatedCall> Calls
    {
        get
        {
            lock (gate) return [.. calls];
        }
    }

    public Task<SendOutcome> SendAsync(Address to, ReadOnlyMemory<byte> activity, CancellationToken cancellationToken) =>
        Answer(to, ThreadOperation.Send, Text(activity));

    public Task<SendOutcome> ReplyAsync(Address to, string replyToId, ReadOnlyMemory<byte> activity, CancellationToken cancellationToken) =>
        SendAsync(to, activity, cancellationToken);

    public Task<SendOutcome> UpdateAsync(
        Address to, string activityId, ReadOnlyMemory<byte> activity, CancellationToken cancellationToken) =>
            SendAsync(to, activity, cancellationToken);

    public Task<SendOutcome> DeleteAsync(Address to, string activityId, CancellationToken cancellationToken) =>
        Answer(to, ThreadOperation.Send, "");

    public Task<SendOutcome> SendTargetedAsync(Address to, ReadOnlyMemory<byte> activity, CancellationToken cancellationToken) =>
        SendAsync(to, activity, cancellationToken);

    public Task<SendOutcome> UpdateTargetedAsync(
        Address to, string activityId, ReadOnlyMemory<byte> activity, CancellationToken cancellationToken) =>
            SendAsync(to, activity, cancellationToken);

    public Task<SendOutcome> DeleteTargetedAsync(Address to, string activityId, CancellationToken cancellationToken) =>
        Answer(to, ThreadOperation.Send, "");

    public async Task<CreateOutcome> CreateDirectAsync(
        string serviceUrl, string tenantId, string userIdOrAad, string? botId, CancellationToken cancellationToken)
    {
        var told = await Answer(new Address(serviceUrl, "a:" + userIdOrAad, tenantId), ThreadOperation.Create, "");
        var id = told.Result == SendResult.Accepted ? "a:" + userIdOrAad : null;
        return new CreateOutcome(told.Result, id, Status: told.Status, Code: told.Code, RetryAfter: told.RetryAfter);
    }

    public Task<CreateOutcome> CreateThreadAsync(
        string serviceUrl, string? tenantId, string channelId, ReadOnlyMemory<byte> activity, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Nothing under test begins threads.");

    public Task<MembersPage> PagedMembersAsync(Address of, string? continuationToken, int pageSize, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Nothing under test reads members.");

    public Task<MemberOutcome> MemberAsync(Address of, string userIdOrAad, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Nothing under test reads members.");

    private Task<SendOutcome> Answer(Address to, ThreadOperation operation, string text)
    {
        lock (gate)
        {
            var wait = limits.Take(to.TenantId ?? "", to.ConversationId, operation);
            var failure = wait is null ? Fail() : null;
            var told = wait is { } retryAfter
                ? new SendOutcome(SendResult.NotSent, Status: 429, Code: "Throttled", RetryAfter: retryAfter)
                : failure?.Told ?? new SendOutcome(SendResult.Accepted, $"{++ids}", 201);
            var kept = wait is null && (failure is null || failure.Kept) && operation == ThreadOperation.Send;
            calls.Add(new SimulatedCall(time.GetElapsedTime(start), to.ConversationId, text, kept, told));
            return Task.FromResult(told);
        }
    }

    private static string Text(ReadOnlyMemory<byte> activity) => JsonNode.Parse(activity.Span)?["text"]?.GetValue<string>() ?? "";
}

/// <summary>A way a call can fail.</summary>
/// <param name="Told">How the client classifies what it saw.</param>
/// <param name="Kept">Whether the message was delivered all the same.</param>
public sealed record Failure(SendOutcome Told, bool Kept = false)
{
    /// <summary>Every way that leaves it certain that nothing was delivered: repeat freely.</summary>
    public static readonly Failure[] NotSent =
    [
        Not(null, "Dns"), Not(null, "Connect"), Not(null, "Tls"), Not(null, "NoToken"), Not(null, "CircuitOpen", 30),
        Not(412, "PreconditionFailed"),
        Not(429, "Throttled", 3), Not(429, "Throttled", 30), Not(429, null),
    ];

    /// <summary>Every way that says no for good.</summary>
    public static readonly Failure[] Rejected =
    [
        No(400, "BadSyntax"), No(400, "BadArgument"), No(401, "BotNotRegistered"), No(403, "ForbiddenOperationException"),
        No(403, "InvalidBotApiHost"),
        No(403, "NotEnoughPermissions"), No(403, null), No(404, null), No(413, "MessageSizeTooBig"),
    ];

    /// <summary>Every way after which nobody knows, each with and without the message having arrived.</summary>
    public static readonly Failure[] Ambiguous =
    [
        .. from kept in new[] { false, true }
           from way in new (int?, string)[] { (null, "Timeout"), (null, "Reset"), (408, ""), (500, "ServiceError"), (502, "ServiceError"),
               (503, "ServiceError"), (504, "ServiceError") }
           select new Failure(new SendOutcome(SendResult.Ambiguous, Status: way.Item1, Code: way.Item2), kept),
    ];

    private static Failure Not(int? status, string? code, int? seconds = null) =>
        new(new SendOutcome(SendResult.NotSent, Status: status, Code: code,
            RetryAfter: seconds is { } wait ? TimeSpan.FromSeconds(wait) : null));

    private static Failure No(int status, string? code) => new(new SendOutcome(SendResult.Rejected, Status: status, Code: code));
}
