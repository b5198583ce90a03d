using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;
using static CrmBot.Tests.Tiers.TierStory;

namespace CrmBot.Tests.Tiers;

/// <summary>What owners hear of changed tiers, and what they are told when they ask why.</summary>
public sealed class TierNewsTests
{
    [Fact]
    public async Task The_owner_hears_once_on_one_card_up_first_with_the_reason_and_opens_the_customer()
    {
        await using var app = await StartAsync();
        var (lin, wang) = (app.Direct(DemoPeople.LinTao), app.Direct(DemoPeople.WangLei));
        await CustomerAsync(app, "黑水泵业", "core", new Bought(Today, 300_000));
        await CustomerAsync(app, "青松纸业", "key", new Bought(Today, 860_000));
        await CustomerAsync(app, "白石矿业", "key", "王磊", new Bought(Today, 900_000));
        await SetLinesAsync(app, 500_000, 200_000);
        await app.MoveToAsync(At(12));
        var told = await NewsAsync(app, lin, 1);
        told.Words.ShouldContain("你有 1 位客户等级升了，1 位降了");
        told.Words.ShouldContain("重要 → 核心 · 12 个月内签了 86万，到了 50万的线");
        told.Words.ShouldContain("核心 → 重要 · 12 个月内只签了 30万，不到核心的线（50万）");
        told.Words.IndexOf("青松纸业", StringComparison.Ordinal)
            .ShouldBeLessThan(told.Words.IndexOf("黑水泵业", StringComparison.Ordinal), "up first");
        told.Words.ShouldNotContain("白石矿业", Case.Sensitive, "that is somebody else's");
        (await NewsAsync(app, wang, 1)).Words.ShouldContain("白石矿业");
        DemoApp.Words(await lin.ClickAsync(told, "notice.why")).ShouldContain("每次变化只说一次");
        DemoApp.Words(await lin.ClickAsync(told, "customer.open")).ShouldContain("青松纸业");
        await app.MoveToAsync(At(17));
        News(lin).Count.ShouldBe(1, "told once");
    }

    [Fact]
    public async Task Up_and_down_again_over_a_weekend_is_no_news()
    {
        await using var app = await StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await SetLinesAsync(app, 500_000, 200_000);
        await app.MoveToAsync(At(13));
        await CustomerAsync(app, "青松纸业", "normal", new Bought(new(2025, 3, 15), 600_000));
        await app.MoveToAsync(At(16));
        (await ChangesAsync(app, "青松纸业")).Count.ShouldBe(2);
        News(lin).ShouldBeEmpty();
    }

    [Fact]
    public async Task More_than_fit_are_counted()
    {
        await using var app = await StartAsync();
        for (var at = 0; at < 9; at++) await CustomerAsync(app, $"青松{at}号店", null, new Bought(Today, 600_000));
        await SetLinesAsync(app, 500_000, 200_000);
        await app.MoveToAsync(At(12));
        var told = await NewsAsync(app, app.Direct(DemoPeople.LinTao), 1);
        told.Words.ShouldContain("你有 9 位客户等级升了");
        told.Words.ShouldContain("还有 3 位");
    }

    [Fact]
    public async Task Why_tells_what_was_bought_the_lines_how_far_the_next_is_and_since_when()
    {
        await using var app = await StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await CustomerAsync(app, "青松纸业", "normal", new Bought(Today, 360_000), new Bought(Today, 100_000, "USD"));
        await SetLinesAsync(app, 500_000, 200_000);
        var before = await lin.SayAsync("青松纸业为什么是普通客户");
        before.Words.ShouldContain("按现在的数该是重要，今晚重算后更新");
        await app.MoveToAsync(At(12));
        var why = await lin.SayAsync("青松纸业为什么是重要客户");
        foreach (var expected in new[] { "重要客户", "签了 1 单，共 36万", "核心 50万 · 重要 20万", "再签 14万 就到核心", "从普通变成重要", "还有 1 单没写金额或是别的币种" })
            why.Words.ShouldContain(expected);
        why.Words.ShouldNotContain("今晚重算后更新");
    }

    [Fact]
    public async Task The_customers_card_has_a_button_that_says_why_and_nobody_else_reads_amounts()
    {
        await using var app = await StartAsync();
        await CustomerAsync(app, "青松纸业", null, new Bought(Today, 600_000));
        await SetLinesAsync(app, 500_000, 200_000);
        await app.MoveToAsync(At(12, 3));
        var lin = app.Direct(DemoPeople.LinTao);
        var card = await lin.SayAsync("青松纸业");
        var button = CardWords.Buttons(card.Card!).First(one => (string?)one["title"] == "为什么是核心客户");
        DemoApp.Words(await lin.ClickAsync(card.Id, "customer.open", (System.Text.Json.Nodes.JsonObject)button["data"]!.DeepClone()))
            .ShouldContain("签了 1 单，共 60万");
        var mate = await app.Direct(DemoPeople.WangLei).SayAsync("青松纸业为什么是核心客户");
        mate.Words.ShouldNotContain("60万", Case.Sensitive, "a team-mate sees no amounts");
        mate.Words.ShouldContain("金额只给负责的人看");
        (await app.Direct(DemoPeople.Lily).SayAsync("青松纸业为什么是核心客户")).Words.ShouldNotContain("60万");
        var group = await app.InGroup(DemoPeople.LinTao).SayAsync("青松纸业为什么是核心客户");
        group.Words.ShouldContain("核心客户");
        group.Words.ShouldNotContain("60万", Case.Sensitive, "everybody reads along");
    }

    [Fact]
    public async Task Who_never_bought_or_lives_without_lines_is_told_that()
    {
        await using var app = await StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await CustomerAsync(app, "青松纸业", "core");
        (await lin.SayAsync("青松纸业为什么是核心客户")).Words.ShouldContain("没有自动算");
        (await lin.SayAsync("给青松纸业打标签 重要客户")).Words.ShouldContain("导入或接口写的");
        await SetLinesAsync(app, 500_000, 200_000);
        (await lin.SayAsync("青松纸业为什么是核心客户")).Words.ShouldContain("还没签过单");
        (await lin.SayAsync("给青松纸业打标签 重要客户")).Words.ShouldContain("按近 12 个月签的单自动算");
    }

    [Fact]
    public async Task The_rules_card_says_what_the_lines_mean_and_keeps_the_lower_one_lower()
    {
        await using var app = await StartAsync();
        var admin = app.Direct(DemoPeople.Admin);
        (await admin.SayAsync("跟进规则")).Words.ShouldContain("每天凌晨 3 点");
        (await SetLinesAsync(app, 200_000, 200_000)).ShouldContain("要低于核心客户的线");
        (await SetLinesAsync(app, 500_000, 200_000)).ShouldContain("元，现在50万");
        (await app.Direct(DemoPeople.Manager).SayAsync("跟进规则")).Words.ShouldContain("管理员");
    }

    private static async Task<CrmBotTestApp> StartAsync()
    {
        var app = await CrmBotTestApp.StartAsync();
        await app.Direct(DemoPeople.LinTao).SayAsync("今天有什么安排");
        await app.Direct(DemoPeople.WangLei).SayAsync("今天有什么安排");
        // Of the demo company's customers this one alone would come down.
        await SignAsync(app, Guid.Parse(await app.CustomerIdAsync("东方明珠酒店")), new Bought(Today, 20_000));
        return app;
    }
}
