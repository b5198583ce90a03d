using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Demo;

/// <summary>The demo company; the program brings it in, in Development.</summary>
public static class DemoFeature
{
    public static IServiceCollection AddDemo(this IServiceCollection services) => services
        .AddSingleton<DemoCompany>()
        .AddSingleton<CrowdCompany>();
}
