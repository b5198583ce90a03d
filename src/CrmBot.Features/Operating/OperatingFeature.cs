using System.Diagnostics;
using CrmBot.Runtime.Seeing;
using CrmBot.Runtime.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Operating;

/// <summary>How the service is, for those who look after it, and what did not arrive, to be sent again.</summary>
public static class OperatingFeature
{
    public static IServiceCollection AddOperating(this IServiceCollection services) => services
        .AddSingleton<IOperatorFact>(new TellProgram(Stopwatch.GetTimestamp()))
        .AddSingleton<IOperatorFact, TellStore>()
        .AddSingleton<IOperatorFact, TellOutbox>()
        .AddSingleton<IOperatorFact, TellTimers>()
        .AddSingleton<IOperatorFact, TellUnread>()
        .AddSingleton<StatusCard>()
        .AddSingleton<ShowStatus>()
        .AddSingleton<IPhraseHandler>(provider => provider.GetRequiredService<ShowStatus>())
        .AddSingleton<ICardVerb>(provider => provider.GetRequiredService<ShowStatus>())
        .AddSingleton<SendTroubled>()
        .AddSingleton<ICardVerb, AskAgain>()
        .AddSingleton<ICardVerb, AgainForSure>();
}
