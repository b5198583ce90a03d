using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CrmBot.Database.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class FoundByIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_tickets_IsOpen_NextDueAt",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "IX_tickets_IsOpen_Rank_CreatedAt",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "IX_contact_methods_Kind_Value",
                table: "contact_methods");

            migrationBuilder.CreateIndex(
                name: "IX_tickets_NextDueAt",
                table: "tickets",
                column: "NextDueAt",
                filter: "\"IsOpen\"");

            migrationBuilder.CreateIndex(
                name: "IX_tickets_Rank_CreatedAt",
                table: "tickets",
                columns: new[] { "Rank", "CreatedAt" },
                filter: "\"IsOpen\"");

            migrationBuilder.CreateIndex(
                name: "IX_leads_CreatedAt",
                table: "leads",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_deal_moves_CustomerId",
                table: "deal_moves",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_customers_ReferrerId",
                table: "customers",
                column: "ReferrerId");

            migrationBuilder.CreateIndex(
                name: "IX_customers_Region_Id",
                table: "customers",
                columns: new[] { "Region", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_contact_methods_Value_Kind",
                table: "contact_methods",
                columns: new[] { "Value", "Kind" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_tickets_NextDueAt",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "IX_tickets_Rank_CreatedAt",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "IX_leads_CreatedAt",
                table: "leads");

            migrationBuilder.DropIndex(
                name: "IX_deal_moves_CustomerId",
                table: "deal_moves");

            migrationBuilder.DropIndex(
                name: "IX_customers_ReferrerId",
                table: "customers");

            migrationBuilder.DropIndex(
                name: "IX_customers_Region_Id",
                table: "customers");

            migrationBuilder.DropIndex(
                name: "IX_contact_methods_Value_Kind",
                table: "contact_methods");

            migrationBuilder.CreateIndex(
                name: "IX_tickets_IsOpen_NextDueAt",
                table: "tickets",
                columns: new[] { "IsOpen", "NextDueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_IsOpen_Rank_CreatedAt",
                table: "tickets",
                columns: new[] { "IsOpen", "Rank", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_contact_methods_Kind_Value",
                table: "contact_methods",
                columns: new[] { "Kind", "Value" });
        }
    }
}
