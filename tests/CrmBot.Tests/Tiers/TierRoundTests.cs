using CrmBot.Features.Customers;
using CrmBot.Features.Tiers;
using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using CrmBot.Tests.Tickets;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;
using static CrmBot.Tests.Tiers.TierStory;

namespace CrmBot.Tests.Tiers;

/// <summary>What a night makes of customers that bought: 500,000 in twelve months is core, 200,000 is key.</summary>
public sealed class TierRoundTests
{
    [Fact]
    public async Task Nothing_is_computed_until_an_admin_sets_a_line()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        await CustomerAsync(app, "青松纸业", "normal", new Bought(Today, 900_000));
        await app.MoveToAsync(At(13));
        (await TierAsync(app, "青松纸业")).ShouldBe("normal", "it came from outside, and nobody wants it computed");
        (await ChangesAsync(app, "青松纸业")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(499_999, "key")]
    [InlineData(500_000, "core")]
    [InlineData(200_000, "key")]
    [InlineData(199_999, "normal")]
    public async Task The_line_itself_is_enough(long bought, string tier)
    {
        await using var app = await CrmBotTestApp.StartAsync();
        await CustomerAsync(app, "青松纸业", null, new Bought(Today.AddDays(-3), bought - 1_000), new Bought(Today.AddDays(-300), 1_000));
        await SetLinesAsync(app, 500_000, 200_000);
        await app.MoveToAsync(At(12, 3));
        (await TierAsync(app, "青松纸业")).ShouldBe(tier);
        var change = (await ChangesAsync(app, "青松纸业")).ShouldHaveSingleItem();
        (change.From, change.To, change.Amount, change.CoreLine, change.Day).ShouldBe((null, tier, bought * 100, 50_000_000, 20260312));
    }

