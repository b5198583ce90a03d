using CrmBot.Runtime.Time;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Runtime.Store;

/// <summary>Adds the store. The program also adds <see cref="IStoreContextFactory"/> and <see cref="Clocks"/>.</summary>
public static class StoreServices
{
    public static IServiceCollection AddStore(this IServiceCollection services, EngineKind engine, StoreOptions options) =>
        services.AddSingleton(provider => Create(provider, engine, options));

    private static IStore Create(IServiceProvider provider, EngineKind engine, StoreOptions options)
    {
        var contexts = provider.GetRequiredService<IStoreContextFactory>();
        var clocks = provider.GetRequiredService<Clocks>();
        return engine == EngineKind.Sqlite
            ? new SqliteStore(options, contexts, clocks, provider)
            : new PostgresStore(options, contexts, clocks, provider);
    }
}
