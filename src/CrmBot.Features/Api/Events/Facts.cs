using System.Text.Json.Nodes;
using CrmBot.Runtime.Events;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Api.Events;

/// <summary>Everything that is told to the outside, by name.</summary>
internal static class EventTypes
{
    public const string LeadCreated = "lead.created", LeadAssigned = "lead.assigned", LeadMoved = "lead.state_changed",
        LeadRemoved = "lead.removed";
    public const string CustomerCreated = "customer.created", CustomerUpdated = "customer.updated", CustomerMerged = "customer.merged",
        CustomerRemoved = "customer.removed";
    public const string InteractionLogged = "interaction.logged", InteractionRemoved = "interaction.removed";
    public const string DealCreated = "deal.created", DealStageChanged = "deal.stage_changed", DealWon = "deal.won", DealLost = "deal.lost",
        DealReopened = "deal.reopened", DealRemoved = "deal.removed";
    public const string TicketCreated = "ticket.created", TicketClaimed = "ticket.claimed", TicketRemoved = "ticket.removed";
    public const string TicketResolved = "ticket.resolved", TicketReopened = "ticket.reopened", TicketClosed = "ticket.closed";
    public const string OrderCreated = "order.created", OrderUpdated = "order.updated", OrderRemoved = "order.removed",
        SurveyAnswered = "survey.answered";

    public static readonly IReadOnlyList<string> All =
    [
        LeadCreated, LeadAssigned, LeadMoved, LeadRemoved, CustomerCreated, CustomerUpdated, CustomerMerged, CustomerRemoved,
        InteractionLogged, InteractionRemoved,
        DealCreated, DealStageChanged, DealWon, DealLost, DealReopened, DealRemoved, TicketCreated, TicketClaimed, TicketResolved,
        TicketReopened, TicketClosed, TicketRemoved,
        OrderCreated, OrderUpdated, OrderRemoved, SurveyAnswered,
    ];
}

/// <summary>Makes events. Their facts are ids, codes and numbers; whoever wants to know more asks for the record.</summary>
internal static class Facts
{
    public static readonly IReadOnlyList<NewEvent> Nothing = [];

    /// <param name="facts">Null values are left out.</param>
    public static NewEvent Of(string type, RecordRef record, Guid? customer, params (string Name, object? Value)[] facts)
    {
        var json = new JsonObject();
        foreach (var (name, value) in facts)
        {
            if (value is null) continue;
            json[name] = value switch
            {
                Guid id => id.ToString(),
                IEnumerable<string> texts => ApiParts.List(texts),
                long number => number,
                int number => number,
                bool flag => flag,
                _ => (string)value,
            };
        }

        return new NewEvent(type, record, customer, json.ToJsonString());
    }

    public static bool Changed(RecordSaved saved, string field) => saved.How == SavedHow.Changed && saved.Fields.ContainsKey(field);
}
