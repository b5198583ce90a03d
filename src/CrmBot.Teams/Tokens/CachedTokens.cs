using Microsoft.Extensions.Logging;

namespace CrmBot.Teams;

/// <summary>
/// Keeps one token and renews it ahead of time (§3.1): in the background from half its life, waited for in its last 30 s;
/// one request at a time however many calls wait; a failed renewal leaves the old token in use until it ends.
/// </summary>
internal sealed partial class CachedTokens(IGrantTokens grants, TimeProvider time, ILogger<CachedTokens> log)
{
    private static readonly TimeSpan LastMoment = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PauseAfterRefusal = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PauseAfterForced = TimeSpan.FromMinutes(1);
    private readonly Lock gate = new();
    private Held? held;
    private Task? renewing;
    private DateTimeOffset mayAskFrom = DateTimeOffset.MinValue;
    private DateTimeOffset mayForceFrom = DateTimeOffset.MinValue;

    /// <inheritdoc cref="ITokenSource.GetAsync"/>
    public async ValueTask<string?> GetAsync(string? rejected, CancellationToken cancellationToken)
    {
        var refused = rejected is not null && Drop(rejected);
        var now = time.GetUtcNow();
        var current = Volatile.Read(ref held);
        if (current is null || now >= current.ExpiresAt - LastMoment)
            await RenewAsync(current, refused).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        else if (now >= current.RenewFrom)
            _ = RenewAsync(current, refused: false);
        current = Volatile.Read(ref held);
        return current is not null && time.GetUtcNow() < current.ExpiresAt ? current.Token : null;
    }

    private bool Drop(string rejected)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            // A connector that refuses every token must not become a storm on the sign-in service.
            if (held?.Token != rejected || now < mayForceFrom)
                return false;
            (held, mayForceFrom) = (null, now + PauseAfterForced);
            return true;
        }
    }

    private Task RenewAsync(Held? seen, bool refused)
    {
        lock (gate)
        {
            // Between looking and coming here, a renewal that ran may have brought a token.
            if (held != seen)
                return Task.CompletedTask;
            if (renewing is { IsCompleted: false } running)
                return running;
            return time.GetUtcNow() < mayAskFrom ? Task.CompletedTask : renewing = Task.Run(() => RenewOnceAsync(refused));
        }
    }

    private async Task RenewOnceAsync(bool refused)
    {
        var asked = time.GetUtcNow();
        var grant = await grants.GrantAsync(refused, CancellationToken.None);
        lock (gate)
        {
            if (grant.Token is not null)
                held = new Held(grant.Token, asked + ((grant.ExpiresAt - asked) / 2), grant.ExpiresAt);
            else
                mayAskFrom = asked + (grant.Permanent ? PauseAfterRefusal : PauseAfterFailure);
        }

        if (grant.Token is not null)
            return;
        if (grant.Permanent)
            Log.Refused(log, grant.Refusal);
        else
            Log.Unavailable(log, grant.Refusal);
    }

    private sealed record Held(string Token, DateTimeOffset RenewFrom, DateTimeOffset ExpiresAt);

    private static partial class Log
    {
        [LoggerMessage(401, LogLevel.Critical, "The sign-in service refuses this bot's credential: {Refusal}. No message can be sent")]
        public static partial void Refused(ILogger logger, string? refusal);

        [LoggerMessage(402, LogLevel.Warning, "No new token could be had: {Refusal}")]
        public static partial void Unavailable(ILogger logger, string? refusal);
    }
}
