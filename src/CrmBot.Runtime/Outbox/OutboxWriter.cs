using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Runtime.Outbox;

/// <summary>What happens to a message whose fate is unknown (the request left, no answer came).</summary>
public enum Delivery
{
    /// <summary>Reminders, assignments, escalations, digests, survey requests, answers: repeated once after 5 s, marked as sent again.</summary>
    AtLeastOnce,

    /// <summary>Everything else: never repeated, shown to the operator.</summary>
    AtMostOnce,
}

/// <summary>Who goes first when rates are short.</summary>
public enum Priority { Answer = 0, Refresh = 1, Notice = 2, Bulk = 3 }

/// <summary>Puts outgoing messages and card edits into this transaction.</summary>
public sealed class OutboxWriter(UnitOfWork work)
{
    /// <summary>Posts a reply to a person's direct chat (opened first when there is none yet).</summary>
    /// <param name="slot">Names this message among all of its kind, e.g. <c>reminder:{id}:{due}</c>: a second post with it does nothing.</param>
    public Task ToPersonAsync(Guid personId, Reply reply, string slot, Delivery delivery, Priority priority, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{personId} {reply} {slot} {delivery} {priority} {work.Engine} {cancellationToken}");

    /// <summary>Posts a reply to a place.</summary>
    public Task ToPlaceAsync(string placeKey, Reply reply, string slot, Delivery delivery, Priority priority, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{placeKey} {reply} {slot} {delivery} {priority} {work.Engine} {cancellationToken}");

    /// <summary>
    /// Edits every live copy of the record's card to its current state; several calls before delivery become one edit. The runtime calls
    /// it for every record saved in a turn or timer, so features rarely need it.
    /// </summary>
    public Task RefreshCopiesAsync(RecordRef record, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{record} {work.Engine} {cancellationToken}");
}
