using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CrmBot.Database.Migrations.Postgres;

/// <summary>Cards that wait, and how many a person got lately; the runtime's tables are no part of the EF model.</summary>
[DbContext(typeof(PostgresDatabase))]
[Migration("20261127034500_HeldNotices")]
public sealed class HeldNotices : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var statement in NoticeTables.Statements(EngineKind.Postgres)) migrationBuilder.Sql(statement);
    }
}
