using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Teams;

namespace CrmBot.Bridge;

/// <summary>The only places where the runtime and Teams meet.</summary>
internal static class BridgeFeature
{
    public static IServiceCollection AddBridge(this IServiceCollection services) => services
        .AddSingleton<IActivityHandler, TeamsIntake>()
        .AddSingleton<IMessageChannel, TeamsChannel>()
        .AddSingleton(provider => new TenantShares(provider.GetRequiredService<Clocks>().System, TimeSpan.FromSeconds(1)))
        .AddSingleton<ITenantShares>(provider =>
            ShareRates.IsNeeded(provider.GetRequiredService<IStore>()) ? provider.GetRequiredService<TenantShares>() : new OnlyInstance())
        .AddSingleton<ShareRates>()
        .AddHostedService(provider => provider.GetRequiredService<ShareRates>());

    // The embedded database has one process, which has all of every window.
    private sealed class OnlyInstance : ITenantShares
    {
        public double PartOf(string tenantId) => 1;
    }
}
