using CrmBot.Features.People;
using CrmBot.Features.Tickets.Clock;
using CrmBot.Features.Tickets.Closing;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using CrmBot.Runtime.Undo;

namespace CrmBot.Features.Tickets;

/// <summary>
/// A ticket that undo put back: its clocks are counted anew from what happened to it, without what was taken back, and its timers and the
/// parser's world follow. One that undo removed loses them.
/// </summary>
internal sealed class AfterTicketUndo(
    CountTicket count, ChangeTicket change, TicketDirectory tickets, Policy policy) : IAfterUndo, IUndoRule
{
    public string Kind => "ticket";

    public async Task RestoredAsync(UnitOfWork work, Guid id, CancellationToken cancellationToken)
    {
        if (await work.Records.FindAsync<Ticket>(id, cancellationToken) is { } ticket)
        {
            var counted = await count.CountAsync(work, id, work.Now, cancellationToken);
            ticket.TakeClock(counted.Clock, counted.RespondedAt ?? work.Now);
            await change.FollowAsync(work, ticket, cancellationToken);
            return;
        }

        await PlanClock.ForgetAsync(work, id, cancellationToken);
        await CloseAfterGrace.ForgetAsync(work, id, cancellationToken);
        await FollowComplaint.ForgetAsync(work, id, cancellationToken);
        await work.World.ChangedAsync(Kind, id, cancellationToken);
    }

    // For others: whoever looks after the whole company, the lead of those who look after the customer, and the lead of the desk.
    public async Task<bool> MayUndoAsync(ReadView view, Actor actor, Guid id, CancellationToken cancellationToken)
    {
        if (Roles.SeesEverything(actor.Role)) return true;
        return actor.Role == Roles.Lead && await tickets.FindAsync(view, new RecordRef(Kind, id), cancellationToken) is var (_, customer)
            && ((actor.Team is not null && customer.Team == actor.Team)
                || policy.Decide(actor, "work", TicketDirectory.Subject(customer)).Allowed);
    }
}
