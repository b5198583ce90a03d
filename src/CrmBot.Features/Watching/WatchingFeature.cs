using CrmBot.Runtime.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Watching;

/// <summary>Oversight questions; the features that know bring the answers.</summary>
public static class WatchingFeature
{
    public static IServiceCollection AddWatching(this IServiceCollection services) => services.AddSingleton<IFrameHandler, WatchWork>();
}
