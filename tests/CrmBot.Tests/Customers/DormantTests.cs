using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Customers;

/// <summary>
/// Customers nobody has talked to for as long as the company's rule says. Of the demo company's, 大成纺织 was called 21 days ago.
/// </summary>
public sealed class DormantTests
{
    private const string Silent = "天没人联系了";

    [Fact]
    public async Task The_owner_hears_of_a_silence_once_and_of_the_next_one_again()
    {
        await using var app = await StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await app.MoveToAsync(At(12));
        var told = await ToldAsync(app, lin, 1);
        told.Words.ShouldContain("你有 1 位客户 20 天没人联系了");
        told.Words.ShouldContain("大成纺织");
        told.Words.ShouldNotContain("兴隆贸易", Case.Sensitive, "a C lead sleeps on purpose");
        await app.MoveToAsync(At(13));
        Cards(lin).Count.ShouldBe(1);

        await lin.SayAsync("刚跟大成钱总通了电话 停机检修推到五月");
        await app.MoveToAsync(At(13).AddDays(19));
        Cards(lin).ShouldNotContain(card => card.Id != told.Id && card.Words.Contains("大成纺织", StringComparison.Ordinal));
        await app.MoveToAsync(At(13).AddDays(21));
        Cards(lin).Count(card => card.PostedWords.Contains("大成纺织", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task No_card_comes_on_a_free_day_and_it_tells_why_it_came()
    {
        await using var app = await StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await app.MoveToAsync(At(12));
        var told = await ToldAsync(app, lin, 1);
        DemoApp.Words(await lin.ClickAsync(told, "notice.why")).ShouldContain("同一段沉默只提醒一次");
        await app.Direct(DemoPeople.LinTao).SayAsync("今天有什么安排");
        // 恒通电子, called 16 days before the 11th, is twenty days silent on Sunday the 15th: 赵敏 hears of it on Monday.
        var zhao = app.Direct("demo-zhaomin");
        await zhao.SayAsync("今天有什么安排");
        await app.MoveToAsync(At(15));
        Cards(zhao).ShouldBeEmpty();
        await app.MoveToAsync(At(16));
        (await ToldAsync(app, zhao, 1)).Words.ShouldContain("恒通电子");
    }

    private static async Task<CrmBotTestApp> StartAsync()
    {
        var app = await CrmBotTestApp.StartAsync();
        var admin = app.Direct(DemoPeople.Admin);
        await admin.ClickAsync(await admin.SayAsync("跟进规则"), "rules.save", ("dormant", "20"));
        await app.Direct(DemoPeople.LinTao).SayAsync("今天有什么安排");
        return app;
    }

    private static List<Seen> Cards(Chat chat) =>
        [.. chat.Messages.Where(one => one.PostedWords.Contains(Silent, StringComparison.Ordinal))];

    private static Task<Seen> ToldAsync(CrmBotTestApp app, Chat chat, int count) =>
        app.Teams.WaitAsync(chat.Conversation, _ => Cards(chat) is { } cards && cards.Count == count ? cards[^1] : null,
            "the silent customers");

    private static DateTimeOffset At(int day) => new(2026, 3, day, 9, 1, 0, TimeSpan.FromHours(8));
}
