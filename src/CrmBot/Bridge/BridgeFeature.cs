using CrmBot.Runtime.Files;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Teams;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CrmBot.Bridge;

/// <summary>The only places where the runtime and Teams meet.</summary>
internal static class BridgeFeature
{
    public static IServiceCollection AddBridge(this IServiceCollection services, IConfiguration configuration)
    {
        // Whoever starts the host may have other ideas of how long people wait.
        services.TryAddSingleton<InvokeBudgets>();
        return services
            .AddTeamsInvokes(configuration)
            .AddSingleton<IActivityHandler, TeamsIntake>()
            .AddSingleton<IMessageChannel, TeamsChannel>()
            .AddSingleton<IFetchFiles, FetchSentFiles>()
            .AddInvokes()
            .AddSingleton(provider => new TenantShares(provider.GetRequiredService<Clocks>().System, TimeSpan.FromSeconds(1)))
            .AddSingleton<ITenantShares>(provider =>
                ShareRates.IsNeeded(provider.GetRequiredService<IStore>())
                    ? provider.GetRequiredService<TenantShares>() : new OnlyInstance())
            .AddSingleton<ShareRates>()
            .AddHostedService(provider => provider.GetRequiredService<ShareRates>());
    }

    private static IServiceCollection AddInvokes(this IServiceCollection services) => services
        .AddSingleton<RouteInvokes>()
        .AddSingleton<ToInvokeAnswer>()
        .AddSingleton<FinishLater>()
        .AddSingleton<AnswerDialog>()
        .AddSingleton<IAnswerInvoke>(provider => provider.GetRequiredService<AnswerDialog>())
        .AddSingleton<IAnswerInvoke, AnswerCardAction>()
        .AddSingleton<IAnswerInvoke, AnswerSearch>()
        .AddSingleton<IAnswerInvoke, AnswerExtension>()
        .AddSingleton<IAnswerInvoke, AnswerFileConsent>()
        .AddSingleton<IAnswerInvoke, AnswerSignIn>()
        .AddSingleton<IAnswerInvoke, AnswerFeedback>()
        .AddSingleton<IAnswerInvoke, AnswerConfig>()
        .AddSingleton<IAnswerInvoke, AnswerLegacy>();

    // The embedded database has one process, which has all of every window.
    private sealed class OnlyInstance : ITenantShares
    {
        public double PartOf(string tenantId) => 1;
    }
}
