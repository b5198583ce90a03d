using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CrmBot.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CustomerImports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Author",
                table: "interactions",
                type: "TEXT",
                maxLength: 80,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ImportId",
                table: "interactions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "BusyUntil",
                table: "imports",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "Line",
                table: "imports",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Link",
                table: "imports",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "PersonId",
                table: "imports",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReportText",
                table: "imports",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Source",
                table: "imports",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "State",
                table: "imports",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Trouble",
                table: "imports",
                type: "TEXT",
                maxLength: 80,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TroubleText",
                table: "imports",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Changes",
                table: "imported_records",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Fact",
                table: "imported_records",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Value",
                table: "imported_records",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "import_parts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import_parts", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_interactions_ImportId",
                table: "interactions",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_imports_State",
                table: "imports",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_import_parts_ImportId",
                table: "import_parts",
                column: "ImportId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "import_parts");

            migrationBuilder.DropIndex(
                name: "IX_interactions_ImportId",
                table: "interactions");

            migrationBuilder.DropIndex(
                name: "IX_imports_State",
                table: "imports");

            migrationBuilder.DropColumn(
                name: "Author",
                table: "interactions");

            migrationBuilder.DropColumn(
                name: "ImportId",
                table: "interactions");

            migrationBuilder.DropColumn(
                name: "BusyUntil",
                table: "imports");

            migrationBuilder.DropColumn(
                name: "Line",
                table: "imports");

            migrationBuilder.DropColumn(
                name: "Link",
                table: "imports");

            migrationBuilder.DropColumn(
                name: "PersonId",
                table: "imports");

            migrationBuilder.DropColumn(
                name: "ReportText",
                table: "imports");

            migrationBuilder.DropColumn(
                name: "Source",
                table: "imports");

            migrationBuilder.DropColumn(
                name: "State",
                table: "imports");

            migrationBuilder.DropColumn(
                name: "Trouble",
                table: "imports");

            migrationBuilder.DropColumn(
                name: "TroubleText",
                table: "imports");

            migrationBuilder.DropColumn(
                name: "Changes",
                table: "imported_records");

            migrationBuilder.DropColumn(
                name: "Fact",
                table: "imported_records");

            migrationBuilder.DropColumn(
                name: "Value",
                table: "imported_records");
        }
    }
}
