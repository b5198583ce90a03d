using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CrmBot.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DealsContractsImports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "contracts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    CustomerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DealId = table.Column<Guid>(type: "TEXT", nullable: true),
                    RenewalId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Team = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    Amount = table.Column<long>(type: "INTEGER", nullable: true),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    StartOn = table.Column<int>(type: "INTEGER", nullable: true),
                    EndOn = table.Column<int>(type: "INTEGER", nullable: false),
                    Term = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Notice = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    PartText = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contracts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_contracts_customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "deals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    CustomerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Team = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Stage = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    StageSince = table.Column<long>(type: "INTEGER", nullable: false),
                    AmountMin = table.Column<long>(type: "INTEGER", nullable: true),
                    AmountMax = table.Column<long>(type: "INTEGER", nullable: true),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    IsApproximate = table.Column<bool>(type: "INTEGER", nullable: false),
                    Per = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    Amount = table.Column<long>(type: "INTEGER", nullable: true),
                    Probability = table.Column<int>(type: "INTEGER", nullable: true),
                    CloseOn = table.Column<int>(type: "INTEGER", nullable: false),
                    Rival = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    RivalKey = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    RivalNote = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    HasNoRival = table.Column<bool>(type: "INTEGER", nullable: false),
                    Blocker = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    ProductText = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    SkippedQuestions = table.Column<bool>(type: "INTEGER", nullable: false),
                    ClosedOn = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ClosingNote = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    RevisitOn = table.Column<int>(type: "INTEGER", nullable: true),
                    FactorText = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    FactorCodeText = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Term = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    PartText = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    OpenedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    OpenedIn = table.Column<Guid>(type: "TEXT", nullable: true),
                    MovedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ExternalId = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_deals_customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "forecasts_taken",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Month = table.Column<int>(type: "INTEGER", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Team = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Commit = table.Column<long>(type: "INTEGER", nullable: false),
                    BestCase = table.Column<long>(type: "INTEGER", nullable: false),
                    Weighted = table.Column<long>(type: "INTEGER", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    TakenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forecasts_taken", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "imported_records",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_imported_records", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "imports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    What = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    File = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Taken = table.Column<int>(type: "INTEGER", nullable: false),
                    Refused = table.Column<int>(type: "INTEGER", nullable: false),
                    TakenBackAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_imports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "deal_moves",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DealId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CustomerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Day = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Team = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    From = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    To = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Amount = table.Column<long>(type: "INTEGER", nullable: true),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Rival = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deal_moves", x => x.Id);
                    table.ForeignKey(
                        name: "FK_deal_moves_deals_DealId",
                        column: x => x.DealId,
                        principalTable: "deals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sale_cases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DealId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Industry = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    IsWon = table.Column<bool>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    WrittenBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sale_cases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_sale_cases_deals_DealId",
                        column: x => x.DealId,
                        principalTable: "deals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_contracts_CustomerId",
                table: "contracts",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_contracts_DealId",
                table: "contracts",
                column: "DealId");

            migrationBuilder.CreateIndex(
                name: "IX_contracts_EndOn_Currency_Amount",
                table: "contracts",
                columns: new[] { "EndOn", "Currency", "Amount" });

            migrationBuilder.CreateIndex(
                name: "IX_contracts_Number",
                table: "contracts",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_contracts_OwnerId_EndOn",
                table: "contracts",
                columns: new[] { "OwnerId", "EndOn" });

            migrationBuilder.CreateIndex(
                name: "IX_contracts_Team_EndOn",
                table: "contracts",
                columns: new[] { "Team", "EndOn" });

            migrationBuilder.CreateIndex(
                name: "IX_deal_moves_DealId_At",
                table: "deal_moves",
                columns: new[] { "DealId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_deal_moves_Kind_At",
                table: "deal_moves",
                columns: new[] { "Kind", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_deal_moves_Kind_Day",
                table: "deal_moves",
                columns: new[] { "Kind", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_deal_moves_OwnerId_At",
                table: "deal_moves",
                columns: new[] { "OwnerId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_deals_CustomerId",
                table: "deals",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_deals_ExternalId",
                table: "deals",
                column: "ExternalId");

            migrationBuilder.CreateIndex(
                name: "IX_deals_ImportId",
                table: "deals",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_deals_Number",
                table: "deals",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_deals_OpenedAt",
                table: "deals",
                column: "OpenedAt");

            migrationBuilder.CreateIndex(
                name: "IX_deals_OwnerId_State_CloseOn",
                table: "deals",
                columns: new[] { "OwnerId", "State", "CloseOn" });

            migrationBuilder.CreateIndex(
                name: "IX_deals_RivalKey_State",
                table: "deals",
                columns: new[] { "RivalKey", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_deals_State_ClosedOn_Reason_Currency_Amount_OwnerId_Team",
                table: "deals",
                columns: new[] { "State", "ClosedOn", "Reason", "Currency", "Amount", "OwnerId", "Team" });

            migrationBuilder.CreateIndex(
                name: "IX_deals_State_CloseOn_Stage_Probability_Currency_Amount_OwnerId_Team",
                table: "deals",
                columns: new[] { "State", "CloseOn", "Stage", "Probability", "Currency", "Amount", "OwnerId", "Team" });

            migrationBuilder.CreateIndex(
                name: "IX_deals_State_Currency_Amount",
                table: "deals",
                columns: new[] { "State", "Currency", "Amount" });

            migrationBuilder.CreateIndex(
                name: "IX_deals_Team_State_CloseOn",
                table: "deals",
                columns: new[] { "Team", "State", "CloseOn" });

            migrationBuilder.CreateIndex(
                name: "IX_forecasts_taken_Month_OwnerId",
                table: "forecasts_taken",
                columns: new[] { "Month", "OwnerId" });

            migrationBuilder.CreateIndex(
                name: "IX_imported_records_ImportId",
                table: "imported_records",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_sale_cases_DealId",
                table: "sale_cases",
                column: "DealId");

            migrationBuilder.CreateIndex(
                name: "IX_sale_cases_Industry_CreatedAt",
                table: "sale_cases",
                columns: new[] { "Industry", "CreatedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "contracts");

            migrationBuilder.DropTable(
                name: "deal_moves");

            migrationBuilder.DropTable(
                name: "forecasts_taken");

            migrationBuilder.DropTable(
                name: "imported_records");

            migrationBuilder.DropTable(
                name: "imports");

            migrationBuilder.DropTable(
                name: "sale_cases");

            migrationBuilder.DropTable(
                name: "deals");
        }
    }
}
