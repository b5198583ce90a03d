using System.Globalization;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.Customers.Lists;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Features.Rounds;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Interactions.Dormant;

/// <summary>
/// On the morning of each workday everybody hears which of their customers
/// have fallen silent, all of them on one card; of each silence once.
/// </summary>
internal sealed class DormantRound(
    FindDormant find, IPersonDirectory people, PrintCustomer print, WorkCalendar calendar, CompanySettings settings)
    : IRound, IPreparedTimerHandler
{
    public const string Notice = "customer.dormant";
    private const int MostShown = 6;
    private static readonly Guid Company = StableId.Of("dormant", "company");
    private static readonly TimeOnly Morning = new(9, 0);

    public string Rule => Notice;

    /// <inheritdoc/>
    public Task PlanAsync(UnitOfWork work, CancellationToken cancellationToken)
    {
        var day = calendar.NextWorkdayAt(Morning, work.LocalNow(TimeZones.Find(settings.Zone)));
        return work.Timers.SetAsync(Rule, Company, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day.ToDateTime(Morning),
            TimeZones.Find(settings.Zone), cancellationToken);
    }

    public async Task<StorePrepared> PrepareAsync(ReadView view, DueTimer timer, CancellationToken cancellationToken)
    {
        var (days, customers) = await find.AsOfAsync(view, cancellationToken);
        return (work, token) => StoreAsync(work, timer.Slot, days, customers, token);
    }

    private async Task StoreAsync(
        UnitOfWork work, string slot, int days, List<DormantCustomer> customers, CancellationToken cancellationToken)
    {
        await PlanAsync(work, cancellationToken);
        foreach (var customer in customers) await NoteAsync(work, customer.Id, cancellationToken);
        foreach (var theirs in customers.GroupBy(customer => customer.OwnerId))
        {
            if (await people.FindAsync(work, theirs.Key, cancellationToken) is not { IsActive: true } owner) continue;
            await work.Outbox.ToPersonAsync(owner.Id, Card(work, owner, days, [.. theirs]), $"{Notice}:{owner.Id:N}:{slot}",
                Delivery.AtLeastOnce, Priority.Notice, cancellationToken);
        }
    }

    private static async Task NoteAsync(UnitOfWork work, Guid customer, CancellationToken cancellationToken)
    {
        var told = await work.Records.FindAsync<DormantTold>(DormantTold.IdOf(customer), cancellationToken);
        if (told is null) work.Db.Add(told = new DormantTold { Id = DormantTold.IdOf(customer), CustomerId = customer });
        told.ToldAt = work.Now;
    }

    private Reply.Card Card(UnitOfWork work, Colleague owner, int days, IReadOnlyList<DormantCustomer> theirs)
    {
        var rows = theirs.Take(MostShown).Select(one =>
            CustomerListCard.Row(one.Name, "", one.Id,
                print.Words(owner.Locale, "customer.list.last", ("day", print.Day(one.LastAt, work.Now, owner.Zone, owner.Locale)))));
        var left = theirs.Count - MostShown;
        return new CustomerListCard(print.Words(owner.Locale, "customer.dormant.title", ("count", theirs.Count), ("days", days)), rows)
        {
            More = print.Words(owner.Locale, left > 0 ? "customer.dormant.more" : "customer.dormant.hint", ("count", left), ("days", days)),
        }.ToReply();
    }
}
