using CrmBot.Backups;
using CrmBot.Runtime.Store;
using CrmBot.Settings;

namespace CrmBot.Database;

/// <summary>Chooses the engine: <c>Database:Engine</c> is <c>sqlite</c> (default) or <c>postgres</c>.</summary>
internal static class DatabaseFeature
{
    public static IServiceCollection AddDatabase(this IServiceCollection services, IConfiguration configuration, DataFolder folder) =>
        (configuration["Database:Engine"] ?? "sqlite").ToLowerInvariant() switch
        {
            "sqlite" => services.AddSqlite(folder).AddBackups(configuration, folder),
            "postgres" or "postgresql" => services.AddPostgres(configuration),
            var other => throw new SettingException($"Database:Engine is \"{other}\"; allowed are sqlite and postgres."),
        };

    private static IServiceCollection AddSqlite(this IServiceCollection services, DataFolder folder)
    {
        var options = new StoreOptions { Database = folder.File("crmbot.db") };
        return services
            .AddSingleton<IStoreContextFactory, SqliteContexts>()
            .AddSingleton<KnownMigrations>()
            .AddSingleton<IMigrateDatabase, MigrateSqlite>()
            .AddStore(EngineKind.Sqlite, options);
    }

    private static IServiceCollection AddPostgres(this IServiceCollection services, IConfiguration configuration)
    {
        var options = new StoreOptions
        {
            Database = configuration["Database:ConnectionString"]
                ?? throw new SettingException("Database:Engine is postgres, so Database:ConnectionString must name the server."),
        };
        return services
            .AddSingleton<IStoreContextFactory, PostgresContexts>()
            .AddSingleton<IMigrateDatabase>(provider => new MigratePostgres(options, provider.GetRequiredService<IStoreContextFactory>()))
            .AddStore(EngineKind.Postgres, options);
    }
}
