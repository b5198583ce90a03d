using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CrmBot.Database.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class TeamSales : Migration
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

            migrationBuilder.AddColumn<string>(
                name: "Question",
                table: "digests",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "MergedIntoId",
                table: "customers",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "addressed_turns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MergeId = table.Column<Guid>(type: "uuid", nullable: false),
                    TurnId = table.Column<Guid>(type: "uuid", nullable: false),
                    KeptId = table.Column<Guid>(type: "uuid", nullable: false),
                    MergedId = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_addressed_turns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "apart_customers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OneId = table.Column<Guid>(type: "uuid", nullable: false),
                    OtherId = table.Column<Guid>(type: "uuid", nullable: false),
                    SaidBy = table.Column<Guid>(type: "uuid", nullable: true),
                    SaidAt = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_apart_customers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "api_requests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    BodyDigest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Status = table.Column<int>(type: "integer", nullable: false),
                    Answer = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    AnsweredAt = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_api_requests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "assignment_rules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Region = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    Source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Product = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    Grade = table.Column<string>(type: "character varying(1)", maxLength: 1, nullable: true),
                    BudgetMin = table.Column<long>(type: "bigint", nullable: true),
                    Team = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    Level = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    PeopleText = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_assignment_rules", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "assignments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    LeadId = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    How = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    FromId = table.Column<Guid>(type: "uuid", nullable: true),
                    ToId = table.Column<Guid>(type: "uuid", nullable: true),
                    Team = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    RuleId = table.Column<Guid>(type: "uuid", nullable: true),
                    RulePlace = table.Column<int>(type: "integer", nullable: true),
                    InPlaceOf = table.Column<Guid>(type: "uuid", nullable: true),
                    Reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    QuietSince = table.Column<long>(type: "bigint", nullable: true),
                    CandidateText = table.Column<string>(type: "text", nullable: false),
                    Ties = table.Column<int>(type: "integer", nullable: false),
                    Answer = table.Column<int>(type: "integer", nullable: false),
                    AnsweredAt = table.Column<long>(type: "bigint", nullable: true),
                    EscalatedAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_assignments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "contracts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    DealId = table.Column<Guid>(type: "uuid", nullable: true),
                    RenewalId = table.Column<Guid>(type: "uuid", nullable: true),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    Team = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    Amount = table.Column<long>(type: "bigint", nullable: true),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    StartOn = table.Column<int>(type: "integer", nullable: true),
                    EndOn = table.Column<int>(type: "integer", nullable: false),
                    Term = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    Notice = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    PartText = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                name: "customer_helpers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    AddedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    AddedAt = table.Column<long>(type: "bigint", nullable: false),
                    Until = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customer_helpers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_customer_helpers_customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "customer_keys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customer_keys", x => x.Id);
                    table.ForeignKey(
                        name: "FK_customer_keys_customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "customer_merges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    KeptId = table.Column<Guid>(type: "uuid", nullable: false),
                    MergedId = table.Column<Guid>(type: "uuid", nullable: false),
                    MergedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    MergedAt = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customer_merges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "customer_messages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    TicketId = table.Column<Guid>(type: "uuid", nullable: true),
                    About = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Channel = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Address = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Subject = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Body = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    NotBefore = table.Column<long>(type: "bigint", nullable: false),
                    Failure = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    Repeats = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customer_messages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_customer_messages_customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "deals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    Team = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    StageSince = table.Column<long>(type: "bigint", nullable: false),
                    AmountMin = table.Column<long>(type: "bigint", nullable: true),
                    AmountMax = table.Column<long>(type: "bigint", nullable: true),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    IsApproximate = table.Column<bool>(type: "boolean", nullable: false),
                    Per = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    Amount = table.Column<long>(type: "bigint", nullable: true),
                    Probability = table.Column<int>(type: "integer", nullable: true),
                    CloseOn = table.Column<int>(type: "integer", nullable: false),
                    Rival = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    RivalKey = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    RivalNote = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    HasNoRival = table.Column<bool>(type: "boolean", nullable: false),
                    Blocker = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    ProductText = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    SkippedQuestions = table.Column<bool>(type: "boolean", nullable: false),
                    ClosedOn = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    ClosingNote = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    RevisitOn = table.Column<int>(type: "integer", nullable: true),
                    FactorText = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    FactorCodeText = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Term = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    PartText = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    OpenedAt = table.Column<long>(type: "bigint", nullable: false),
                    OpenedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    OpenedIn = table.Column<Guid>(type: "uuid", nullable: true),
                    MovedAt = table.Column<long>(type: "bigint", nullable: false),
                    ImportId = table.Column<Guid>(type: "uuid", nullable: true),
                    ExternalId = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Month = table.Column<int>(type: "integer", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    Team = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    Commit = table.Column<long>(type: "bigint", nullable: false),
                    BestCase = table.Column<long>(type: "bigint", nullable: false),
                    Weighted = table.Column<long>(type: "bigint", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    TakenAt = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forecasts_taken", x => x.Id);
                });

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
                name: "imported_records",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ImportId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_imported_records", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "imports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    What = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    File = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    StartedAt = table.Column<long>(type: "bigint", nullable: false),
                    Taken = table.Column<int>(type: "integer", nullable: false),
                    Refused = table.Column<int>(type: "integer", nullable: false),
                    TakenBackAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_imports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "lead_clocks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    GivenAt = table.Column<long>(type: "bigint", nullable: true),
                    DueAt = table.Column<long>(type: "bigint", nullable: true),
                    AskedAt = table.Column<long>(type: "bigint", nullable: true),
                    HelpedAt = table.Column<long>(type: "bigint", nullable: true),
                    QuietSince = table.Column<long>(type: "bigint", nullable: true),
                    Step = table.Column<int>(type: "integer", nullable: false),
                    WarnedAt = table.Column<long>(type: "bigint", nullable: true),
                    SleptAt = table.Column<long>(type: "bigint", nullable: true),
                    RemindedAt = table.Column<long>(type: "bigint", nullable: true),
                    BreachedAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lead_clocks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "leads",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    ContactId = table.Column<Guid>(type: "uuid", nullable: true),
                    Source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Channel = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Need = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Product = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    Region = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    Within = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    BudgetMin = table.Column<long>(type: "bigint", nullable: true),
                    BudgetMax = table.Column<long>(type: "bigint", nullable: true),
                    BudgetCurrency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    BudgetIsApproximate = table.Column<bool>(type: "boolean", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    Team = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    State = table.Column<int>(type: "integer", nullable: false),
                    IsOpen = table.Column<bool>(type: "boolean", nullable: false),
                    Grade = table.Column<string>(type: "character varying(1)", maxLength: 1, nullable: true),
                    Score = table.Column<int>(type: "integer", nullable: true),
                    NeedScore = table.Column<int>(type: "integer", nullable: true),
                    BudgetScore = table.Column<int>(type: "integer", nullable: true),
                    ChainScore = table.Column<int>(type: "integer", nullable: true),
                    UrgencyScore = table.Column<int>(type: "integer", nullable: true),
                    Rank = table.Column<int>(type: "integer", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    ChangedAt = table.Column<long>(type: "bigint", nullable: false),
                    AcceptedAt = table.Column<long>(type: "bigint", nullable: true),
                    FirstContactAt = table.Column<long>(type: "bigint", nullable: true),
                    SettledAt = table.Column<long>(type: "bigint", nullable: true),
                    Reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_leads", x => x.Id);
                    table.ForeignKey(
                        name: "FK_leads_customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

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
                name: "recoveries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SurveyId = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    TicketId = table.Column<Guid>(type: "uuid", nullable: true),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    LeadId = table.Column<Guid>(type: "uuid", nullable: true),
                    OpenedAt = table.Column<long>(type: "bigint", nullable: false),
                    Steps = table.Column<int>(type: "integer", nullable: false),
                    Note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    DoneBy = table.Column<Guid>(type: "uuid", nullable: true),
                    DoneAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recoveries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_recoveries_customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
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

            migrationBuilder.CreateTable(
                name: "rule_values",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Value = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rule_values", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "survey_opt_outs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    SaidBy = table.Column<Guid>(type: "uuid", nullable: true),
                    SaidAt = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_survey_opt_outs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_survey_opt_outs_customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "survey_turns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AskedAt = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_survey_turns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "surveys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    TicketId = table.Column<Guid>(type: "uuid", nullable: true),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    AgentId = table.Column<Guid>(type: "uuid", nullable: true),
                    ContactName = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    Locale = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    AskedAt = table.Column<long>(type: "bigint", nullable: false),
                    AskedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Via = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    LinkUntil = table.Column<long>(type: "bigint", nullable: false),
                    Score = table.Column<int>(type: "integer", nullable: true),
                    Why = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    AnsweredAt = table.Column<long>(type: "bigint", nullable: true),
                    Channel = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    RecordedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_surveys", x => x.Id);
                    table.ForeignKey(
                        name: "FK_surveys_customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
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

            migrationBuilder.CreateTable(
                name: "ticket_escalations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TicketId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Clock = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    Level = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ToId = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    Note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Amount = table.Column<long>(type: "bigint", nullable: true),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    Steps = table.Column<int>(type: "integer", nullable: false),
                    Outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    AnsweredBy = table.Column<Guid>(type: "uuid", nullable: true),
                    AnsweredAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ticket_escalations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ticket_events",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TicketId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    From = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    To = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ticket_events", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ticket_queues",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Team = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    PlaceKey = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    Hours = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    Zone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    OnCallId = table.Column<Guid>(type: "uuid", nullable: true),
                    StepMinutes = table.Column<int>(type: "integer", nullable: true),
                    TellsCustomer = table.Column<bool>(type: "boolean", nullable: false),
                    TypeText = table.Column<string>(type: "text", nullable: false),
                    TierText = table.Column<string>(type: "text", nullable: false),
                    RegionText = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ticket_queues", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ticket_targets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Queue = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Tier = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    Severity = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    ResponseMinutes = table.Column<int>(type: "integer", nullable: true),
                    ResolveMinutes = table.Column<int>(type: "integer", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ticket_targets", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ticket_types",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    WordText = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ticket_types", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "tickets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Who = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    Type = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    Severity = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Tier = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    Queue = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Description = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Item = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    Want = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    Visit = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    Repeat = table.Column<int>(type: "integer", nullable: true),
                    Channel = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    FollowsId = table.Column<Guid>(type: "uuid", nullable: true),
                    CreatedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    IsOpen = table.Column<bool>(type: "boolean", nullable: false),
                    Rank = table.Column<int>(type: "integer", nullable: false),
                    AssigneeId = table.Column<Guid>(type: "uuid", nullable: true),
                    ClaimedAt = table.Column<long>(type: "bigint", nullable: true),
                    ChangedAt = table.Column<long>(type: "bigint", nullable: false),
                    ResolvedAt = table.Column<long>(type: "bigint", nullable: true),
                    Cause = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    Fix = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    IsFirstContact = table.Column<bool>(type: "boolean", nullable: false),
                    Compensation = table.Column<long>(type: "bigint", nullable: true),
                    CompensationCurrency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    IsWithoutSurvey = table.Column<bool>(type: "boolean", nullable: false),
                    ImprovedAt = table.Column<long>(type: "bigint", nullable: true),
                    MergedIntoId = table.Column<Guid>(type: "uuid", nullable: true),
                    ClockAt = table.Column<long>(type: "bigint", nullable: false),
                    ResponseSpent = table.Column<long>(type: "bigint", nullable: false),
                    ResolveSpent = table.Column<long>(type: "bigint", nullable: false),
                    RespondedAt = table.Column<long>(type: "bigint", nullable: true),
                    ResponseTarget = table.Column<long>(type: "bigint", nullable: false),
                    ResolveTarget = table.Column<long>(type: "bigint", nullable: false),
                    ResponseDueAt = table.Column<long>(type: "bigint", nullable: true),
                    ResolveDueAt = table.Column<long>(type: "bigint", nullable: true),
                    NextDueAt = table.Column<long>(type: "bigint", nullable: true),
                    IsResponseBroken = table.Column<bool>(type: "boolean", nullable: false),
                    IsResolveBroken = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tickets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_tickets_customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "deal_moves",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DealId = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Day = table.Column<int>(type: "integer", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    Team = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    From = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    To = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    Amount = table.Column<long>(type: "bigint", nullable: true),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    Reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Rival = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    Note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DealId = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Industry = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    IsWon = table.Column<bool>(type: "boolean", nullable: false),
                    Reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    WrittenBy = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
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

            migrationBuilder.CreateTable(
                name: "lead_scores",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    LeadId = table.Column<Guid>(type: "uuid", nullable: false),
                    Need = table.Column<int>(type: "integer", nullable: false),
                    Budget = table.Column<int>(type: "integer", nullable: false),
                    Chain = table.Column<int>(type: "integer", nullable: false),
                    Urgency = table.Column<int>(type: "integer", nullable: false),
                    Evidence = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: true),
                    ScoredBy = table.Column<Guid>(type: "uuid", nullable: true),
                    ScoredAt = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lead_scores", x => x.Id);
                    table.ForeignKey(
                        name: "FK_lead_scores_leads_LeadId",
                        column: x => x.LeadId,
                        principalTable: "leads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_digests_PlanId_MadeAt",
                table: "digests",
                columns: new[] { "PlanId", "MadeAt" });

            migrationBuilder.CreateIndex(
                name: "IX_customers_MergedIntoId",
                table: "customers",
                column: "MergedIntoId");

            migrationBuilder.CreateIndex(
                name: "IX_addressed_turns_MergeId",
                table: "addressed_turns",
                column: "MergeId");

            migrationBuilder.CreateIndex(
                name: "IX_api_requests_AnsweredAt",
                table: "api_requests",
                column: "AnsweredAt");

            migrationBuilder.CreateIndex(
                name: "IX_assignments_CustomerId",
                table: "assignments",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_assignments_LeadId",
                table: "assignments",
                column: "LeadId");

            migrationBuilder.CreateIndex(
                name: "IX_assignments_ToId_At",
                table: "assignments",
                columns: new[] { "ToId", "At" });

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
                name: "IX_customer_helpers_CustomerId",
                table: "customer_helpers",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_customer_helpers_PersonId",
                table: "customer_helpers",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_customer_keys_CustomerId",
                table: "customer_keys",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_customer_merges_KeptId",
                table: "customer_merges",
                column: "KeptId");

            migrationBuilder.CreateIndex(
                name: "IX_customer_merges_MergedId",
                table: "customer_merges",
                column: "MergedId");

            migrationBuilder.CreateIndex(
                name: "IX_customer_messages_CustomerId",
                table: "customer_messages",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_customer_messages_State_NotBefore",
                table: "customer_messages",
                columns: new[] { "State", "NotBefore" });

            migrationBuilder.CreateIndex(
                name: "IX_customer_messages_TicketId",
                table: "customer_messages",
                column: "TicketId");

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
                name: "IX_deals_State_CloseOn_Stage_Probability_Currency_Amount_Owner~",
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
                name: "IX_goals_EndOn",
                table: "goals",
                column: "EndOn");

            migrationBuilder.CreateIndex(
                name: "IX_goals_PersonId_EndOn",
                table: "goals",
                columns: new[] { "PersonId", "EndOn" });

            migrationBuilder.CreateIndex(
                name: "IX_imported_records_ImportId",
                table: "imported_records",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_lead_clocks_OwnerId_AskedAt",
                table: "lead_clocks",
                columns: new[] { "OwnerId", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_lead_clocks_OwnerId_DueAt",
                table: "lead_clocks",
                columns: new[] { "OwnerId", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_lead_scores_LeadId",
                table: "lead_scores",
                column: "LeadId");

            migrationBuilder.CreateIndex(
                name: "IX_leads_CustomerId",
                table: "leads",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_leads_FirstContactAt",
                table: "leads",
                column: "FirstContactAt");

            migrationBuilder.CreateIndex(
                name: "IX_leads_IsOpen_Rank_CreatedAt",
                table: "leads",
                columns: new[] { "IsOpen", "Rank", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_OwnerId_IsOpen_Rank_CreatedAt",
                table: "leads",
                columns: new[] { "OwnerId", "IsOpen", "Rank", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_State_CreatedAt",
                table: "leads",
                columns: new[] { "State", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_State_Rank_CreatedAt",
                table: "leads",
                columns: new[] { "State", "Rank", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_Team_IsOpen_Rank_CreatedAt",
                table: "leads",
                columns: new[] { "Team", "IsOpen", "Rank", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_leaves_PersonId",
                table: "leaves",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_leaves_ToAt",
                table: "leaves",
                column: "ToAt");

            migrationBuilder.CreateIndex(
                name: "IX_recoveries_CustomerId",
                table: "recoveries",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_recoveries_OwnerId_DoneAt",
                table: "recoveries",
                columns: new[] { "OwnerId", "DoneAt" });

            migrationBuilder.CreateIndex(
                name: "IX_recoveries_SurveyId",
                table: "recoveries",
                column: "SurveyId");

            migrationBuilder.CreateIndex(
                name: "IX_sale_cases_DealId",
                table: "sale_cases",
                column: "DealId");

            migrationBuilder.CreateIndex(
                name: "IX_sale_cases_Industry_CreatedAt",
                table: "sale_cases",
                columns: new[] { "Industry", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_survey_opt_outs_CustomerId",
                table: "survey_opt_outs",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_surveys_CustomerId",
                table: "surveys",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_surveys_Kind_AnsweredAt",
                table: "surveys",
                columns: new[] { "Kind", "AnsweredAt" });

            migrationBuilder.CreateIndex(
                name: "IX_surveys_Kind_AskedAt",
                table: "surveys",
                columns: new[] { "Kind", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_surveys_TicketId",
                table: "surveys",
                column: "TicketId");

            migrationBuilder.CreateIndex(
                name: "IX_team_boards_Team",
                table: "team_boards",
                column: "Team");

            migrationBuilder.CreateIndex(
                name: "IX_ticket_escalations_TicketId_Outcome",
                table: "ticket_escalations",
                columns: new[] { "TicketId", "Outcome" });

            migrationBuilder.CreateIndex(
                name: "IX_ticket_events_Kind_At",
                table: "ticket_events",
                columns: new[] { "Kind", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ticket_events_TicketId",
                table: "ticket_events",
                column: "TicketId");

            migrationBuilder.CreateIndex(
                name: "IX_tickets_AssigneeId_IsOpen",
                table: "tickets",
                columns: new[] { "AssigneeId", "IsOpen" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_CreatedAt",
                table: "tickets",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_tickets_CustomerId",
                table: "tickets",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_tickets_IsOpen_NextDueAt",
                table: "tickets",
                columns: new[] { "IsOpen", "NextDueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_IsOpen_Rank_CreatedAt",
                table: "tickets",
                columns: new[] { "IsOpen", "Rank", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_Number",
                table: "tickets",
                column: "Number",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "addressed_turns");

            migrationBuilder.DropTable(
                name: "apart_customers");

            migrationBuilder.DropTable(
                name: "api_requests");

            migrationBuilder.DropTable(
                name: "assignment_rules");

            migrationBuilder.DropTable(
                name: "assignments");

            migrationBuilder.DropTable(
                name: "contracts");

            migrationBuilder.DropTable(
                name: "customer_helpers");

            migrationBuilder.DropTable(
                name: "customer_keys");

            migrationBuilder.DropTable(
                name: "customer_merges");

            migrationBuilder.DropTable(
                name: "customer_messages");

            migrationBuilder.DropTable(
                name: "deal_moves");

            migrationBuilder.DropTable(
                name: "forecasts_taken");

            migrationBuilder.DropTable(
                name: "goals");

            migrationBuilder.DropTable(
                name: "imported_records");

            migrationBuilder.DropTable(
                name: "imports");

            migrationBuilder.DropTable(
                name: "lead_clocks");

            migrationBuilder.DropTable(
                name: "lead_scores");

            migrationBuilder.DropTable(
                name: "leaves");

            migrationBuilder.DropTable(
                name: "recoveries");

            migrationBuilder.DropTable(
                name: "role_rights");

            migrationBuilder.DropTable(
                name: "rule_values");

            migrationBuilder.DropTable(
                name: "sale_cases");

            migrationBuilder.DropTable(
                name: "survey_opt_outs");

            migrationBuilder.DropTable(
                name: "survey_turns");

            migrationBuilder.DropTable(
                name: "surveys");

            migrationBuilder.DropTable(
                name: "team_boards");

            migrationBuilder.DropTable(
                name: "ticket_escalations");

            migrationBuilder.DropTable(
                name: "ticket_events");

            migrationBuilder.DropTable(
                name: "ticket_queues");

            migrationBuilder.DropTable(
                name: "ticket_targets");

            migrationBuilder.DropTable(
                name: "ticket_types");

            migrationBuilder.DropTable(
                name: "tickets");

            migrationBuilder.DropTable(
                name: "leads");

            migrationBuilder.DropTable(
                name: "deals");

            migrationBuilder.DropIndex(
                name: "IX_digests_PlanId_MadeAt",
                table: "digests");

            migrationBuilder.DropIndex(
                name: "IX_customers_MergedIntoId",
                table: "customers");

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

            migrationBuilder.DropColumn(
                name: "Question",
                table: "digests");

            migrationBuilder.DropColumn(
                name: "MergedIntoId",
                table: "customers");
        }
    }
}
