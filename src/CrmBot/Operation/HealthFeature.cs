using CrmBot.Runtime.Store;

namespace CrmBot.Operation;

/// <summary><c>/healthz</c>: the process lives. <c>/readyz</c>: it can also read its database.</summary>
internal static class HealthFeature
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => Results.Text("ok"));
        routes.MapGet("/readyz", async (IStore store, CancellationToken cancellationToken) =>
        {
            await store.ReadAsync((view, token) => CrmBot.Runtime.Store.Settings.FindAsync(view, "ready", token), cancellationToken);
            return Results.Text("ready");
        });
    }
}
