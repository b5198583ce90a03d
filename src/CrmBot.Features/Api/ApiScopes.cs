namespace CrmBot.Features.Api;

/// <summary>What a key may be allowed to do.</summary>
internal static class ApiScopes
{
    public const string CustomersRead = "customers:read", CustomersWrite = "customers:write";
    public const string LeadsRead = "leads:read", LeadsWrite = "leads:write";
    public const string InteractionsRead = "interactions:read", InteractionsWrite = "interactions:write";
    public const string TicketsRead = "tickets:read", TicketsWrite = "tickets:write", TicketsSigned = "tickets:signed";
    public const string OrdersRead = "orders:read", OrdersWrite = "orders:write";
    public const string DealsRead = "deals:read", EventsRead = "events:read", PeopleRead = "people:read", ScoresWrite = "scores:write";

    public static readonly IReadOnlyList<string> All =
    [
        CustomersRead, CustomersWrite, LeadsRead, LeadsWrite, InteractionsRead, InteractionsWrite, TicketsRead, TicketsWrite, TicketsSigned,
        OrdersRead, OrdersWrite,
        DealsRead, EventsRead, PeopleRead, ScoresWrite,
    ];
}
