namespace CrmBot.Operation;

/// <summary>
/// What those who run the service see from outside: whether it lives, whether it can work, and its measures where a collector is named.
/// </summary>
internal static class OperationFeature
{
    public static IServiceCollection AddOperation(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<CheckReady>();
        if (TelemetryOptions.Read(configuration) is { } options)
            services.AddSingleton(options).AddSingleton<SampleFigures>().AddHostedService<ExportTelemetry>();
        return services;
    }

    /// <summary><c>/healthz</c>: the process lives. <c>/readyz</c>: it can also do its work; 503 says in plain words why not.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => Results.Text("ok"));
        routes.MapGet("/readyz",
            async (CheckReady ready, CancellationToken cancellationToken) => await ready.FindProblemAsync(cancellationToken) is { } problem
                ? Results.Text(problem, statusCode: StatusCodes.Status503ServiceUnavailable)
                : Results.Text("ready"));
    }
}
