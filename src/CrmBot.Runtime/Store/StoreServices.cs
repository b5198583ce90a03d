using CrmBot.Runtime.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CrmBot.Runtime.Store;

/// <summary>Adds the store. The program also adds <see cref="IStoreContextFactory"/> and <see cref="Clocks"/>.</summary>
public static class StoreServices
{
    public static IServiceCollection AddStore(this IServiceCollection services, EngineKind engine, StoreOptions options) =>
        services.AddSingleton(options).AddSingleton(provider => Create(provider, engine, options));

    /// <summary>The usual <see cref="Retention"/>, unless the program has added its own.</summary>
    internal static IServiceCollection AddRetention(this IServiceCollection services)
    {
        services.TryAddSingleton<Retention>();
        return services;
    }

    private static IStore Create(IServiceProvider provider, EngineKind engine, StoreOptions options)
    {
        var contexts = provider.GetRequiredService<IStoreContextFactory>();
        var clocks = provider.GetRequiredService<Clocks>();
        return engine == EngineKind.Sqlite
            ? new SqliteStore(options, contexts, clocks, provider)
            : new PostgresStore(options, contexts, clocks, provider);
    }
}
