using CrmBot.Features.People;
using CrmBot.Features.Rounds;
using CrmBot.Runtime.Notices;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Monthly;

/// <summary>Cards that come once a month; other features bring them (<see cref="IMonthlyCard"/>).</summary>
public static class MonthlyFeature
{
    public static IServiceCollection AddMonthly(this IServiceCollection services) => services
        .AddRound<MonthlyRound>()
        .AddSingleton<IGoByClock>(provider => provider.GetRequiredService<MonthlyRound>())
        .AddSingleton<INotice>(new PlainNotice("monthly", "digest", "monthly.why"));
}
