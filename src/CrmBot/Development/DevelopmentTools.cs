using CrmBot.Console;
using CrmBot.Runtime.Store;

namespace CrmBot.Development;

/// <summary>Development-only HTTP for tools and tests: the clock, the outbox, a fresh start. Absent outside Development.</summary>
internal static class DevelopmentTools
{
    public static IServiceCollection AddDevelopmentTools(this IServiceCollection services) => services
        .AddSingleton<MoveClock>()
        .AddSingleton<StartAfresh>();

    public static void MapDevelopmentTools(this WebApplication app)
    {
        var tools = app.MapGroup("/dev").ForThisMachine();
        tools.MapGet("/clock", (MoveClock clock) => clock.Read());
        tools.MapPost("/clock",
            (ClockOrder order, MoveClock clock, CancellationToken cancellationToken) => clock.MoveAsync(order, cancellationToken));
        tools.MapGet("/outbox", ShowOutbox.AnswerAsync);
        tools.MapGet("/store", (IStore store) => Results.Json(store.Figures));
        tools.MapPost("/reset", (StartAfresh reset, CancellationToken cancellationToken) => reset.RunAsync(cancellationToken));
    }
}
