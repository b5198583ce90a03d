using System.Text.Json;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Teams;

namespace CrmBot.Bridge;

/// <summary>
/// Divides each tenant's rate windows between the instances on one PostgreSQL database: once a second, while there is something to send,
/// an instance writes what it needs beside what the others hold. A send itself asks only memory.
/// </summary>
internal sealed partial class ShareRates(
    IStore store, RateShaper shaper, TenantShares shares, OutboxInstance instance, Clocks clocks, ILogger<ShareRates> log)
    : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WhenIdle = TimeSpan.FromSeconds(10);
    private readonly Dictionary<string, long> renewed = new(StringComparer.Ordinal);

    /// <summary>Whether several instances can share this store.</summary>
    public static bool IsNeeded(IStore store) => store.Engine != EngineKind.Sqlite;

    /// <summary>Renews this instance's part of every tenant that it sends to.</summary>
    public async Task RenewAsync(CancellationToken cancellationToken)
    {
        foreach (var (tenant, wanted) in shaper.TakeDemand())
        {
            if (wanted > 0 || !renewed.TryGetValue(tenant, out var last) || clocks.System.GetElapsedTime(last) >= WhenIdle)
            {
                await RenewAsync(tenant, wanted, cancellationToken);
                renewed[tenant] = clocks.System.GetTimestamp();
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        foreach (var tenant in renewed.Keys.ToList())
        {
            shares.Shrink(tenant, 0);
            await store.WriteAsync(Lane(tenant), (work, token) => WriteAsync(work, tenant, null, token), cancellationToken);
            renewed.Remove(tenant);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!IsNeeded(store))
        {
            return;
        }

        using var timer = new PeriodicTimer(Often, clocks.System);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private async Task TryAsync(CancellationToken stoppingToken)
    {
        try
        {
            await RenewAsync(stoppingToken);
        }
#pragma warning disable CA1031 // The edge of one round: the database may be away, and nothing is sent without it anyway.
        catch (Exception problem) when (problem is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.NotRenewed(log, problem);
        }
    }

    private async Task RenewAsync(string tenant, double wanted, CancellationToken cancellationToken)
    {
        var (part, alone) = await store.WriteAsync(Lane(tenant), (work, token) => WriteAsync(work, tenant, wanted, token),
            cancellationToken);
        shares.Note(tenant, part, alone);
    }

    // A wish of null gives the part back.
    private async Task<(double Part, bool Alone)> WriteAsync(
        UnitOfWork work, string tenant, double? wanted, CancellationToken cancellationToken)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(work.SystemNow);
        var text = await Runtime.Store.Settings.FindAsync(work, Lane(tenant), cancellationToken);
        var all = text is null ? [] : JsonSerializer.Deserialize<List<TenantShare>>(text)!;
        var others = all.Where(share => share.Instance != instance.Name && share.Until > now).ToList();
        var part = wanted is { } wish ? TenantShares.Decide(instance.Name, wish, others, now) : 0;
        shares.Shrink(tenant, part);
        List<TenantShare> next = wanted is { } asked ? [.. others, new(instance.Name, part, asked, now + TenantShares.Lease)] : others;
        await Runtime.Store.Settings.SetAsync(work, Lane(tenant), next.Count == 0 ? null : JsonSerializer.Serialize(next),
            cancellationToken);
        return (part, others.Count == 0);
    }

    private static string Lane(string tenant) => "rates:" + tenant;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "This instance's part of the messenger's rates could not be renewed.")]
        public static partial void NotRenewed(ILogger log, Exception problem);
    }
}
