using CrmBot.Features.Digests;
using CrmBot.Runtime.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Health;

/// <summary>How well what we keep is kept: doubles, timeliness, completeness, orphans, tags.</summary>
public static class HealthFeature
{
    public static IServiceCollection AddHealth(this IServiceCollection services) => services
        .AddSingleton<HealthCard>()
        .AddSingleton<IDigestSection, HealthInDigest>()
        .AddSingleton<CheckUp>()
        .AddSingleton<IFrameHandler>(provider => provider.GetRequiredService<CheckUp>())
        .AddSingleton<IPhraseHandler>(provider => provider.GetRequiredService<CheckUp>())
        .AddSingleton<ICardVerb, HealthLists>();
}
