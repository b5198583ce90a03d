using CrmBot.Runtime.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Watching;

/// <summary>Questions about what waits too long and who has how much to do.</summary>
public static class WatchingFeature
{
    public static IServiceCollection AddWatching(this IServiceCollection services) => services.AddSingleton<IFrameHandler, WatchWork>();
}
