using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CrmBot.Database.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Goals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "goals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Measure = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Unit = table.Column<int>(type: "integer", nullable: false),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    Team = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    Target = table.Column<long>(type: "bigint", nullable: false),
                    Baseline = table.Column<long>(type: "bigint", nullable: true),
                    StartOn = table.Column<int>(type: "integer", nullable: false),
                    EndOn = table.Column<int>(type: "integer", nullable: false),
                    Zone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_goals", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "team_boards",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Team = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    PlaceKey = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    CreatedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    Zone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    IsOn = table.Column<bool>(type: "boolean", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_team_boards", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_digests_PlanId_MadeAt",
                table: "digests",
                columns: new[] { "PlanId", "MadeAt" });

            migrationBuilder.CreateIndex(
                name: "IX_goals_EndOn",
                table: "goals",
                column: "EndOn");

            migrationBuilder.CreateIndex(
                name: "IX_goals_PersonId_EndOn",
                table: "goals",
                columns: new[] { "PersonId", "EndOn" });

            migrationBuilder.CreateIndex(
                name: "IX_team_boards_Team",
                table: "team_boards",
                column: "Team");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "goals");

            migrationBuilder.DropTable(
                name: "team_boards");

            migrationBuilder.DropIndex(
                name: "IX_digests_PlanId_MadeAt",
                table: "digests");
        }
    }
}
