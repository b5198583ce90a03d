using CrmBot.Database;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Database;

/// <summary>Migrations and compiled model are made by a script; these tests notice when somebody forgot to run it.</summary>
public sealed class ModelTests
{
    public static TheoryData<string> Engines => ["sqlite", "postgres"];

    [Theory]
    [MemberData(nameof(Engines))]
    public void No_migration_is_missing(string engine)
    {
        using var db = Context(engine);
        db.Database.HasPendingModelChanges().ShouldBeFalse("run src/CrmBot/Database/update-model.sh with a name for the migration");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void The_compiled_model_has_the_entities_and_columns_of_the_code(string engine)
    {
        using var db = Context(engine);
        var coded = db.GetService<IDesignTimeModel>().Model;
        Columns(db.Model).ShouldBe(Columns(coded), "run src/CrmBot/Database/update-model.sh");
    }

    private static IEnumerable<string> Columns(IModel model) => model.GetEntityTypes()
        .SelectMany(entity => entity.GetProperties()
            .Select(property => $"{entity.GetTableName()}.{property.Name}:{property.GetColumnType()}:{property.IsNullable}"))
        .Order(StringComparer.Ordinal);

    private static StoreContext Context(string engine) => engine == "sqlite"
        ? new SqliteDatabase(new DbContextOptionsBuilder<SqliteDatabase>().UseSqlite("Data Source=:memory:").Options)
        : new PostgresDatabase(new DbContextOptionsBuilder<PostgresDatabase>().UseNpgsql("Host=localhost").Options);
}
