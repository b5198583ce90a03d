using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Runtime.Events;

internal static class EventServices
{
    public static IServiceCollection AddEvents(this IServiceCollection services) => services
        .AddSingleton<EventSignal>()
        .AddSingleton<TellEvents>()
        .AddSingleton(provider => new EventTrouble(provider.GetRequiredService<EventSignal>()))
        .AddHostedService<DeliverEvents>();
}
