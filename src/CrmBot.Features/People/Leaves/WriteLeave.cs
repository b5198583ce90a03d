using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.People.Leaves;

/// <summary>Enters a leave, changes who stands in, ends it; keeps the stand-in's row in step.</summary>
internal static class WriteLeave
{
    public const string Begins = "leave.begins", Over = "leave.over";
    private const string Slot = "leave";

    /// <summary>Stores the days; both count.</summary>
    public static async Task<Leave> AddAsync(
        Turn turn, Person person, DateOnly first, DateOnly last, Person? standIn, CancellationToken cancellationToken)
    {
        var (from, to) = LocalDay.Between(first, last, Zones.Find(person.Zone));
        var leave = new Leave
        {
            PersonId = person.Id,
            FirstDay = SaidTime.Write(first),
            LastDay = SaidTime.Write(last),
            FromAt = from,
            ToAt = to,
            CreatedBy = turn.Actor.Id,
            CreatedAt = turn.Now,
        };
        turn.Db.Add(leave);
        await PlanAsync(turn.Work, leave, cancellationToken);
        if (standIn is not null) await StandInAsync(turn.Work, leave, standIn.Id, cancellationToken);
        return leave;
    }

    /// <summary>From now on this colleague stands in, and nobody else.</summary>
    public static async Task StandInAsync(UnitOfWork work, Leave leave, Guid? standIn, CancellationToken cancellationToken)
    {
        await TakeOffAsync(work, leave, cancellationToken);
        leave.StandInId = standIn;
        if (standIn is not { } id || await work.Records.FindAsync<Person>(id, cancellationToken) is not { } person) return;
        var current = person.StandIns.Where(one => one.To > work.Now);
        person.StandIns = [.. current, new StandIn(leave.PersonId, leave.FromAt, leave.ToAt)];
    }

    /// <summary>Back now, or not going at all.</summary>
    public static async Task EndAsync(UnitOfWork work, Leave leave, CancellationToken cancellationToken)
    {
        await TakeOffAsync(work, leave, cancellationToken);
        if (leave.FromAt >= work.Now) leave.IsCancelled = true;
        else leave.ToAt = work.Now;
        await PlanAsync(work, leave, cancellationToken);
    }

    /// <summary>Sets the timers that the leave needs, and takes away those it does not.</summary>
    public static async Task PlanAsync(UnitOfWork work, Leave leave, CancellationToken cancellationToken)
    {
        await PlanAsync(work, Begins, leave, leave.FromAt, cancellationToken);
        await PlanAsync(work, Over, leave, leave.ToAt, cancellationToken);
    }

    public static async Task ForgetAsync(UnitOfWork work, Guid leaveId, CancellationToken cancellationToken)
    {
        await work.Timers.CancelAsync(Begins, leaveId, null, cancellationToken);
        await work.Timers.CancelAsync(Over, leaveId, null, cancellationToken);
    }

    private static Task PlanAsync(UnitOfWork work, string rule, Leave leave, long at, CancellationToken cancellationToken) =>
        leave.IsCancelled || (at < work.Now && rule == Begins)
            ? work.Timers.CancelAsync(rule, leave.Id, Slot, cancellationToken)
            : work.Timers.SetAsync(rule, leave.Id, Slot, at, cancellationToken);

    private static async Task TakeOffAsync(UnitOfWork work, Leave leave, CancellationToken cancellationToken)
    {
        if (leave.StandInId is not { } id || await work.Records.FindAsync<Person>(id, cancellationToken) is not { } person) return;
        person.StandIns = [.. person.StandIns.Where(one => one.For != leave.PersonId || one.From != leave.FromAt)];
    }
}

/// <summary>A leave put back by undo gets its timers back; one that undo removed loses them.</summary>
internal sealed class AfterLeaveUndo : IAfterUndo
{
    public string Kind => "leave";

    public async Task RestoredAsync(UnitOfWork work, Guid id, CancellationToken cancellationToken)
    {
        if (await work.Records.FindAsync<Leave>(id, cancellationToken) is { } leave)
            await WriteLeave.PlanAsync(work, leave, cancellationToken);
        else await WriteLeave.ForgetAsync(work, id, cancellationToken);
    }
}
