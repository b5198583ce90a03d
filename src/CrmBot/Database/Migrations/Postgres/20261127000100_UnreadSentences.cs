using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns.Unread;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CrmBot.Database.Migrations.Postgres;

/// <summary>What was not understood, and what a language model is asked; the runtime's tables are no part of the EF model.</summary>
[DbContext(typeof(PostgresDatabase))]
[Migration("20261127000100_UnreadSentences")]
public sealed class UnreadSentences : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var statement in UnreadTables.Statements(EngineKind.Postgres)) migrationBuilder.Sql(statement);
    }
}
