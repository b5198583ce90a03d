using CrmBot.Features.Demo;
using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CrmBot.Features.Monthly;

/// <summary>Cards that come once a month; other features bring them (<see cref="IMonthlyCard"/>).</summary>
public static class MonthlyFeature
{
    public static IServiceCollection AddMonthly(this IServiceCollection services) => services
        .AddSingleton<MonthlyRound>()
        .AddSingleton<ITimerHandler>(provider => provider.GetRequiredService<MonthlyRound>())
        .AddSingleton<INotice>(new PlainNotice("monthly", "digest", "monthly.why"))
        .AddSingleton<IDemoPart, PlanWithDemo>()
        .AddHostedService<PlanAtStart>();
}

/// <summary>The first month after the first start; afterwards each month plans the next, and this finds its timer there already.</summary>
internal sealed class PlanAtStart(IStore store, MonthlyRound round) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => store.WriteAsync(
        "monthly",
        async (work, token) =>
        {
            await round.PlanAsync(work, token);
            return true;
        },
        cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>A fresh demo company has lost its timers with everything else.</summary>
internal sealed class PlanWithDemo(MonthlyRound round) : IDemoPart
{
    public Task SeedAsync(UnitOfWork work, IReadOnlyList<DemoEvent> events, CancellationToken cancellationToken) => round.PlanAsync(work, cancellationToken);
}
