using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Runtime.Outbox;

internal static class OutboxServices
{
    /// <summary>The outbox. The program adds the <see cref="IMessageChannel"/>.</summary>
    public static IServiceCollection AddOutbox(this IServiceCollection services) => services
        .AddRetention()
        .AddSingleton<OutboxInstance>()
        .AddSingleton<OutboxLanes>()
        .AddSingleton<OutboxParts>()
        .AddSingleton<OutboxMarks>()
        .AddSingleton<OpenDirectChat>()
        .AddSingleton<SendRow>()
        .AddSingleton<InviteFromGroup>()
        .AddSingleton(provider => new SendAgain(provider.GetRequiredService<OutboxLanes>(), provider.GetRequiredService<OutboxInstance>()))
        .AddSingleton<OutboxView>()
        .AddSingleton<IPostedCards, PostedCards>()
        .AddSingleton<OutboxWorker>()
        .AddHostedService(services => services.GetRequiredService<OutboxWorker>())
        .AddSingleton<SweepOutbox>()
        .AddHostedService(services => services.GetRequiredService<SweepOutbox>());
}
