using CrmBot.Features.Demo;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CrmBot.Features.Rounds;

/// <summary>What comes round by itself (each week, each month): every time plans the next one.</summary>
internal interface IRound : ITimerHandler
{
    /// <summary>Makes sure that the next time has its timer; does nothing when it has.</summary>
    Task PlanAsync(UnitOfWork work, CancellationToken cancellationToken);
}

/// <summary>Plans the first time of every round.</summary>
public static class RoundsFeature
{
    public static IServiceCollection AddRounds(this IServiceCollection services) => services
        .AddSingleton<IDemoPart, PlanWithDemo>()
        .AddHostedService<PlanAtStart>();

    internal static IServiceCollection AddRound<TRound>(this IServiceCollection services)
        where TRound : class, IRound => services
        .AddSingleton<TRound>()
        .AddSingleton<IRound>(provider => provider.GetRequiredService<TRound>())
        .AddSingleton<ITimerHandler>(provider => provider.GetRequiredService<TRound>());
}

/// <summary>The first time after the first start; at later starts the timers are there already.</summary>
internal sealed class PlanAtStart(IStore store, IEnumerable<IRound> rounds) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => store.WriteAsync(
        "rounds",
        async (work, token) =>
        {
            foreach (var round in rounds) await round.PlanAsync(work, token);
            return true;
        },
        cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>A fresh demo company has lost its timers with everything else.</summary>
internal sealed class PlanWithDemo(IEnumerable<IRound> rounds) : IDemoPart
{
    public async Task SeedAsync(UnitOfWork work, IReadOnlyList<DemoEvent> events, CancellationToken cancellationToken)
    {
        foreach (var round in rounds) await round.PlanAsync(work, cancellationToken);
    }
}
