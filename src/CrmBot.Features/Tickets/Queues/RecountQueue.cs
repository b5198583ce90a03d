using CrmBot.Features.Tickets.Clock;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Tickets.Queues;

/// <summary>The hours of a queue have changed: the deadlines of its open tickets are worked out anew, a handful at a time.</summary>
internal sealed class RecountQueue(CountTicket count, QueueTable queues) : ITimerHandler
{
    private const string RuleName = "ticket.recount";
    private const int PerTime = 100;

    public string Rule => RuleName;

    public static Task SetAsync(UnitOfWork work, Guid queue, CancellationToken cancellationToken) =>
        work.Timers.SetAsync(RuleName, queue, Guid.Empty.ToString("N"), work.Now, cancellationToken);

    public async Task FireAsync(UnitOfWork work, DueTimer timer, CancellationToken cancellationToken)
    {
        // One of the company's own need not be a row: undo may have taken away what an admin had changed.
        if ((await queues.ListAsync(work, cancellationToken)).FirstOrDefault(known => known.Id == timer.Record) is not { } queue) return;
        var after = Guid.ParseExact(timer.Slot, "N");
        var next = await work.Db.Set<Ticket>().Where(ticket => ticket.IsOpen && ticket.Queue == queue.Name && ticket.Id > after)
            .OrderBy(ticket => ticket.Id).Take(PerTime).ToListAsync(cancellationToken);
        foreach (var ticket in next) await RecountAsync(work, ticket, cancellationToken);
        if (next.Count == PerTime) await work.Timers.SetAsync(Rule, timer.Record, next[^1].Id.ToString("N"), work.Now, cancellationToken);
    }

    private async Task RecountAsync(UnitOfWork work, Ticket ticket, CancellationToken cancellationToken)
    {
        var counted = await count.CountAsync(work, ticket.Id, work.Now, cancellationToken);
        ticket.TakeClock(counted.Clock, counted.RespondedAt ?? work.Now);
        await PlanClock.SetAsync(work, ticket, await queues.HoursAsync(work, ticket.Queue, cancellationToken), cancellationToken);
    }
}
