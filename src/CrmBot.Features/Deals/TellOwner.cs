using CrmBot.Features.People;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Deals;

/// <summary>Brings a card of the bot's own accord to a deal's or contract's owner; who wants to be left alone gets it when the quiet time ends.</summary>
internal sealed class TellOwner(IPersonDirectory people)
{
    private const string Notice = "deal";

    /// <summary>False when it waits, or the owner does not want such cards at all.</summary>
    public async Task<bool> TellAsync(UnitOfWork work, DueTimer timer, Guid owner, Reply reply, CancellationToken cancellationToken)
    {
        var window = await people.AskForNoticeAsync(work, owner, Notice, cancellationToken);
        if (!window.Now)
        {
            if (window.From is { } from) await work.Timers.SetAsync(timer.Rule, timer.Record, timer.Slot, from, cancellationToken);
            return false;
        }

        await work.Outbox.ToPersonAsync(
            owner, reply, $"{timer.Rule}:{timer.Record:N}:{timer.Slot}:{timer.Due}", Delivery.AtLeastOnce, Priority.Notice, cancellationToken);
        return true;
    }
}
