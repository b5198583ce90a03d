using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CrmBot.Database.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Quality : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "crisis_rooms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TicketId = table.Column<Guid>(type: "uuid", nullable: true),
                    PlaceKey = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    StartedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    StartedAt = table.Column<long>(type: "bigint", nullable: false),
                    LeadId = table.Column<Guid>(type: "uuid", nullable: true),
                    VoiceId = table.Column<Guid>(type: "uuid", nullable: true),
                    TechnicianId = table.Column<Guid>(type: "uuid", nullable: true),
                    Hours = table.Column<int>(type: "integer", nullable: false),
                    TickText = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    EndedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    Summary = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crisis_rooms", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "quality_checks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    WeekId = table.Column<Guid>(type: "uuid", nullable: false),
                    TicketId = table.Column<Guid>(type: "uuid", nullable: false),
                    AgentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Answers = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: false),
                    Note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    ReviewedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    ReviewedAt = table.Column<long>(type: "bigint", nullable: true),
                    IsPassed = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_quality_checks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "quality_reviewers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_quality_reviewers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "quality_weeks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Week = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Seed = table.Column<int>(type: "integer", nullable: false),
                    PerAgent = table.Column<int>(type: "integer", nullable: false),
                    Solved = table.Column<int>(type: "integer", nullable: false),
                    ReviewerId = table.Column<Guid>(type: "uuid", nullable: false),
                    DrawnAt = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_quality_weeks", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_crisis_rooms_TicketId",
                table: "crisis_rooms",
                column: "TicketId");

            migrationBuilder.CreateIndex(
                name: "IX_quality_checks_ReviewedAt",
                table: "quality_checks",
                column: "ReviewedAt");

            migrationBuilder.CreateIndex(
                name: "IX_quality_checks_WeekId",
                table: "quality_checks",
                column: "WeekId");

            migrationBuilder.CreateIndex(
                name: "IX_quality_weeks_Seed",
                table: "quality_weeks",
                column: "Seed");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "crisis_rooms");

            migrationBuilder.DropTable(
                name: "quality_checks");

            migrationBuilder.DropTable(
                name: "quality_reviewers");

            migrationBuilder.DropTable(
                name: "quality_weeks");
        }
    }
}
