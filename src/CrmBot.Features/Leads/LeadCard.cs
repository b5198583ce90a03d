using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Leads;

/// <summary>
/// The one card of a lead, always as it stands now. Alone with somebody it shows what that person may see and do; in a group only what
/// everybody may, with a button that sends the rest to one's direct chat.
/// </summary>
internal sealed class LeadCard(
    Policy policy, PrintCustomer print, PrintLead leads, LeadRows rows, LeadDirectory directory, ProfileCard profile) : IRecordCard
{
    // Closing has a button of its own, because it asks why.
    private static readonly LeadState[] Steps = [LeadState.Contacted, LeadState.Nurturing, LeadState.Qualified, LeadState.Converted];

    public string Kind => "lead";

    public async Task<CardContent?> RenderAsync(ReadView view, Guid id, CardView cardView, CancellationToken cancellationToken)
    {
        if (await directory.FindAsync(view, new RecordRef("lead", id), cancellationToken) is not var (lead, customer)) return null;
        if (cardView.Viewer is not { } viewer)
            return new("lead-group", await PosterAsync(view, lead, customer, cardView.Locale, cancellationToken), "lead.summary");
        var decision = policy.Decide(viewer, "see", LeadDirectory.Subject(lead));
        if (!decision.Allowed)
            return new("customer-taken", profile.Taken(customer.Name, customer.OwnerName, customer.Team, cardView.Locale), "lead.summary");
        return new("lead", await DataAsync(view, lead, customer, decision.Masked, cardView, cancellationToken), "lead.summary");
    }

    private async Task<JsonObject> DataAsync(
        ReadView view, Lead lead, CustomerBrief customer, IReadOnlySet<string> masked, CardView cardView,
        CancellationToken cancellationToken)
    {
        var locale = cardView.Locale;
        var key = ProfileData.KeyOf(lead.Id);
        var likely = LikelyNext(lead.State);
        var mayChange = policy.Decide(cardView.Viewer, "change", LeadDirectory.Subject(lead)).Allowed;
        return new JsonObject
        {
            ["name"] = customer.Name,
            ["key"] = key,
            ["customerId"] = customer.Id.ToString("N"),
            ["rows"] = CardRow.List(await rows.OfAsync(view, lead, masked, locale, cancellationToken)),
            ["grade"] = lead.Grade ?? "",
            ["mayChange"] = mayChange,
            ["isOpen"] = lead.IsOpen,
            ["inPool"] = lead.State == LeadState.InPool,
            ["lead"] = LeadDirectory.Record(lead).ToString(),
            ["next"] = mayChange ? Moves(lead, Steps.Where(to => to == likely), locale) : [],
            ["moves"] = mayChange ? Moves(lead, Steps.Where(to => to != likely), locale) : [],
            ["hasMore"] = mayChange || lead.Grade is not null,
            ["asksEvidence"] = mayChange && await ScoreHistory.WithoutEvidenceAsync(view, lead, cancellationToken) is not null,
            ["dims"] = new JsonObject
            {
                ["need"] = Text(lead.NeedScore), ["budget"] = Text(lead.BudgetScore), ["chain"] = Text(lead.ChainScore),
                ["urgency"] = Text(lead.UrgencyScore),
            },
            ["say"] = new JsonObject
            {
                ["key"] = key,
                ["number"] = PrintLead.Number(lead),
                ["state"] = leads.State(lead.State, locale),
                ["grade"] = leads.Grade(lead, locale),
                ["since"] = leads.Words(locale, "lead.since", ("day", print.Date(lead.CreatedAt, view.Now, cardView.Zone, locale))),
            },
        };
    }

    // The one button that stands out; the other steps are behind “more”. What is closed has only steps back, of which none is likely.
    private static LeadState? LikelyNext(LeadState from) => from switch
    {
        LeadState.New => LeadState.Contacted,
        LeadState.Contacted or LeadState.Nurturing => LeadState.Qualified,
        LeadState.Qualified => LeadState.Converted,
        _ => null,
    };

    private JsonArray Moves(Lead lead, IEnumerable<LeadState> steps, string locale) =>
    [
        .. steps
            .Where(to => MayTake(lead.State, to))
            .Select(to => (JsonNode)new JsonObject { ["to"] = LeadStates.Word(to),
                ["say"] = new JsonObject { ["title"] = leads.Words(locale, MoveKey(lead.State, to)) } }),
    ];

    private static bool MayTake(LeadState from, LeadState to) => LeadStates.MayMove(from, to) && IsForward(from, to);

    private static bool IsForward(LeadState from, LeadState to) =>
        !LeadStates.IsOpen(from) || to > from || (from == LeadState.Qualified && to == LeadState.Nurturing);

    private static string MoveKey(LeadState from, LeadState to) =>
        LeadStates.IsOpen(from) ? "lead.move." + LeadStates.Word(to) : "lead.move.reopen";

    private async Task<JsonObject> PosterAsync(
        ReadView view, Lead lead, CustomerBrief customer, string locale, CancellationToken cancellationToken) => new()
        {
            ["name"] = customer.Name,
            ["inPool"] = lead.State == LeadState.InPool,
            ["lead"] = LeadDirectory.Record(lead).ToString(),
            ["line"] = await rows.LineAsync(view, lead, locale, cancellationToken),
            ["owner"] = print.Owner(lead.OwnerId is null ? null : customer.OwnerName, lead.OwnerId is null ? null : customer.Team, locale),
            ["say"] = new JsonObject { ["number"] = PrintLead.Number(lead), ["chips"] = leads.Chips(lead, locale) },
        };

    private static string Text(int? score) => score?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
