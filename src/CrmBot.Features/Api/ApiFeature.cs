using CrmBot.Features.Api.Events;
using CrmBot.Features.Api.Pages;
using CrmBot.Runtime.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Api;

/// <summary>A feature's part of the API, below <c>/api/v1</c>.</summary>
internal interface IApiRoutes
{
    void Map(IEndpointRouteBuilder routes);
}

/// <summary>The HTTP API for other programs, versioned in its path. Absent while no key is configured.</summary>
public static class ApiFeature
{
    public const string Root = "/api/v1";

    public static IServiceCollection AddApi(this IServiceCollection services) => services
        .AddSingleton<IModelPart, ApiModel>()
        .AddSingleton(provider => ApiKeys.Read(provider.GetRequiredService<IConfiguration>()))
        .AddSingleton<ApiCall>()
        .AddSingleton<AnswerOnce>()
        .AddSingleton<StoreCall>()
        .AddSingleton<LookCall>()
        .AddSingleton<ActFor>()
        .AddSingleton<ApiLimits>()
        .AddSingleton<IApiRoutes, EventRoutes>();

    /// <summary>Reads the configured keys.</summary>
    /// <exception cref="ArgumentException">One cannot be used.</exception>
    public static void CheckKeys(IServiceProvider services) => services.GetRequiredService<ApiKeys>();

    /// <exception cref="ArgumentException">A configured key cannot be used.</exception>
    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        if (!routes.ServiceProvider.GetRequiredService<ApiKeys>().Any) return;
        var (group, limits) = (routes.MapGroup(Root), routes.ServiceProvider.GetRequiredService<ApiLimits>());
        ((IEndpointConventionBuilder)group).Add(endpoint => endpoint.RequestDelegate = limits.Before(endpoint.RequestDelegate!));
        foreach (var part in routes.ServiceProvider.GetServices<IApiRoutes>()) part.Map(group);
        ApiPages.Map(group);
    }
}
