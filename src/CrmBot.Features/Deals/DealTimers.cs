using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;

namespace CrmBot.Features.Deals;

/// <summary>When a deal speaks up by itself: resting too long in a stage, won without saying how, to be looked at again.</summary>
internal sealed class DealTimers(DealStages stages, WorkCalendar calendar, IPersonDirectory people)
{
    public const string Stuck = "deal.stuck", Factors = "deal.factors", Revisit = "deal.revisit";
    public const string Slot = "due";
    private static readonly TimeOnly Morning = new(9, 0);
    private static readonly long Day = (long)TimeSpan.FromDays(1).TotalMilliseconds;

    /// <summary>Sets the timers that the deal as it is now needs, and forgets the others.</summary>
    public async Task SetAsync(UnitOfWork work, Deal deal, CancellationToken cancellationToken)
    {
        await SetOrForgetAsync(work, Stuck, deal.Id, await StuckAtAsync(work, deal, cancellationToken), cancellationToken);
        await SetOrForgetAsync(work, Factors, deal.Id, FactorsAt(work.Now, deal), cancellationToken);
        var (day, zone) = (DayCode.Read(deal.RevisitOn), await ZoneAsync(work, deal, cancellationToken));
        if (deal.State is DealState.Held or DealState.Lost && day is { } wanted && wanted.ToDateTime(Morning) is var local
            && Instants.FromLocal(local, zone) > work.Now)
            await work.Timers.SetAsync(Revisit, deal.Id, Slot, local, zone, cancellationToken);
        else
            await work.Timers.CancelAsync(Revisit, deal.Id, null, cancellationToken);
    }

    public static async Task ForgetAsync(UnitOfWork work, Guid deal, CancellationToken cancellationToken)
    {
        foreach (var rule in (string[])[Stuck, Factors, Revisit]) await work.Timers.CancelAsync(rule, deal, null, cancellationToken);
    }

    /// <summary>
    /// The next time an open deal is asked about, every so many workdays since it came into its stage; null when nobody is asked.
    /// </summary>
    public async Task<long?> StuckAtAsync(ReadView view, Deal deal, CancellationToken cancellationToken)
    {
        if (!deal.IsOpen || deal.OwnerId is null || stages.StuckDaysOf(deal.Stage) is not ({ } days and > 0)) return null;
        var zone = await ZoneAsync(view, deal, cancellationToken);
        var day = Instants.DayOf(deal.StageSince, zone);
        // One who rested for months is not walked through day by day.
        var today = DateOnly.FromDateTime(view.LocalNow(zone));
        if (today.DayNumber - day.DayNumber > 366) day = today.AddDays(-1);
        while (true)
        {
            day = calendar.AddWorkdays(day, days);
            var at = Instants.FromLocal(day.ToDateTime(Morning), zone);
            if (at > view.Now) return at;
        }
    }

    /// <summary>Workdays the deal has been in its stage, today not counted.</summary>
    public async Task<int> DaysInStageAsync(ReadView view, Deal deal, CancellationToken cancellationToken)
    {
        var zone = await ZoneAsync(view, deal, cancellationToken);
        var (day, today) = (Instants.DayOf(deal.StageSince, zone), DateOnly.FromDateTime(view.LocalNow(zone)));
        var count = 0;
        for (; day < today; day = day.AddDays(1))
            if (calendar.IsWorkday(day.AddDays(1))) count++;
        return count;
    }

    public async Task<TimeZoneInfo> ZoneAsync(ReadView view, Deal deal, CancellationToken cancellationToken) =>
        deal.OwnerId is { } owner && await people.FindAsync(view, owner, cancellationToken) is { } colleague
            ? colleague.Zone
            : TimeZones.Find(null);

    // Only once, a day after: whoever does not answer then is on the digest's list.
    private static long? FactorsAt(long now, Deal deal) =>
        deal is { State: DealState.Won, HasFactors: false } && deal.OwnerId is not null && deal.MovedAt + Day > now
            ? deal.MovedAt + Day
            : null;

    private static Task SetOrForgetAsync(UnitOfWork work, string rule, Guid deal, long? due, CancellationToken cancellationToken) =>
        due is { } at
            ? work.Timers.SetAsync(rule, deal, Slot, at, cancellationToken)
            : work.Timers.CancelAsync(rule, deal, null, cancellationToken);
}
