using Microsoft.Extensions.Logging;

namespace CrmBot.Teams;

/// <summary>
/// One issuer's keys over time (§2.4): fetched when first needed, renewed in the background every 12 h, kept up to 5 days
/// when the issuer cannot be reached, and asked for again for an unknown key at most once in 5 minutes.
/// </summary>
internal sealed partial class KeyRing(string metadata, FetchKeys fetch, TimeProvider time, ILogger log)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(12);
    private static readonly TimeSpan Stale = TimeSpan.FromDays(5);
    private static readonly TimeSpan UnknownKeyPause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan FailurePause = TimeSpan.FromSeconds(10);
    private readonly Lock gate = new();
    private readonly TimeSpan jitter = TimeSpan.FromMinutes(Random.Shared.Next(60));
    private volatile Dictionary<string, SigningKey>? keys;
    private DateTimeOffset fetchedAt;
    private DateTimeOffset triedAt = DateTimeOffset.MinValue;
    private DateTimeOffset askedForUnknown = DateTimeOffset.MinValue;
    private Task? fetching;

    /// <summary>Whether this very key is still published, as far as we know now.</summary>
    public bool Holds(SigningKey key) => IsUsable() && keys!.GetValueOrDefault(key.Id) is { } held && ReferenceEquals(held, key);

    /// <summary>The key with this id. <c>Available</c> is false when no keys can be had at all: 503, not 401.</summary>
    public async ValueTask<(SigningKey? Key, bool Available)> FindAsync(string id)
    {
        if (!IsUsable())
            await FetchAsync(FailurePause);
        else if (time.GetUtcNow() - fetchedAt > Fresh - jitter)
            _ = FetchAsync(FailurePause);
        if (!IsUsable())
            return (null, false);
        if (keys!.GetValueOrDefault(id) is { } key)
            return (key, true);
        if (MayAskForUnknown())
            await FetchAsync(TimeSpan.Zero);
        return (keys!.GetValueOrDefault(id), true);
    }

    private bool IsUsable() => keys is not null && time.GetUtcNow() - fetchedAt <= Stale;

    // A storm of made-up key ids must not become a storm of calls.
    private bool MayAskForUnknown()
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            if (now - askedForUnknown < UnknownKeyPause)
                return false;
            askedForUnknown = now;
            return true;
        }
    }

    private Task FetchAsync(TimeSpan pause)
    {
        lock (gate)
        {
            if (fetching is { IsCompleted: false } running)
                return running;
            if (time.GetUtcNow() - triedAt < pause)
                return Task.CompletedTask;
            triedAt = time.GetUtcNow();
            return fetching = Task.Run(FetchOnceAsync);
        }
    }

    private async Task FetchOnceAsync()
    {
        if (await fetch.FromAsync(metadata) is not { } found)
        {
            Log.Unavailable(log, new Uri(metadata).Host);
            return;
        }

        // The same key keeps its identity, so that tokens already checked with it stay checked.
        foreach (var (id, key) in found.ToArray())
        {
            if (keys?.GetValueOrDefault(id) is { } known && known.SameAs(key))
                found[id] = known;
        }

        (keys, fetchedAt) = (found, time.GetUtcNow());
        Log.Fetched(log, found.Count, new Uri(metadata).Host);
    }

    private static partial class Log
    {
        [LoggerMessage(301, LogLevel.Information, "Fetched {Count} signing keys from {Host}")]
        public static partial void Fetched(ILogger logger, int count, string host);

        [LoggerMessage(302, LogLevel.Warning, "No signing keys could be fetched from {Host}")]
        public static partial void Unavailable(ILogger logger, string host);
    }
}
