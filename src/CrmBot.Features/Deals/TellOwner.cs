using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Deals;

/// <summary>Brings a card of the bot's own accord to a deal's or contract's owner, once for every time its timer falls due.</summary>
internal static class TellOwner
{
    public static Task TellAsync(UnitOfWork work, DueTimer timer, Guid owner, Reply reply, CancellationToken cancellationToken) =>
        work.Outbox.ToPersonAsync(
            owner, reply, $"{timer.Rule}:{timer.Record:N}:{timer.Slot}:{timer.Due}", Delivery.AtLeastOnce, Priority.Notice,
            cancellationToken);
}
