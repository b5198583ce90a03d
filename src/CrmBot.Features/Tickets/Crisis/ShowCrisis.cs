using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Tickets.Crisis;

/// <summary>
/// Brings the card of a crisis to where it is handled, as a post of its own; what stands there already follows by itself.
/// </summary>
internal static class ShowCrisis
{
    public const string Notice = "ticket.crisis";

    /// <param name="slot">Tells this post from the others of the same room.</param>
    /// <param name="except">Who has the card as an answer already.</param>
    public static async Task PostAsync(
        UnitOfWork work, CrisisRoom room, Reply.Say headline, string slot, Guid? except, CancellationToken cancellationToken)
    {
        var card = new Reply.OfRecord(room.Record);
        if (room.PlaceKey is { } place)
        {
            Reply[] parts = room.LeadId is { } lead ? [new Reply.Mention(lead), headline, card] : [headline, card];
            await work.Outbox.ToPlaceAsync(place, new Reply.Several(parts), $"{Notice}:{room.Id:N}:{slot}", Delivery.AtLeastOnce,
                Priority.Notice, cancellationToken);
            return;
        }

        foreach (var person in room.People.Where(person => person != except))
            await work.Outbox.ToPersonAsync(
                person, new Reply.Several([headline, card]), $"{Notice}:{room.Id:N}:{slot}:{person:N}", Delivery.AtLeastOnce,
                Priority.Notice, cancellationToken);
    }
}

/// <summary>The cards of a crisis to those who have a part in it.</summary>
internal sealed record CrisisNotice : INotice
{
    public string Name => ShowCrisis.Notice;

    public string Kind => "ticket";

    public Urgency Urgency => Urgency.Urgent;

    public bool FollowsStandIn => true;

    public Task<Reply> WhyAsync(Turn turn, RecordRef? record, CancellationToken cancellationToken) =>
        Task.FromResult<Reply>(new Reply.Say("crisis.why"));
}
