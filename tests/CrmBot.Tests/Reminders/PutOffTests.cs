using CrmBot.Features.Interactions;
using CrmBot.Features.Reminders;
using CrmBot.Tests.TestApp;
using CrmBot.Tests.Tickets;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Reminders;

/// <summary>Tried in vain and put off: both are kept.</summary>
public sealed class PutOffTests
{
    [Theory]
    [InlineData("没打通 推到明天下午3点", "zh-CN")]
    [InlineData("no answer, push to tomorrow 3pm", "en-US")]
    public async Task What_came_of_it_is_logged_and_the_reminder_moves(string said, string locale)
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        var card = await lin.SayAsync("今天下午三点提醒我给恒达回电话");
        var before = await ContactsAsync(app);
        await app.SettleAsync();
        await lin.SayAsync(said, card.Id, locale);
        var reminder = await app.ReadAsync(view => view.Db.Set<Reminder>().OrderByDescending(one => one.Id).FirstAsync());
        (reminder.At, reminder.State).ShouldBe(("2026-03-12T15:00", ReminderState.Waiting));
        (await ContactsAsync(app)).ShouldBe(before + 1);
        (await lin.SayAsync("恒达上次聊了啥")).Words.ShouldContain("没");
        await lin.SayAsync("撤销");
        (await ContactsAsync(app)).ShouldBe(before);
    }

    private static Task<int> ContactsAsync(CrmBotTestApp app) => app.ReadAsync(view => view.Db.Set<Interaction>().CountAsync());
}
