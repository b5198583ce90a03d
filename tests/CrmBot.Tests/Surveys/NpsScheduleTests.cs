using CrmBot.Features.Customers;
using CrmBot.Features.Deals;
using CrmBot.Features.Privacy.Consent;
using CrmBot.Features.Surveys;
using CrmBot.Tests.TestApp;
using CrmBot.Tests.Tickets;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Surveys;

/// <summary>Whoever has signed is asked in turn, however many there are and whoever among them cannot be.</summary>
public sealed class NpsScheduleTests
{
    private const long Day = 86_400_000;

    // What is left of a morning's share is asked a second later, and clocks of fast machines stand at ten sharp.
    private static readonly TimeSpan MorningAndRest = TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Those_who_said_no_keep_nobody_else_from_being_asked()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var signed = await SignedAsync(app);
        var (closed, others) = (signed[..20], signed[20..]);
        await app.StoreAsync(async work =>
        {
            foreach (var customer in closed)
            {
                var people = await work.Db.Set<Contact>().Where(one => one.CustomerId == customer)
                    .Select(one => (Guid?)one.Id).ToListAsync();
                // Of some everybody said so, of others each for themselves.
                foreach (var who in people.Count > 0 ? people : [null])
                    work.Db.Add(
                        new OptOut { Id = OptOut.IdOf(customer, who), CustomerId = customer, ContactId = who, SaidAt = work.Now });
            }
        });
        await WantedAsync(app, "90");
        await app.AdvanceAsync(MorningAndRest);
        (await AskedAsync(app)).ShouldBe(others, ignoreOrder: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_was_never_asked_comes_first_on_either_engine(bool onPostgres)
    {
        await using var app = onPostgres ? await Desk.StartOnPostgresAsync() : await CrmBotTestApp.StartAsync();
        var signed = await SignedAsync(app);
        await app.StoreAsync(work =>
        {
            foreach (var customer in signed[..20])
                work.Db.Add(new Survey { CustomerId = customer, Kind = "nps", Locale = "zh-CN", Via = "link",
                    AskedAt = work.Now - (40 * Day) });
            return Task.CompletedTask;
        });
        await WantedAsync(app, "30");
        await app.AdvanceAsync(MorningAndRest);
        var asked = await AskedAsync(app);
        asked.Count.ShouldBe(20);
        signed[20..].ShouldBeSubsetOf(asked);
    }

    [Fact]
    public async Task As_many_are_asked_a_day_as_the_time_needs()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var signed = await SignedAsync(app);
        await WantedAsync(app, "1");
        await app.AdvanceAsync(MorningAndRest);
        (await AskedAsync(app)).ShouldBe(signed, ignoreOrder: true);
    }

    // All customers of the demo company, in the order of their ids.
    private static async Task<List<Guid>> SignedAsync(CrmBotTestApp app)
    {
        var customers = await app.ReadAsync(
            view => view.Db.Set<Customer>().Where(one => one.MergedIntoId == null).OrderBy(one => one.Id).Select(one => one.Id)
                .ToListAsync());
        await app.StoreAsync(work =>
        {
            for (var number = 0; number < customers.Count; number++)
            {
                var deal = new Deal { Number = 9_000 + number, CustomerId = customers[number], Stage = "won", OpenedAt = work.Now };
                deal.Win(20260310, work.Now);
                work.Db.Add(deal);
            }

            return Task.CompletedTask;
        });
        customers.Count.ShouldBeGreaterThan(20);
        return customers;
    }

    private static async Task WantedAsync(CrmBotTestApp app, string days)
    {
        var admin = app.Direct(DemoPeople.Admin);
        await admin.ClickAsync(await admin.SayAsync("跟进规则"), "rules.save", ("nps_days", days));
    }

    private static Task<List<Guid>> AskedAsync(CrmBotTestApp app) => app.ReadAsync(
        view => view.Db.Set<Survey>().Where(one => one.Kind == "nps" && one.AskedAt > view.Now - Day).Select(one => one.CustomerId)
            .ToListAsync());
}
