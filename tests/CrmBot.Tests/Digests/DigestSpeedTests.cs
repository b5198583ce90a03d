using System.Diagnostics;
using CrmBot.Features.Customers;
using CrmBot.Features.Deals;
using CrmBot.Features.Digests;
using CrmBot.Features.Interactions;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Tests.TestApp;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Digests;

/// <summary>
/// Prints what a manager's digest of 50 reps costs while the store grows and what happened
/// in its day stays the same: 1,000 contacts, 200 moves of deals, 2,000 open deals.
/// </summary>
[Trait("Tier", "Long")]
public sealed class DigestSpeedTests(ITestOutputHelper output)
{
    private const int Reps = 50, Today = 1_000, OpenDeals = 2_000, MovesToday = 200, AtOnce = 2_000, Rounds = 9;
    private const long Day = 24 * 3_600_000L;

    [Fact]
    public async Task A_managers_digest_grows_with_what_happened_and_not_with_what_is_stored()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CRMBOT_LONG") == "1", "A long run: set CRMBOT_LONG=1.");
        await using var app = await CrmBotTestApp.StartAsync(settings: [("Demo:Enabled", "false"), ("Demo:People", "false")]);
        var store = app.Services.GetRequiredService<IStore>();
        var (manager, reps, customers) = await store.WriteAsync("test", (work, token) => PeopleAsync(work, token), CancellationToken.None);
        var (contacts, deals) = (0, 0);
        foreach (var size in (int[])[10_000, 100_000, 1_000_000])
        {
            var watch = Stopwatch.StartNew();
            for (; contacts < size; contacts += AtOnce)
                await store.WriteAsync("test", (work, _) => Task.FromResult(AddContacts(work, contacts, reps, customers)),
                    CancellationToken.None);
            for (; deals < size / 5; deals += AtOnce)
                await store.WriteAsync("test", (work, _) => Task.FromResult(AddDeals(work, deals, reps, customers)),
                    CancellationToken.None);
            var filled = watch.Elapsed.TotalSeconds;
            foreach (var kind in (DigestKind[])[DigestKind.Daily, DigestKind.Weekly])
            {
                var (median, allocated, counted) = await MeasureAsync(app, kind, manager);
                counted.ShouldBeGreaterThan(Today);
                output.WriteLine(
                    $"{kind}: {size:#,0} interactions, {size / 5:#,0} deals (filled in {filled:F0} s): {median:F1} ms at the median, {allocated / 1e6:F1} MB allocated, {counted:#,0} records counted");
            }
        }
    }

    private static async Task<(double Median, long Allocated, int Counted)> MeasureAsync(CrmBotTestApp app, DigestKind kind, Person manager)
    {
        var make = app.Services.GetRequiredService<MakeDigest>();
        var zone = TimeZones.Find("Asia/Shanghai");
        var yesterday = new DateOnly(2026, 3, 10);
        var (period, before) = kind == DigestKind.Daily
            ? (DigestPeriod.Days(yesterday, yesterday, zone), DigestPeriod.Days(yesterday.AddDays(-1), yesterday.AddDays(-1), zone))
            : (DigestPeriods.Week(DigestPeriods.Monday(yesterday), zone),
                DigestPeriods.Week(DigestPeriods.Monday(yesterday).AddDays(-7), zone));
        var order = new DigestOrder(kind, new Actor(manager.Id, manager.Name, manager.Role, null, "zh-CN", zone, ""), DigestFilter.None, [],
            period, before, zone);
        var times = new List<double>();
        var (allocated, counted) = (0L, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var (began, watch) = (GC.GetTotalAllocatedBytes(precise: true), Stopwatch.StartNew());
            var digest = await app.Services.GetRequiredService<IStore>()
                .ReadAsync((view, token) => make.MakeAsync(view, order, token), CancellationToken.None);
            times.Add(watch.Elapsed.TotalMilliseconds);
            allocated = GC.GetTotalAllocatedBytes(precise: true) - began;
            counted = DigestContent.Read(digest.Body).Blocks.SelectMany(block => block.Numbers).Sum(number => number.Ids.Count);
        }

        return (times.Order().ElementAt(Rounds / 2), allocated, counted);
    }

    private static async Task<(Person Manager, List<Person> Reps, List<Customer> Customers)> PeopleAsync(UnitOfWork work,
        CancellationToken token)
    {
        var manager = new Person { Name = "经理", Role = Roles.Manager };
        List<Person> reps = [.. Enumerable.Range(0, Reps)
            .Select(number => new Person { Name = $"销售{number}", Role = Roles.Rep, Team = $"{number / 10}组" })];
        List<Customer> customers =
        [
            .. Enumerable.Range(0, 2_000).Select(number => new Customer
            {
                Name = $"客户{number}", NameKey = $"客户{number}", Source = "expo", Grade = "B", CreatedAt = work.Now, ChangedAt = work.Now,
                OwnerId = reps[number % Reps].Id,
            }),
        ];
        work.Db.Add(manager);
        work.Db.AddRange(reps);
        work.Db.AddRange(customers);
        await work.SaveAsync(token);
        return (manager, reps, customers);
    }

    // The first thousand are yesterday's, the others spread over three years before.
    private static bool AddContacts(UnitOfWork work, int from, List<Person> reps, List<Customer> customers)
    {
        for (var i = from; i < from + AtOnce; i++)
        {
            var back = i < Today ? Day / 2 : (3 * Day) + ((i * 7_919L) % (1_000 * Day));
            work.Db.Add(new Interaction
            {
                CustomerId = customers[i % customers.Count].Id, PersonId = reps[i % Reps].Id, Day = "2026-03-10",
                HappenedAt = work.Now - back, Note = "报价聊过，等回复", CreatedAt = work.Now,
            });
        }

        return true;
    }

    private static bool AddDeals(UnitOfWork work, int from, List<Person> reps, List<Customer> customers)
    {
        for (var i = from; i < from + AtOnce; i++)
        {
            var rep = reps[i % Reps];
            var deal = new Deal
            {
                Number = i + 1, CustomerId = customers[i % customers.Count].Id, OwnerId = rep.Id, Team = rep.Team, Stage = "quote",
                OpenedAt = work.Now - (90 * Day), MovedAt = work.Now,
                StageSince = work.Now, CloseOn = DayCode.Of(new DateOnly(2026, 3, 1).AddDays(i % 120)),
            };
            deal.Price(new Budget(1_000_000L + i, null, "CNY", false), null);
            if (i >= OpenDeals) deal.Win(20250101, work.Now - (400 * Day));
            work.Db.Add(deal);
            if (i < MovesToday)
                DealHistory.Add(work, deal, DealMoveKind.Stage, new DealTeller(rep.Id, work.Now - (Day / 2), 20260310), "demo", "quote");
            else if (i >= OpenDeals)
                DealHistory.Add(work, deal, DealMoveKind.Won, new DealTeller(rep.Id, work.Now - (400 * Day) - i, 20250101), "contract",
                    "won");
        }

        return true;
    }
}
