using System.Text.Json.Nodes;
using CrmBot.Features.Outgoing;
using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using CrmBot.Tests.Tickets;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Outgoing;

/// <summary>Customers are not written to too often, nor at night.</summary>
public sealed class ContactRhythmTests
{
    private const string Ask = "给华东机电发个满意度";

    [Fact]
    public async Task The_third_unasked_message_within_a_week_is_held_and_listed_until_somebody_says_so()
    {
        using var mail = new LoopbackMail();
        await using var app = await StartAsync(mail);
        var lin = app.Direct(DemoPeople.LinTao);
        (await lin.SayAsync("压着没发的")).Words.ShouldContain("没有压着的消息");
        for (var times = 0; times < 2; times++)
        {
            (await lin.SayAsync(Ask)).Words.ShouldNotContain("先压着");
            await app.AdvanceAsync(TimeSpan.FromHours(1));
        }

        (await lin.SayAsync(Ask)).Words.ShouldContain("先压着");
        await AllAsync(app, MessageState.Sent, 2);
        mail.Mails.Count.ShouldBe(2);

        (await app.Direct("demo-chenhao").SayAsync("压着没发的")).Words.ShouldContain("没有压着的消息");
        var list = await lin.SayAsync("压着没发的");
        list.Words.ShouldContain("1 条消息压着没发");
        list.Words.ShouldContain("华东机电");
        DemoApp.Words(await lin.ClickAsync(list, "outgoing.release")).ShouldContain("没有压着的消息了");
        await AllAsync(app, MessageState.Sent, 3);
        DemoApp.Words(await lin.ClickAsync(list, "outgoing.drop")).ShouldContain("已经处理过了");
    }

    [Fact]
    public async Task Each_held_message_is_decided_about_on_the_list_that_the_decision_before_brought_back()
    {
        using var mail = new LoopbackMail();
        await using var app = await StartAsync(mail);
        var (lin, admin) = (app.Direct(DemoPeople.LinTao), app.Direct(DemoPeople.Admin));
        await admin.ClickAsync(await admin.SayAsync("跟进规则"), "rules.save", ("push_cap", "1"));
        for (var times = 0; times < 4; times++)
        {
            await lin.SayAsync(Ask);
            await app.AdvanceAsync(TimeSpan.FromHours(1));
        }

        var list = await lin.SayAsync("压着没发的");
        list.Words.ShouldContain("3 条消息压着没发");
        var back = await lin.ClickAsync(list, "outgoing.release");
        DemoApp.Words(back).ShouldContain("2 条消息压着没发");
        back = await lin.ClickAsync(list.Id, "outgoing.release",
            (JsonObject)CardWords.Button((JsonObject)back["value"]!, "outgoing.release")["data"]!.DeepClone());
        DemoApp.Words(back).ShouldContain("1 条消息压着没发");
        await AllAsync(app, MessageState.Sent, 3);
    }

    [Fact]
    public async Task What_is_dropped_never_leaves_and_after_a_week_there_is_room_again()
    {
        using var mail = new LoopbackMail();
        await using var app = await StartAsync(mail);
        var (lin, admin) = (app.Direct(DemoPeople.LinTao), app.Direct(DemoPeople.Admin));
        await admin.ClickAsync(await admin.SayAsync("跟进规则"), "rules.save", ("push_cap", "1"));
        await lin.SayAsync(Ask);
        await app.AdvanceAsync(TimeSpan.FromHours(1));
        await lin.SayAsync(Ask);
        await lin.ClickAsync(await lin.SayAsync("压着没发的"), "outgoing.drop");
        await app.AdvanceAsync(TimeSpan.FromDays(8));
        (await lin.SayAsync(Ask)).Words.ShouldNotContain("先压着");
        await AllAsync(app, MessageState.Sent, 2);
        (await MessagesAsync(app)).Count(message => message.State == MessageState.Dropped).ShouldBe(1);
    }

    [Fact]
    public async Task In_the_evening_it_waits_for_the_morning_but_news_of_a_ticket_does_not()
    {
        using var mail = new LoopbackMail();
        await using var app = await StartAsync(mail);
        await app.MoveToAsync(new(2026, 3, 11, 22, 30, 0, TimeSpan.FromHours(8)));
        await app.Direct(DemoPeople.LinTao).SayAsync(Ask);
        var waiting = (await MessagesAsync(app)).ShouldHaveSingleItem();
        TimeSpan.FromMilliseconds(waiting.NotBefore - app.Clocks.SystemNow).TotalHours.ShouldBeInRange(9.4, 9.6);
    }

    private static async Task<CrmBotTestApp> StartAsync(LoopbackMail mail)
    {
        var app = await CrmBotTestApp.StartAsync(settings: mail.Settings);
        await app.Direct(DemoPeople.Admin).SayAsync("满意度问卷间隔改成0天");
        return app;
    }

    private static Task<List<CustomerMessage>> MessagesAsync(CrmBotTestApp app) =>
        app.ReadAsync(view => view.Db.Set<CustomerMessage>().AsNoTracking().ToListAsync());

    private static async Task AllAsync(CrmBotTestApp app, MessageState state, int count)
    {
        for (var at = 0; at < 900 && (await MessagesAsync(app)).Count(message => message.State == state) != count; at++)
            await Task.Delay(50);
        (await MessagesAsync(app)).Count(message => message.State == state).ShouldBe(count);
    }
}
