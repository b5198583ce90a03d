using CrmBot.Runtime.Outbox;
using CrmBot.Teams;

namespace CrmBot.Bridge;

/// <summary>The only two places where the runtime and Teams meet.</summary>
internal static class BridgeFeature
{
    public static IServiceCollection AddBridge(this IServiceCollection services) => services
        .AddSingleton<IActivityHandler, TeamsIntake>()
        .AddSingleton<IMessageChannel, TeamsChannel>();
}