    [Fact]
    public async Task Twelve_months_later_a_purchase_no_longer_counts()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        await CustomerAsync(app, "青松纸业", "normal", new Bought(new(2025, 3, 13), 600_000));
        await SetLinesAsync(app, 500_000, 200_000);
        await app.MoveToAsync(At(12, 3));
        (await TierAsync(app, "青松纸业")).ShouldBe("core", "365 days before");
        await app.MoveToAsync(At(13, 3));
        (await TierAsync(app, "青松纸业")).ShouldBe("normal", "the same day a year before");
        (await ChangesAsync(app, "青松纸业")).Select(one => (one.From, one.To, one.Step, one.Amount))
            .ShouldBe([("normal", "core", 2, 60_000_000), ("core", "normal", -2, 0)]);
    }

    [Fact]
    public async Task Other_money_does_not_count_and_who_never_bought_keeps_the_tier_that_was_given()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        await CustomerAsync(app, "青松纸业", "core");
        await CustomerAsync(app, "白石矿业", "key", new Bought(Today, 900_000, "USD"), new Bought(Today, 0));
        await CustomerAsync(app, "黑水泵业", "core", new Bought(Today, 300_000), new Bought(Today, 900_000, "USD"));
        await SetLinesAsync(app, 500_000, 200_000);
        await app.MoveToAsync(At(13));
        (await TierAsync(app, "青松纸业")).ShouldBe("core");
        (await TierAsync(app, "白石矿业")).ShouldBe("key");
        (await TierAsync(app, "黑水泵业")).ShouldBe("key", "what it bought in the company's money counts");
    }

    [Fact]
    public async Task One_line_alone_makes_nobody_what_the_other_stands_for()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        await CustomerAsync(app, "青松纸业", "core", new Bought(Today, 900_000));
        await SetLinesAsync(app, 0, 200_000);
        await app.MoveToAsync(At(12, 3));
        (await TierAsync(app, "青松纸业")).ShouldBe("key");
    }

    [Fact]
    public async Task A_tier_written_over_by_another_program_comes_back_and_is_no_change()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var id = await CustomerAsync(app, "青松纸业", null, new Bought(Today, 600_000));
        await SetLinesAsync(app, 500_000, 200_000);
        await app.MoveToAsync(At(12));
        await app.WriteAsync(async work =>
        {
            (await work.Records.FindAsync<Customer>(id, CancellationToken.None))!.Tier = "normal";
            await work.SaveAsync(CancellationToken.None);
            return true;
        });
        await app.MoveToAsync(At(13));
        (await TierAsync(app, "青松纸业")).ShouldBe("core");
        (await ChangesAsync(app, "青松纸业")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_signature_counts_the_night_after_and_one_that_was_taken_back_does_not()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        await SetLinesAsync(app, 500_000, 200_000);
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("恒达签了80万 靠服务");
        (await TierAsync(app, "恒达")).ShouldBe("key");
        await lin.SayAsync("大成签了60万 靠服务");
        await lin.SayAsync("撤销");
        await app.MoveToAsync(At(12, 3));
        (await TierAsync(app, "恒达")).ShouldBe("core");
        (await TierAsync(app, "大成纺织")).ShouldBe("normal");
    }

    [Fact]
    public async Task Lines_taken_back_before_the_night_change_nothing()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        await CustomerAsync(app, "青松纸业", "normal", new Bought(Today, 900_000));
        await SetLinesAsync(app, 500_000, 200_000);
        await app.Direct(DemoPeople.Admin).SayAsync("撤销");
        await app.MoveToAsync(At(13));
        (await TierAsync(app, "青松纸业")).ShouldBe("normal");
    }

    [Fact]
    public async Task Two_that_became_one_have_bought_together()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        await CustomerAsync(app, "青松纸业", null, new Bought(Today, 300_000));
        await CustomerAsync(app, "青松包装", null, new Bought(Today, 250_000));
        await SetLinesAsync(app, 500_000, 200_000);
        await app.MoveToAsync(At(12, 3));
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.ClickAsync(await lin.SayAsync("合并青松纸业和青松包装"), "draft.save");
        await app.MoveToAsync(At(13, 3));
        (await TierAsync(app, "青松纸业")).ShouldBe("core");
    }

    [Theory, EachEngine]
    public async Task Many_are_moved_in_steps_each_once_also_after_a_restart(EngineKind engine)
    {
        var folder = Directory.CreateTempSubdirectory("crmbot-tiers-").FullName;
        var database = await FreshDatabase.OnAsync(engine);
        var app = await CrmBotTestApp.StartAsync(folder, settings: database);
        await ManyAsync(app, 450);
        await SetLinesAsync(app, 500_000, 200_000);
        await app.StopAsync();
        app = await CrmBotTestApp.StartAsync(folder, app.Teams, settings: database);
        await app.MoveToAsync(At(12, 3, 5));
        (await app.ReadAsync(view => view.Db.Set<Customer>().CountAsync(one => one.Industry == "批量" && one.Tier == "core"))).ShouldBe(450);
        (await app.ReadAsync(view => view.Db.Set<TierChange>().GroupBy(one => one.CustomerId).CountAsync(all => all.Count() > 1)))
            .ShouldBe(0, "nobody twice");
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static Task<bool> ManyAsync(CrmBotTestApp app, int count) => app.WriteAsync(async work =>
    {
        var customers = Enumerable.Range(0, count)
            .Select(at => new Customer { Name = $"批量{at}", NameKey = $"批量{at}", Industry = "批量", Stage = "won", CreatedAt = work.Now })
            .ToList();
        work.Db.AddRange(customers);
        await work.SaveAsync(CancellationToken.None);
        for (var at = 0; at < count; at++)
        {
            var deal =
                new Features.Deals.Deal { Number = 800_000 + at, CustomerId = customers[at].Id, Stage = "contract", OpenedAt = work.Now };
            deal.Price(new Budget(60_000_000, 60_000_000, "CNY", false), null);
            deal.Win(20260301, work.Now);
            work.Db.Add(deal);
        }

        await work.SaveAsync(CancellationToken.None);
        return true;
    });
}
