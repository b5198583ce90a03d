using CrmBot.Features.People;

namespace CrmBot.Features.Help;

/// <summary>Things one can do that belong together.</summary>
/// <param name="Code">Its title stands in the words under <c>help.page.{Code}</c>.</param>
internal sealed record HelpPage(string Code, IReadOnlyList<string> Topics);

/// <summary>Which pages of help each role has, in the order of what it does most; the first has what makes its day.</summary>
internal static class HelpPages
{
    private static readonly HelpPage Customers = new("customers",
        ["lead_new", "show", "log", "find", "tag", "role", "birthday", "score", "merge", "import"]);
    private static readonly HelpPage Todo = new("todo", ["agenda", "remind", "rem_upd", "undo", "leave"]);
    private static readonly HelpPage Deals = new("deals", ["deal_upd", "won", "lost", "contract", "kb", "own"]);
    private static readonly HelpPage Leads = new("leads", ["assign", "pool", "watch_leads"]);
    private static readonly HelpPage RepsLeads = new("leads", ["pool", "score"]);
    private static readonly HelpPage Service = new("service", ["tk_new", "tk_claim", "resolve", "escalate", "watch", "survey"]);
    private static readonly HelpPage SalesService = new("service", ["tk_new", "escalate", "watch", "survey"]);
    private static readonly HelpPage Desk = new("desk", ["desk", "quality", "crisis", "assign_own", "points"]);
    private static readonly HelpPage Numbers = new("numbers", ["report", "digest", "goal", "campaign", "audit", "viewed", "privacy"]);
    private static readonly HelpPage Admin = new("admin",
        ["people", "rights", "handover", "import", "rules", "ticket_settings", "unread", "status"]);
    private static readonly HelpPage Own = new("own", ["prefs", "leave", "undo", "why"]);

    private static readonly HelpPage RepsDay = new("day", ["lead_new", "log", "show", "remind", "agenda", "undo"]);
    private static readonly HelpPage LeadsDay = new("day", ["agenda_team", "watch_leads", "assign", "pool", "digest", "report"]);
    private static readonly HelpPage AgentsDay = new("day", ["tk_new", "tk_claim", "resolve", "escalate", "watch", "show"]);
    private static readonly HelpPage PresalesDay = new("day", ["show", "log", "deal_upd", "kb", "remind", "agenda"]);
    private static readonly HelpPage DeskLeadsDay = new("day", ["watch", "tk_claim", "escalate", "desk", "quality", "digest"]);
    private static readonly HelpPage RepsMore = new("more",
        ["report", "digest", "assign_own", "campaign", "goal_own", "referral", "points_own", "audit_own", "desk"]);
    private static readonly HelpPage ManagersDay = new("day", ["digest", "report", "forecast", "goal", "watch_leads", "watch"]);
    private static readonly HelpPage AdminsDay = new("day", ["people", "rights", "status", "ticket_settings", "rules", "unread"]);
    private static readonly HelpPage PartnersDay = new("day", ["remind", "agenda", "rem_upd", "leave", "prefs", "undo"]);

    /// <summary>What is worth saying where everybody reads along.</summary>
    public static readonly HelpPage Group = new("group", ["show_group", "log", "remind", "tk_claim", "queue_here", "digest_here"]);

    /// <summary>Who is shown every topic there is: the others would be refused some, and have a page of the rest that they may.</summary>
    public static bool HasAll(string role, bool isClosed) =>
        !isClosed && role is Roles.Lead or Roles.Manager or Roles.Director or Roles.Admin;

    /// <summary>Tickets are worked by the desk: the lead of a sales team would be refused.</summary>
    public static IReadOnlyList<string> NotFor(string role, bool servesAll) =>
        role == Roles.Lead && !servesAll ? ["tk_claim", "resolve", "quality"] : [];

    /// <param name="isClosed">The role sees no customers (partners, as the program comes): then only their own things are of use.</param>
    /// <param name="servesAll">Their team works on tickets for everybody.</param>
    public static IReadOnlyList<HelpPage> Of(string role, bool isClosed, bool servesAll = false) => isClosed ? [PartnersDay] : role switch
    {
        Roles.Lead when servesAll => [DeskLeadsDay, Service, Desk, Customers, Todo, Numbers, Own],
        Roles.Lead => [LeadsDay, Customers, Todo, Deals, Leads, Numbers, SalesService, Own],
        Roles.Agent => [AgentsDay, Service, Customers, Todo, Own],
        Roles.Presales => [PresalesDay, Customers, Deals, Todo, Own],
        Roles.Manager or Roles.Director => [ManagersDay, Numbers, Customers, Deals, Leads, Service, Todo, Own],
        Roles.Admin => [AdminsDay, Admin, Numbers, Customers, Deals, Leads, Service, Own],
        _ => [RepsDay, Customers, Deals, Todo, RepsLeads, SalesService, Own, RepsMore],
    };
}
