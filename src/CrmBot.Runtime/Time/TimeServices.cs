using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CrmBot.Runtime.Time;

/// <summary>Adds the two clocks.</summary>
public static class TimeServices
{
    /// <param name="adjustable">
    /// True in Development: business time is a <see cref="BusinessClock"/>
    /// that <see cref="ClockMover"/> moves. False: both are system time.
    /// </param>
    /// <param name="start">Where business time begins in a new store (Development
    /// only, for demonstrations and tests); null means now.</param>
    public static IServiceCollection AddTime(this IServiceCollection services, bool adjustable, DateTimeOffset? start = null)
    {
        if (!adjustable) return services.AddSingleton(new Clocks(TimeProvider.System, TimeProvider.System));
        return services
            .AddSingleton(new BusinessClock(TimeProvider.System))
            .AddSingleton(services => new Clocks(services.GetRequiredService<BusinessClock>(), TimeProvider.System))
            .AddSingleton(services => new ClockMover(
                services.GetRequiredService<IStore>(),
                services.GetRequiredService<BusinessClock>(),
                services.GetRequiredService<Clocks>(),
                services.GetRequiredService<TimerWorker>(),
                services.GetRequiredService<OutboxWorker>(),
                services.GetRequiredService<OutboxLanes>()))
            .AddSingleton<IHostedService>(services => new RestoreClock(
                services.GetRequiredService<IStore>(), services.GetRequiredService<BusinessClock>(), start));
    }

    // Hosted services start in the order of registration: this one must come before the workers, and after the tables exist.
    private sealed class RestoreClock(IStore store, BusinessClock clock, DateTimeOffset? start) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => ClockMover.RestoreAsync(store, clock, start, cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
