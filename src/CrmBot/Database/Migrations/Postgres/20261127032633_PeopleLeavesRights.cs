using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CrmBot.Database.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class PeopleLeavesRights : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "BatchMinutes",
                table: "people",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "DailyCap",
                table: "people",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "LeftAt",
                table: "people",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Level",
                table: "people",
                type: "character varying(10)",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "NoticesPerHour",
                table: "people",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "OpenCap",
                table: "people",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RegionText",
                table: "people",
                type: "character varying(600)",
                maxLength: 600,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "StandInText",
                table: "people",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Weight",
                table: "people",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "leaves",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    FirstDay = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    LastDay = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    FromAt = table.Column<long>(type: "bigint", nullable: false),
                    ToAt = table.Column<long>(type: "bigint", nullable: false),
                    StandInId = table.Column<Guid>(type: "uuid", nullable: true),
                    CreatedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    IsCancelled = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_leaves", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "role_rights",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    See = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Change = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    MaskText = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_role_rights", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_leaves_PersonId",
                table: "leaves",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_leaves_ToAt",
                table: "leaves",
                column: "ToAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "leaves");

            migrationBuilder.DropTable(
                name: "role_rights");

            migrationBuilder.DropColumn(
                name: "BatchMinutes",
                table: "people");

            migrationBuilder.DropColumn(
                name: "DailyCap",
                table: "people");

            migrationBuilder.DropColumn(
                name: "LeftAt",
                table: "people");

            migrationBuilder.DropColumn(
                name: "Level",
                table: "people");

            migrationBuilder.DropColumn(
                name: "NoticesPerHour",
                table: "people");

            migrationBuilder.DropColumn(
                name: "OpenCap",
                table: "people");

            migrationBuilder.DropColumn(
                name: "RegionText",
                table: "people");

            migrationBuilder.DropColumn(
                name: "StandInText",
                table: "people");

            migrationBuilder.DropColumn(
                name: "Weight",
                table: "people");
        }
    }
}
