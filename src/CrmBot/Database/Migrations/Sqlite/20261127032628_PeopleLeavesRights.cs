using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CrmBot.Database.Migrations.Sqlite
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
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "DailyCap",
                table: "people",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "LeftAt",
                table: "people",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Level",
                table: "people",
                type: "TEXT",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "NoticesPerHour",
                table: "people",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "OpenCap",
                table: "people",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RegionText",
                table: "people",
                type: "TEXT",
                maxLength: 600,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "StandInText",
                table: "people",
                type: "TEXT",
                maxLength: 1000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Weight",
                table: "people",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "leaves",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FirstDay = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    LastDay = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    FromAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ToAt = table.Column<long>(type: "INTEGER", nullable: false),
                    StandInId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CreatedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    IsCancelled = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_leaves", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "role_rights",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    See = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Change = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    MaskText = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
