using CrmBot.Runtime.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Lists;

/// <summary>Lists of records by a sentence; each feature lists its own.</summary>
public static class ListsFeature
{
    public static IServiceCollection AddLists(this IServiceCollection services) => services.AddSingleton<IFrameHandler, FindRecords>();
}
