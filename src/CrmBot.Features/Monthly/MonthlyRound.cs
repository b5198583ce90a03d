using System.Globalization;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Features.Rounds;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Timers;

namespace CrmBot.Features.Monthly;

/// <summary>
/// Once a month: one timer of the company finds out for whom there are cards, and sets one timer per person and card for
/// 09:30 of the month's first workday where that person is. Each is a row, so a restart at any moment sends each card once.
/// </summary>
internal sealed class MonthlyRound(IEnumerable<IMonthlyCard> cards, IPersonDirectory people, WorkCalendar calendar)
    : IRound, IPreparedTimerHandler, IGoByClock
{
    private static readonly Guid Company = StableId.Of("monthly", "company");
    private static readonly TimeOnly Morning = new(9, 30);

    public string Rule => "monthly.card";

    /// <inheritdoc/>
    public async Task PlanAsync(UnitOfWork work, CancellationToken cancellationToken)
    {
        var next = FirstOf(Instants.DayOf(work.Now, TimeZoneInfo.Utc)).AddMonths(1);
        await work.Timers.SetAsync(Rule, Company, Slot(next), Instants.FromLocal(next.ToDateTime(default), TimeZoneInfo.Utc),
            cancellationToken);
    }

    public async Task<StorePrepared> PrepareAsync(ReadView view, DueTimer timer, CancellationToken cancellationToken)
    {
        if (timer.Record == Company) return (work, token) => BeginAsync(work, timer, token);
        return await NewsAsync(view, timer, cancellationToken) is { } news
            ? (work, token) => SendAsync(work, timer, news, token)
            : (_, _) => Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task MovedAsync(UnitOfWork work, Person person, string before, CancellationToken cancellationToken) =>
        work.Timers.MoveAsync(Rule, person.Id, Zones.Find(before), Zones.Find(person.Zone), cancellationToken);

    private async Task BeginAsync(UnitOfWork work, DueTimer timer, CancellationToken cancellationToken)
    {
        var month = DateOnly.ParseExact(timer.Slot + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var person in await people.ListAsync(work, null, cancellationToken))
        {
            foreach (var card in cards.Where(card => card.IsFor(person)))
                await work.Timers.SetAsync(Rule, person.Id, $"{card.Name}:{timer.Slot}", calendar.OnOrAfter(month).ToDateTime(Morning),
                    person.Zone, cancellationToken);
        }

        // After a long stop the months in between are not made up for.
        await PlanAsync(work, cancellationToken);
    }

    private async Task<MonthlyNews?> NewsAsync(ReadView view, DueTimer timer, CancellationToken cancellationToken)
    {
        var card = cards.FirstOrDefault(known => timer.Slot.StartsWith(known.Name + ":", StringComparison.Ordinal));
        return card is not null && await people.FindAsync(view, timer.Record, cancellationToken) is { } person && card.IsFor(person)
            ? await card.BuildAsync(view, person, cancellationToken)
            : null;
    }

    private static async Task SendAsync(UnitOfWork work, DueTimer timer, MonthlyNews news, CancellationToken cancellationToken)
    {
        if (news.Numbers is { } numbers)
        {
            // The transaction may be run twice.
            numbers.Version = 0;
            work.Db.Add(numbers);
            await work.SaveAsync(cancellationToken);
        }

        await work.Outbox.ToPersonAsync(timer.Record, news.Reply, $"monthly:{timer.Slot}:{timer.Record:N}", Delivery.AtLeastOnce,
            Priority.Notice, cancellationToken);
    }

    private static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);

    private static string Slot(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
