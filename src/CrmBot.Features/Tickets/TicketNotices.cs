using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Tickets;

/// <summary>
/// The cards about tickets that come of the bot's own accord. They wait as any other, the urgent ones and broken deadlines do not.
/// </summary>
internal sealed record TicketNotices(string Name, string WhyKey, Urgency Urgency, bool FollowsStandIn) : INotice
{
    public const string New = "ticket.new";
    public const string NewUrgent = "ticket.newUrgent";
    public const string Given = "ticket.given";
    public const string Taken = "ticket.taken";
    public const string Halfway = "ticket.clock";
    public const string Broken = "ticket.broken";
    public const string Improve = "ticket.improve";

    public static readonly TicketNotices[] All =
    [
        new(New, "ticket.why.new", Urgency.Usual, false),
        new(NewUrgent, "ticket.why.new", Urgency.Urgent, false),
        new(Given, "ticket.why.given", Urgency.Timely, true),
        new(Taken, "ticket.why.taken", Urgency.Usual, false),
        new(Halfway, "ticket.why.clock", Urgency.Timely, true),
        new(Broken, "ticket.why.broken", Urgency.Urgent, true),
        new(Improve, "ticket.why.improve", Urgency.Timely, true),
    ];

    public string Kind => "ticket";

    public Task<Reply> WhyAsync(Turn turn, RecordRef? record, CancellationToken cancellationToken) =>
        Task.FromResult<Reply>(new Reply.Say(WhyKey));

    /// <summary>What had to wait is still worth sending while somebody has to do something about it.</summary>
    public async Task<bool> IsWantedAsync(ReadView view, Guid person, RecordRef? record, CancellationToken cancellationToken) =>
        record is { Kind: "ticket", Id: var id } && await view.Records.ReadAsync<Ticket>(id, cancellationToken) is { } ticket
        && (ticket.IsWork || Name == Improve) && (Name is not (New or NewUrgent) || ticket.AssigneeId is null);
}
