using CrmBot.Runtime.Places;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CrmBot.Database.Migrations.Sqlite;

/// <summary>The messenger's ids of people; the runtime's tables are no part of the EF model.</summary>
[DbContext(typeof(SqliteDatabase))]
[Migration("20261127000000_MessengerUsers")]
public sealed class MessengerUsers : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var statement in PlaceTables.Later(EngineKind.Sqlite)) migrationBuilder.Sql(statement);
    }
}
