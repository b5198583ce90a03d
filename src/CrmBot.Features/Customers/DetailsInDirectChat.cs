using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Customers;

/// <summary>
/// What a group may not see goes to the direct chat of the person who tapped. Whether they may see it was decided before.
/// </summary>
internal static class DetailsInDirectChat
{
    /// <param name="verb">The button's; begins the message's slot.</param>
    /// <returns>What the group sees.</returns>
    public static async Task<Reply> SendAsync(Turn turn, string verb, RecordRef record, CancellationToken cancellationToken)
    {
        await turn.Work.Outbox.ToPersonAsync(turn.Actor.Id, new Reply.OfRecord(record), $"{verb}:{turn.Id:N}", Delivery.AtLeastOnce,
            Priority.Answer, cancellationToken);
        return new Reply.Say("customer.details.sent");
    }
}
