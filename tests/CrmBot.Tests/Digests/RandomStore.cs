using CrmBot.Features.Customers;
using CrmBot.Features.Deals;
using CrmBot.Features.Interactions;
using CrmBot.Features.Leads;
using CrmBot.Features.Leads.FirstContact;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Features.Reminders;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Tests.Digests;

/// <summary>Everything that a store holds, as plain lists.</summary>
internal sealed record WholeStore(
    long Now, List<Person> People, List<Customer> Customers, List<ContactMethod> Methods, List<Lead> Leads, List<Deal> Deals,
    List<DealMove> Moves, List<Interaction> Contacts,
    List<Reminder> Reminders);

/// <summary>
/// Empties one store and fills it anew by chance, around the moment of the test's clock: edges of days, weeks and months included.
/// </summary>
internal sealed class RandomStore(IStore store)
{
    private const long Hour = 3_600_000;
    private static readonly string[] Grades = ["A", "B", "C"], Stages = ["lead", "qualified", "demo", "quote", "negotiation", "contract"];
    private static readonly string?[] Regions = ["上海", "江苏", "浙江", "深圳", null], Sources = ["expo", "website", "referral", null],
        Industries = ["机械", "医药", null];
    private static readonly Type[] Filled =
        [typeof(DealMove), typeof(Deal), typeof(Interaction), typeof(Reminder), typeof(LeadScore), typeof(LeadClock), typeof(Lead),
            typeof(ContactMethod), typeof(CustomerKey), typeof(Customer)];

    private List<Person> people = [];

    /// <summary>Two teams with a lead and three reps each, and a manager; once per store.</summary>
    public async Task<List<Person>> PeopleAsync()
    {
        people = await store.WriteAsync(
            "test",
            async (work, token) =>
            {
                List<Person> added = [new() { Name = "经理", Role = Roles.Manager, Team = "管理层" }];
                foreach (var team in (string[])["销售一组", "销售二组"])
                {
                    added.Add(new Person { Name = team + "组长", Role = Roles.Lead, Team = team });
                    for (var rep = 0; rep < 3; rep++) added.Add(new Person { Name = $"{team}{rep}", Role = Roles.Rep, Team = team });
                }

                work.Db.AddRange(added);
                await work.SaveAsync(token);
                return added;
            },
            CancellationToken.None);
        return people;
    }

    public async Task<WholeStore> FillAsync(Random random)
    {
        await store.WriteAsync(
            "test",
            async (work, token) =>
            {
                foreach (var type in Filled)
                    await work.Sql.ExecuteAsync($"DELETE FROM {work.Db.Model.FindEntityType(type)!.GetTableName()}");
                Fill(work, random);
                await work.SaveAsync(token);
                return true;
            },
            CancellationToken.None);
        return await store.ReadAsync(ReadAsync, CancellationToken.None);
    }

    private static async Task<WholeStore> ReadAsync(ReadView view, CancellationToken token) => new(
        view.Now, await AllAsync<Person>(view, token), await AllAsync<Customer>(view, token), await AllAsync<ContactMethod>(view, token),
        await AllAsync<Lead>(view, token),
        await AllAsync<Deal>(view, token), await AllAsync<DealMove>(view, token), await AllAsync<Interaction>(view, token),
        await AllAsync<Reminder>(view, token));

    private static Task<List<T>> AllAsync<T>(ReadView view, CancellationToken token)
        where T : Record => view.Db.Set<T>().AsNoTracking().ToListAsync(token);

    private void Fill(UnitOfWork work, Random random)
    {
        List<Customer> customers = [.. Enumerable.Range(0, random.Next(1, 20)).Select(number => NewCustomer(work, random, number))];
        var number = 0L;
        for (var i = random.Next(12); i > 0; i--) AddLead(work, random, Any(random, customers), ++number);
        for (var i = random.Next(15); i > 0; i--) AddDeal(work, random, Any(random, customers), ++number);
        for (var i = random.Next(25); i > 0; i--) AddContact(work, random, Any(random, customers));
        for (var i = random.Next(15); i > 0; i--) AddReminder(work, random, random.Next(4) == 0 ? null : Any(random, customers));
    }

    private Customer NewCustomer(UnitOfWork work, Random random, int number)
    {
        var name = random.Next(6) == 0 ? $"同名{random.Next(3)}" : $"客户{number}";
        var customer = new Customer
        {
            Name = name, NameKey = name, CreatedAt = work.Now,
            ChangedAt = random.Next(2) == 0 ? work.Now : When(work, random) - (20 * 24 * Hour), OwnerId = Somebody(random)?.Id,
            Region = Any(random, Regions), Source = Any(random, Sources), Industry = Any(random, Industries),
            Grade = random.Next(4) == 0 ? null : Any(random, Grades),
        };
        work.Db.Add(customer);
        if (random.Next(3) > 0)
            work.Db.Add(new ContactMethod { CustomerId = customer.Id, Kind = MethodKind.Phone,
                Value = $"+861390000{random.Next(random.Next(2) == 0 ? 5 : 9_999):0000}", Channel = "test", ToldAt = work.Now });
        return customer;
    }

