using System.Globalization;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.Rounds;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;
using StableId = CrmBot.Features.Reading.StableId;

namespace CrmBot.Features.Birthdays;

/// <summary>
/// On the morning of each workday everybody hears which of their customers' people have their
/// birthday today, and which in three days; on free days that come before, too: whose birthday
/// is on a Sunday is named on Friday. Of each birthday twice at most, all of them on one card.
/// </summary>
internal sealed class BirthdayRound(
    IPersonDirectory people, WorkCalendar calendar, CompanySettings settings) : IRound, IPreparedTimerHandler
{
    public const string Notice = "birthday.coming";
    private const int DaysAhead = 3;

    /// <summary>Others wait while it is stored, so what is beyond comes a moment later.</summary>
    private const int MostAtOnce = 200;

    private static readonly Guid Company = StableId.Of("birthday", "company");
    private static readonly TimeOnly Morning = new(9, 0);

    public string Rule => Notice;

    private TimeZoneInfo Zone => TimeZones.Find(settings.Zone);

    /// <inheritdoc/>
    public Task PlanAsync(UnitOfWork work, CancellationToken cancellationToken)
    {
        var day = calendar.NextWorkdayAt(Morning, work.LocalNow(Zone));
        return work.Timers.SetAsync(Rule, Company, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day.ToDateTime(Morning), Zone,
            cancellationToken);
    }

    public async Task<StorePrepared> PrepareAsync(ReadView view, DueTimer timer, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(view.LocalNow(Zone));
        var free = calendar.OnOrAfter(today.AddDays(1)).AddDays(-1);   // the last day before the next workday
        var past = await FindBirthdays.PastAsync(view, today, MostAtOnce, cancellationToken);
        var coming = (await FindBirthdays.Coming(view, today, free.AddDays(DaysAhead))
            .Where(one => one.OwnerId != null && one.GreetedOn != one.Next && one.ToldOf != one.Next)
            .ToListAsync(cancellationToken)).Where(one => one.Next <= free.DayNumber || one.ToldAheadOf != one.Next).ToList();
        var now = Whole(coming);
        var isMore = now.Count < coming.Count || past.Count == MostAtOnce;
        return (work, token) => StoreAsync(work, new Morningly(today, free, past, now, isMore), token);
    }

    /// <summary>As many as fit, each owner's with all of theirs: they come on one card.</summary>
    private static List<ComingBirthday> Whole(List<ComingBirthday> coming)
    {
        List<ComingBirthday> now = [];
        foreach (var theirs in coming.GroupBy(one => one.OwnerId))
        {
            if (now.Count >= MostAtOnce) break;
            now.AddRange(theirs);
        }

        return now;
    }

    private async Task StoreAsync(UnitOfWork work, Morningly found, CancellationToken cancellationToken)
    {
        if (found.IsMore)
            await work.Timers.SetAsync(Rule, Company, "more:" + work.Now.ToString(CultureInfo.InvariantCulture), work.Now + 1,
                cancellationToken);
        await PlanAsync(work, cancellationToken);
        foreach (var id in found.Past)
            if (await work.Records.FindAsync<Birthday>(id, cancellationToken) is { } over)
                over.NextOn = over.Date?.NextFrom(found.Today).DayNumber ?? int.MaxValue;
        foreach (var one in found.Coming)
            if (await work.Records.FindAsync<Birthday>(one.Id, cancellationToken) is { } told)
                (told.ToldAheadOf, told.ToldOf) = (one.Next, one.Next <= found.Free.DayNumber ? one.Next : told.ToldOf);
        foreach (var theirs in found.Coming.GroupBy(one => one.OwnerId!.Value))
            if (await people.FindAsync(work, theirs.Key, cancellationToken) is { IsActive: true } owner)
                await TellAsync(work, owner.Id, found.Today, [.. theirs], cancellationToken);
    }

    private static async Task TellAsync(
        UnitOfWork work, Guid owner, DateOnly today, List<ComingBirthday> theirs, CancellationToken cancellationToken)
    {
        var id = BirthdayList.IdOf(owner, today.DayNumber);
        if (await work.Records.FindAsync<BirthdayList>(id, cancellationToken) is not null) return;
        work.Db.Add(new BirthdayList { Id = id, OwnerId = owner, ToldOn = today.DayNumber, Count = theirs.Count,
            EntriesText = BirthdayList.Write(theirs.Select(one => (one.Id, one.Next))) });
        await work.SaveAsync(cancellationToken);
        await work.Outbox.ToPersonAsync(owner, new Reply.OfRecord(BirthdayList.RefOf(id)), $"{Notice}:{id:N}", Delivery.AtLeastOnce,
            Priority.Notice, cancellationToken);
    }

    private sealed record Morningly(DateOnly Today, DateOnly Free, List<Guid> Past, List<ComingBirthday> Coming, bool IsMore);
}
