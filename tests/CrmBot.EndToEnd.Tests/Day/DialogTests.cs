using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static CrmBot.EndToEnd.Tests.Day.ConsoleVisit;
using static Microsoft.Playwright.Assertions;

namespace CrmBot.EndToEnd.Tests.Day;

/// <summary>Dialogs in the local console: a form from a card's button, and logging what a message says.</summary>
public sealed class DialogTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task In_Chinese_a_reminder_is_changed_and_a_message_becomes_a_log(bool withRenderer)
    {
        await using var day = await BeginAsync("林涛", "zh-CN", withRenderer);
        var album = new Album(day.Page, withRenderer ? "dialog-zh" : "dialog-zh-basic");
        var card = await day.SayAsync("明天下午三点提醒我给佳美回电话", "回电话", "15:00");
        await PressAsync(card, "更多");
        await PressAsync(card, "用表单改");
        var dialog = day.Page.GetByRole(AriaRole.Dialog);
        await SeeAsync(dialog, "修改提醒", "做什么", "谁来做");
        await album.TakeAsync("reminder");
        await dialog.Locator("input[type=date]").FillAsync("2026-03-10");
        await PressAsync(dialog, "保存");
        await SeeAsync(dialog, "这个时间已经过了");
        await album.TakeAsync("reminder-wrong");
        await dialog.Locator("input[type=date]").FillAsync("2026-03-13");
        await PressAsync(dialog, "保存");
        await Expect(dialog).ToHaveCountAsync(0);
        await SeeAsync(card, "3月13日", "推迟过 1 次");

        // In a group nobody spoke to the bot; the message's menu does.
        await day.GoToAsync("销售");
        await day.Page.Locator("#mention").UncheckAsync();
        await day.Page.Locator("#text").FillAsync("刚跟恒达王工通了电话，要补技术参数，下周三上午十点再打");
        await day.Page.Locator("#text").PressAsync("Enter");
        await day.Page.Locator(".message.own").Last.HoverAsync();
        await PressAsync(day.Page.Locator(".message.own").Last, "记成跟进");
        dialog = day.Page.GetByRole(AriaRole.Dialog);
        await SeeAsync(dialog, "记成一次跟进", "客户", "下一步");
        await album.TakeAsync("log");
        await PressAsync(dialog, "保存");
        await SeeAsync(dialog, "记下了");
        await album.TakeAsync("log-done");
        await PressAsync(dialog, "关闭");
        await day.GoToAsync("私聊");
        await SeeAsync(await day.FindAsync("恒达", "王工"), "补技术参数", "3月18日", "10:00", "撤销");
        await album.TakeAsync("log-card");
    }

    [Fact]
    public async Task In_English_the_same_forms_are_in_English()
    {
        await using var day = await BeginAsync("Lily Chen", "en-US", withRenderer: true);
        var album = new Album(day.Page, "dialog-en");
        var card = await day.SayAsync("remind me tomorrow 3pm to call Globex", "Globex", "15:00");
        await PressAsync(card, "More");
        await PressAsync(card, "Edit in a form");
        var dialog = day.Page.GetByRole(AriaRole.Dialog);
        await SeeAsync(dialog, "Change this reminder", "Who does it");
        await album.TakeAsync("reminder");
        await PressAsync(dialog, "Close");
        await day.SayAsync("called Jack at Globex, worried about lead times, demo on Friday 2pm", "Globex");
        await day.Page.Locator(".message.own").Last.HoverAsync();
        await PressAsync(day.Page.Locator(".message.own").Last, "Log it");
        await SeeAsync(day.Page.GetByRole(AriaRole.Dialog), "Log this as a contact", "Customer");
        await album.TakeAsync("log");
        (await day.Page.GetByRole(AriaRole.Dialog).Locator("textarea").InputValueAsync()).ShouldContain("lead times");
    }
}
