using CrmBot.Runtime.Outbox;
using CrmBot.Teams;

namespace CrmBot.Bridge;

/// <summary>The only place where the runtime and Teams meet.</summary>
internal static class BridgeFeature
{
    public static IServiceCollection AddBridge(this IServiceCollection services, IConfiguration configuration) => services
        .AddTeamsInvokes(configuration)
        .AddSingleton<IActivityHandler, TeamsIntake>()
        .AddSingleton<IMessageChannel, TeamsChannel>()
        .AddSingleton<RouteInvokes>()
        .AddSingleton<InvokeBudgets>()
        .AddSingleton<ToInvokeAnswer>()
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
}
