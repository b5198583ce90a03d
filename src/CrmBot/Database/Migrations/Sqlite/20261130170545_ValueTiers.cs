using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CrmBot.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ValueTiers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "tier_changes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CustomerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    To = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Step = table.Column<int>(type: "INTEGER", nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    CoreLine = table.Column<long>(type: "INTEGER", nullable: false),
                    KeyLine = table.Column<long>(type: "INTEGER", nullable: false),
                    Day = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tier_changes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_tier_changes_customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_deals_State_Currency_CustomerId_ClosedOn_Amount",
                table: "deals",
                columns: new[] { "State", "Currency", "CustomerId", "ClosedOn", "Amount" });

            migrationBuilder.CreateIndex(
                name: "IX_tier_changes_At",
                table: "tier_changes",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_tier_changes_CustomerId_At",
                table: "tier_changes",
                columns: new[] { "CustomerId", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "tier_changes");

            migrationBuilder.DropIndex(
                name: "IX_deals_State_Currency_CustomerId_ClosedOn_Amount",
                table: "deals");
        }
    }
}
