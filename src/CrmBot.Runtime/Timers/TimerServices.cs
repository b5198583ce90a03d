using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Runtime.Timers;

internal static class TimerServices
{
    public static IServiceCollection AddTimers(this IServiceCollection services) => services
        .AddSingleton<TimerSignal>()
        .AddSingleton<FireTimer>()
        .AddSingleton<TimerView>()
        .AddSingleton<TimerReplanner>()
        .AddSingleton<TimerWorker>()
        .AddHostedService(services => services.GetRequiredService<TimerWorker>());
}
