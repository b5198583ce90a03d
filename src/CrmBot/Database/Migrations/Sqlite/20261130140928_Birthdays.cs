using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CrmBot.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Birthdays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "birthday_lists",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ToldOn = table.Column<int>(type: "INTEGER", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    Done = table.Column<int>(type: "INTEGER", nullable: false),
                    EntriesText = table.Column<string>(type: "TEXT", maxLength: 3000, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_birthday_lists", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "birthdays",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CustomerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContactId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DateText = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    NextOn = table.Column<int>(type: "INTEGER", nullable: false),
                    ToldAheadOf = table.Column<int>(type: "INTEGER", nullable: false),
                    ToldOf = table.Column<int>(type: "INTEGER", nullable: false),
                    GreetedOn = table.Column<int>(type: "INTEGER", nullable: false),
                    ToldBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    ToldAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_birthdays", x => x.Id);
                    table.ForeignKey(
                        name: "FK_birthdays_customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_birthdays_ContactId",
                table: "birthdays",
                column: "ContactId");

            migrationBuilder.CreateIndex(
                name: "IX_birthdays_CustomerId",
                table: "birthdays",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_birthdays_NextOn",
                table: "birthdays",
                column: "NextOn");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "birthday_lists");

            migrationBuilder.DropTable(
                name: "birthdays");
        }
    }
}