    private void AddLead(UnitOfWork work, Random random, Customer customer, long number)
    {
        var at = When(work, random);
        var owner = Somebody(random);
        var lead = OpenLead.Build(number, customer, new NewCustomer(customer.Name) { Source = Any(random, Sources) },
            new LeadOrigin("test", null, owner?.Id, owner?.Team), at);
        if (random.Next(3) > 0) lead.Rate(new Rating(random.Next(1, 6), random.Next(1, 6), random.Next(1, 6), random.Next(1, 6)), at);
        if (random.Next(2) == 0) lead.Touch(random.Next(2) == 0, Math.Min(work.Now, at + random.Next(200 * (int)Hour)));
        if (random.Next(3) == 0) lead.MoveTo(Any(random, Enum.GetValues<LeadState>()), "x", Math.Min(work.Now, at + Hour));
        work.Db.Add(lead);
        if (owner is null) return;
        var clock = new LeadClock { Id = lead.Id };
        clock.Give(owner.Id, at);
        if (lead.FirstContactAt is null) clock.DueAt = at + (24 * Hour);
        work.Db.Add(clock);
    }

    private void AddDeal(UnitOfWork work, Random random, Customer customer, long number)
    {
        var (at, owner) = (When(work, random), Somebody(random));
        var deal = new Deal
        {
            Number = number, CustomerId = customer.Id, OwnerId = owner?.Id, Team = owner?.Team, Stage = Any(random, Stages), OpenedAt = at,
            MovedAt = at, StageSince = at,
            CloseOn = random.Next(8) == 0 ? DayCode.None : DayCode.Of(Day(work, random)),
        };
        if (random.Next(8) > 0)
            deal.Price(new Budget(random.Next(1, 900) * 10_000L, null, random.Next(4) == 0 ? "USD" : "CNY", false), null);
        work.Db.Add(deal);
        Tell(work, deal, DealMoveKind.Opened, at);
        for (var move = random.Next(3); move > 0; move--) Tell(work, deal, DealMoveKind.Stage, When(work, random));
        // Won, taken back, won again: it still counts once.
        for (var end = random.Next(4); end > 2 - random.Next(3); end--)
        {
            var (when, day) = (When(work, random), DayCode.Of(Day(work, random)));
            if (random.Next(2) == 0) deal.Win(day, when);
            else deal.Lose(day, when);
            if (deal.State == DealState.Lost && random.Next(4) > 0) deal.Reason = Any(random, (string[])["price", "competitor", "budget"]);
            Tell(work, deal, deal.State == DealState.Won ? DealMoveKind.Won : DealMoveKind.Lost, when);
            if (random.Next(3) == 0) Tell(work, deal, DealMoveKind.Reopened, when + random.Next(30 * (int)Hour));
        }
    }

    private static void Tell(UnitOfWork work, Deal deal, DealMoveKind kind, long at) =>
        DealHistory.Add(work, deal, kind, new DealTeller(null, at, 20260301), null, null);

    private void AddContact(UnitOfWork work, Random random, Customer customer) => work.Db.Add(new Interaction
    {
        CustomerId = customer.Id, PersonId = Any(random, people).Id, Day = "2026-03-01", HappenedAt = When(work, random), Note = "x",
        CreatedAt = work.Now,
    });

    private void AddReminder(UnitOfWork work, Random random, Customer? customer)
    {
        var reminder = new Reminder
        {
            Text = "x", Kind = Any(random, Enum.GetValues<ReminderKind>()), CustomerId = customer?.Id, OwnerId = Any(random, people).Id,
            Zone = "Asia/Shanghai", CreatedAt = work.Now,
        };
        reminder.ShowAt(Instants.ToLocal(When(work, random) + (random.Next(200) * Hour), TimeZones.Find("Asia/Shanghai")));
        if (random.Next(3) == 0) reminder.FallDue();
        if (random.Next(4) == 0) reminder.Finish(work.Now);
        work.Db.Add(reminder);
    }

    // Up to 75 days ago; often on the very edge of a day somewhere.
    private static long When(UnitOfWork work, Random random)
    {
        var at = work.Now - random.NextInt64(75 * 24 * Hour);
        return random.Next(3) == 0 ? at - (at % Hour) - random.Next(2) : at;
    }

    private static DateOnly Day(UnitOfWork work, Random random) =>
        DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(work.Now).Date).AddDays(random.Next(-60, 60));

    private Person? Somebody(Random random) => random.Next(8) == 0 ? null : Any(random, people);

    private static T Any<T>(Random random, IReadOnlyList<T> list) => list[random.Next(list.Count)];
}
