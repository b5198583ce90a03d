using CrmBot.Runtime.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Finding;

/// <summary>Lists of records by what is said about them; the records' own features know how.</summary>
public static class FindingFeature
{
    public static IServiceCollection AddFinding(this IServiceCollection services) => services.AddSingleton<IFrameHandler, FindRecords>();
}
