using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.Tickets.Clock;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Tickets.Ladder;

/// <summary>
/// The card of an escalation: which ticket, why, whose turn it is, and what they can do. In a group only that somebody was asked.
/// </summary>
internal sealed class EscalationCard(
    TicketDirectory tickets, IPersonDirectory people, Policy policy, PrintTicket print, ProfileCard profile) : IRecordCard
{
    public string Kind => "ticket_escalation";

    public async Task<CardContent?> RenderAsync(ReadView view, Guid id, CardView cardView, CancellationToken cancellationToken)
    {
        if (await view.Records.ReadAsync<Escalation>(id, cancellationToken) is not { } escalation
            || await tickets.FindAsync(view, new RecordRef("ticket", escalation.TicketId), cancellationToken) is not var (ticket, customer))
            return null;
        if (cardView.Viewer is { } viewer && !policy.Decide(viewer, "see", TicketDirectory.Subject(customer)).Allowed)
            return new("customer-taken", profile.Taken(customer.Name, customer.OwnerName, customer.Team, cardView.Locale),
                "ticket.summary");
        return new("escalation", await DataAsync(view, escalation, ticket, customer, cardView, cancellationToken), "escalation.summary");
    }

    private async Task<JsonObject> DataAsync(
        ReadView view, Escalation escalation, Ticket ticket, CustomerBrief customer, CardView cardView, CancellationToken cancellationToken)
    {
        var locale = cardView.Locale;
        var alone = cardView.Viewer is not null;
        var acts = alone && escalation.IsOpen
            && await EscalationVerb.MayAsync(view, people, cardView.Viewer!, escalation, cancellationToken);
        return new JsonObject
        {
            ["name"] = customer.Name,
            ["kind"] = print.TypedKind(ticket),
            ["to"] = (await people.FindAsync(view, escalation.ToId, cancellationToken))?.Name ?? "",
            ["by"] = alone && escalation.By is { } by ? (await people.FindAsync(view, by, cancellationToken))?.Name ?? "" : "",
            ["answeredBy"] = escalation.AnsweredBy is { } who ? (await people.FindAsync(view, who, cancellationToken))?.Name ?? "" : "",
            ["description"] = alone ? ticket.Description : "",
            ["note"] = alone ? escalation.Note ?? "" : "",
            ["acts"] = acts,
            ["asksApproval"] = acts && escalation.Kind == "approval",
            ["alone"] = alone,
            ["ticket"] = TicketDirectory.Record(ticket).ToString(),
            ["say"] = new JsonObject
            {
                ["title"] = print.Words(locale, TitleKey(escalation, cardView)),
                ["key"] = ProfileData.KeyOf(escalation.Id),
                ["number"] = PrintTicket.Number(ticket),
                ["chips"] = print.Chips(ticket, locale),
                ["deadline"] = print.Deadline(ticket, Clock(ticket), view.Now, cardView.Zone, locale),
                ["overdue"] = print.Overdue(ticket, Clock(ticket), view.Now, locale),
                ["amount"] = alone && escalation is { Amount: { } amount, Currency: { } currency }
                    ? print.Words(locale, currency == "CNY" ? "escalation.amountInYuan" : "escalation.amount",
                        ("amount", new Budget(amount, amount, currency, false).Print(locale)))
                    : "",
                ["level"] = print.Words(locale, "escalation.to." + escalation.Level),
                ["when"] = print.Clock(escalation.AnsweredAt ?? escalation.CreatedAt, view.Now, cardView.Zone, locale),
                ["outcome"] = escalation.Outcome is { } outcome ? print.Words(locale, "escalation.outcome." + outcome) : "",
            },
        };
    }

    private static string Clock(Ticket ticket) => ticket.RespondedAt is null ? PlanClock.Response : PlanClock.Resolve;

    // Whoever asked for help is not asked for it.
    private static string TitleKey(Escalation escalation, CardView cardView) => escalation.Kind switch
    {
        "asked" or "customer" when cardView.Viewer is { } viewer && viewer.Id == escalation.By && viewer.Id != escalation.ToId =>
            "escalation.titleForAsker",
        "sla" => "escalation.title.sla_" + (escalation.Clock ?? PlanClock.Response),
        var kind => "escalation.title." + kind,
    };
}
