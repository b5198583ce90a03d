using CrmBot.Features.Customers;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Customers;

public sealed class WriteFromCardTests(DemoApp demo) : IClassFixture<DemoApp>
{
    private readonly Chat lin = demo.Chat("demo-lintao");

    [Fact]
    public async Task A_note_typed_into_the_card_is_logged_and_the_card_shows_it()
    {
        var card = await lin.SayAsync("今天便利");
        var answer = await lin.ClickAsync(card, "customer.log", ("note-" + await KeyOf("今天便利"), "二十家店试点，要 **周报**"),
            ("channel-" + await KeyOf("今天便利"), "visit"));
        DemoApp.Words(answer).ShouldContain("二十家店试点，要 **周报**");
        await demo.App.Teams.WaitAsync(lin.Conversation, seen => seen.Count > 1 ? seen[1] : null, "the note's own card");
        (await lin.SayAsync("上次跟今天便利聊了啥")).Words.ShouldContain("二十家店试点");
    }

    [Fact]
    public async Task A_reminder_set_on_the_card_comes_at_its_minute()
    {
        var card = await lin.SayAsync("东方明珠酒店");
        var key = await KeyOf("东方明珠酒店");
        await lin.ClickAsync(card, "customer.remind", ("do-" + key, "问孟经理验收"), ("date-" + key, "2026-03-11"), ("time-" + key, "16:30"));
        var noted = await demo.App.Teams.WaitAsync(lin.Conversation, seen => seen.Count > 1 ? seen[1] : null, "the reminder's card");
        noted.Words.ShouldContain("问孟经理验收");
        noted.Words.ShouldContain("16:30");
    }

    [Fact]
    public async Task An_empty_note_and_a_time_gone_by_are_refused()
    {
        var card = await lin.SayAsync("中科软件");
        var key = await KeyOf("中科软件");
        DemoApp.Words(await lin.ClickAsync(card, "customer.log", ("note-" + key, "   "))).ShouldContain("写一句聊了什么");
        DemoApp.Words(await lin.ClickAsync(card, "customer.remind", ("do-" + key, "x"), ("date-" + key, "2026-03-10"),
            ("time-" + key, "09:00"))).ShouldContain("以后的时间");
        DemoApp.Words(await lin.ClickAsync(card, "customer.remind", ("do-" + key, "x"), ("date-" + key, "2026-02-30"),
            ("time-" + key, "09:00"))).ShouldContain("以后的时间");
    }

    private async Task<string> KeyOf(string name) => ProfileData.KeyOf((await demo.FileAsync(name)).ShouldNotBeNull().Customer.Id);
}
