using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace CrmBot.Tests.TestApp;

/// <summary>
/// A store with a database of its own, gone with the test: a file on SQLite, a schema on PostgreSQL. The clocks are the test's.
/// </summary>
internal sealed class StoreBed : IAsyncDisposable
{
    private readonly EngineKind engine;
    private readonly string folder;
    private readonly string? schema;
    private readonly IStoreContextFactory contexts;
    private readonly ServiceProvider services;

    private StoreBed(
        EngineKind engine, string folder, string? schema, StoreOptions options, IStoreContextFactory contexts,
        Action<IServiceCollection>? add)
    {
        this.engine = engine;
        this.folder = folder;
        this.schema = schema;
        this.contexts = contexts;
        Options = options;
        var collection = new ServiceCollection()
            .AddSingleton(contexts)
            .AddSingleton(new Clocks(Business, System))
            .AddStore(engine, options);
        add?.Invoke(collection);
        services = collection.BuildServiceProvider();
    }

    public ManualClock Business { get; } = new(ManualClock.WorkdayMorning);

    public ManualClock System { get; } = new(ManualClock.WorkdayMorning);

    public StoreOptions Options { get; }

    public IServiceProvider Services => services;

    public IStore Store => services.GetRequiredService<IStore>();

    /// <summary>Opens an empty database with Runtime's tables and <see cref="NoteContext"/>'s.</summary>
    public static async Task<StoreBed> OpenAsync(
        EngineKind engine, Func<StoreOptions, StoreOptions>? set = null, Action<IServiceCollection>? add = null)
    {
        var folder = Directory.CreateTempSubdirectory("crmbot-store-").FullName;
        var schema = engine == EngineKind.Postgres ? "t" + Guid.NewGuid().ToString("N") : null;
        var options = new StoreOptions { Database = schema is null ? Path.Combine(folder, "store.db") : await CreateSchemaAsync(schema) };
        var bed = new StoreBed(engine, folder, schema, set?.Invoke(options) ?? options, new NoteContexts(), add);
        await bed.CreateTablesAsync(options);
        return bed;
    }

    /// <summary>A second store on the same database, as another instance would be.</summary>
    public IStore OpenAnother() => Open(Options);

    public Task<T> WriteAsync<T>(Func<UnitOfWork, Task<T>> work) =>
        Store.WriteAsync("test", (unit, _) => work(unit), TestContext.Current.CancellationToken);

    public Task WriteAsync(Func<UnitOfWork, Task> work) => WriteAsync(async unit =>
    {
        await work(unit);
        return true;
    });

    public Task<T> ReadAsync<T>(Func<ReadView, Task<T>> read) =>
        Store.ReadAsync((view, _) => read(view), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (schema is not null) await ExecuteAsync($"DROP SCHEMA {schema} CASCADE");
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<string> CreateSchemaAsync(string schema)
    {
        var server = LocalPostgres.Require();
        await ExecuteAsync($"CREATE SCHEMA {schema}");
        return new NpgsqlConnectionStringBuilder(server) { SearchPath = schema }.ConnectionString;
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(LocalPostgres.Require() + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    // By a store of its own: the test's may be in a hurry.
    private async Task CreateTablesAsync(StoreOptions options)
    {
        var first = Open(options);
        using var _ = (IDisposable)first;
        await first.WriteAsync("tables", async (work, token) =>
        {
            await work.Db.Database.ExecuteSqlRawAsync(work.Db.Database.GenerateCreateScript(), token);
            foreach (var statement in RuntimeSchema.Statements(engine)) await work.Sql.ExecuteAsync(statement);
            return true;
        }, CancellationToken.None);
    }

    private IStore Open(StoreOptions options) => engine == EngineKind.Sqlite
        ? new SqliteStore(options, contexts, new Clocks(Business, System), services)
        : new PostgresStore(options, contexts, new Clocks(Business, System), services);
}
