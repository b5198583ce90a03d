using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns.Unread;
using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Help;

/// <summary>A sentence nobody understands is offered as something it may be, and kept for the admins.</summary>
public sealed class UnreadTests
{
    private const string Puzzle = "吧啦吧啦嘟嘟嘟";

    [Fact]
    public async Task An_unknown_sentence_offers_three_readings_and_a_chosen_write_is_shown_before_it_is_stored()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        var card = await lin.SayAsync(Puzzle);
        card.Words.ShouldContain("这句我没听懂");
        card.Words.ShouldContain("记一次联系");

        var draft = DemoApp.Words(await lin.ClickAsync(card, "turn.as", ("intent", "log"), ("note", Puzzle)));

        draft.ShouldContain("嘟嘟嘟");
        draft.ShouldContain("算了");
    }

    [Fact]
    public async Task A_reading_that_nobody_answers_is_refused()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        var card = await lin.SayAsync(Puzzle);

        DemoApp.Words(await lin.ClickAsync(card, "turn.as", ("intent", "emperor"), ("note", Puzzle))).ShouldContain("换个说法");
    }

    [Fact]
    public async Task Only_admins_see_what_was_not_understood_in_the_last_week()
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: [("Admins:0", "boss-id"), ("Demo:People", "false")]);
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync(Puzzle);
        (await lin.SayAsync("没听懂的")).Words.ShouldContain("只有管理员");

        var boss = app.Direct("boss-id");
        await boss.SayAsync("你好");
        var review = await boss.SayAsync("unknown sentences");
        review.Words.ShouldContain(Puzzle);
        review.Words.ShouldContain("今天 3月11日 周三 10:00");
        await app.MoveToAsync(new(2026, 3, 20, 10, 0, 0, TimeSpan.FromHours(8)));
        (await boss.SayAsync("没听懂的")).Words.ShouldContain("没有听不懂的话");
    }

    [Theory]
    [InlineData("encrypted", Puzzle)]
    [InlineData("omitted", null)]
    public async Task The_words_are_kept_encrypted_or_not_at_all(string setting, string? kept)
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: [("Unread:Text", setting)]);
        await app.Direct(DemoPeople.LinTao).SayAsync(Puzzle);

        var found = await app.Services.GetRequiredService<IStore>().ReadAsync(
            (view, _) => app.Services.GetRequiredService<UnreadSentences>().ListAsync(view, 0, 10), TestContext.Current.CancellationToken);

        found.ShouldHaveSingleItem().Text.ShouldBe(kept);
    }
}
