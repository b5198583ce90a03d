using CrmBot.Runtime.Places;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CrmBot.Database.Migrations.Sqlite;

/// <summary>The place heard from last is found by an index; the runtime's tables are no part of the EF model.</summary>
[DbContext(typeof(SqliteDatabase))]
[Migration("20261201040000_PlacesByLastHeard")]
public sealed class PlacesByLastHeard : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var statement in PlaceTables.Later(EngineKind.Sqlite)) migrationBuilder.Sql(statement);
    }
}
