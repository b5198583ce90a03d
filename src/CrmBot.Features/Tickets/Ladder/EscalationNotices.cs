using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Tickets.Ladder;

/// <summary>Cards to whoever is asked to step in, and to whoever asked.</summary>
internal sealed record EscalationNotices(string Name, string WhyKey, Urgency Urgency, bool FollowsStandIn) : INotice
{
    public const string Usual = "ticket.escalated";
    public const string Burning = "ticket.burning";
    public const string Answered = "ticket.answered";

    public static readonly EscalationNotices[] All =
    [
        new(Usual, "ticket.why.escalated", Urgency.Timely, true),
        new(Burning, "ticket.why.escalated", Urgency.Urgent, true),
        new(Answered, "ticket.why.answered", Urgency.Timely, false),
    ];

    public string Kind => "ticket";

    public static string Asked(Escalation escalation) => escalation.Kind is "crisis" or "outage" or "customer" ? Burning : Usual;

    public Task<Reply> WhyAsync(Turn turn, RecordRef? record, CancellationToken cancellationToken) =>
        Task.FromResult<Reply>(new Reply.Say(WhyKey));

    public async Task<bool> IsWantedAsync(ReadView view, Guid person, RecordRef? record, CancellationToken cancellationToken) =>
        record is { Kind: "ticket_escalation", Id: var id }
            && await view.Records.ReadAsync<Escalation>(id, cancellationToken) is { } escalation
        && (Name == Answered || escalation.IsOpen);
}
