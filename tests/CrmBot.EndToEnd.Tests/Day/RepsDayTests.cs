using Xunit;
using static CrmBot.EndToEnd.Tests.Day.ConsoleVisit;
using static Microsoft.Playwright.Assertions;

namespace CrmBot.EndToEnd.Tests.Day;

/// <summary>
/// A rep's first day in the local console, with the real program behind it: cards drawn by the official renderer, and by the built-in view.
/// </summary>
public sealed class RepsDayTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Xiao_Lin_lives_a_day_in_Chinese(bool withRenderer)
    {
        await using var day = await BeginAsync("林涛", "zh-CN", withRenderer);
        var album = new Album(day.Page, withRenderer ? "zh" : "zh-basic");
        await album.TakeAsync("start");
        await SeeAsync(await day.StartWithAsync("帮助"), "记一次跟进", "撤销");
        await album.TakeAsync("help");

        await day.SayAsync("新线索 上海明德科技 采购经理陈芳 13812345678 展会来的 预算50-80万", "上海明德科技", "陈芳", "50-80万", "已记下", "撤销");
        await album.TakeAsync("lead");
        await day.SayAsync("佳美", "佳美", "林涛", "宁波");
        await album.TakeAsync("customer");
        await day.SayAsync("刚跟恒达王工通了电话，参数没问题，就是嫌交期长，下周三上午十点再打", "恒达", "王工", "交期长", "3月18日", "10:00", "已记下");
        await album.TakeAsync("log");
        await day.SayAsync("明天下午三点提醒我给佳美回电话", "回电话", "佳美", "15:00", "已记下");
        await album.TakeAsync("reminder");
        await day.SayAsync("我这周还有啥没跟", "要做的有", "佳美", "回电话");
        await album.TakeAsync("agenda");

        var wrong = await day.SayAsync("明天上午十点提醒我给恒达发报价", "发报价", "10:00");
        await PressAsync(wrong, "撤销");
        await SeeAsync(wrong, "已撤销");
        await album.TakeAsync("undone");
        await day.SayAsync("后天下午四点提醒我去蓝海演示", "蓝海", "16:00");
        await day.SayAsync("撤销", "已撤销");
        await album.TakeAsync("taken-back");
        var left = await day.SayAsync("我这周还有啥没跟", "回电话");
        await Expect(left).Not.ToContainTextAsync("发报价");
        await Expect(left).Not.ToContainTextAsync("蓝海");

        await day.MoveClockAsync("明早 9:00", "3月12日");
        await day.MoveThroughAsync("下一个提醒", "15:00");
        var due = await day.FindAsync("该跟进了", "回电话");
        await album.TakeAsync("due");
        await PressAsync(due, "1 小时后");
        await SeeAsync(due, "16:00", "推迟过 1 次");
        await album.TakeAsync("snoozed");
        await day.MoveClockAsync("+1 小时", "16:00");
        var again = await day.FindAsync("该跟进了", "16:00");
        var old = await day.OpenDeafWindowAsync();
        await PressAsync(again, "完成");
        await SeeAsync(again, "已完成");
        await album.TakeAsync("done");

        var stale = old.Locator(".message.bot").Filter(new() { HasText = "该跟进了" }).Last;
        await PressAsync(stale, "完成");
        await SeeAsync(old.Locator(".message.bot").Last, "已完成");
        await old.CloseAsync();

        await day.GoToAsync("销售群");
        var group = await day.SayAsync("佳美", "佳美", "负责人");
        await Expect(group).Not.ToContainTextAsync("139");
        await album.TakeAsync("group");
        await PressAsync(group, "看详情");
        await Expect(day.Page.Locator(".unread")).ToHaveTextAsync("1");
        await day.GoToAsync("私聊");
        await day.FindAsync("佳美", "宁波");
        await album.TakeAsync("details");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Lily_lives_a_day_in_English(bool withRenderer)
    {
        await using var day = await BeginAsync("Lily Chen", "en-US", withRenderer);
        var album = new Album(day.Page, withRenderer ? "en" : "en-basic");
        await album.TakeAsync("start");
        await SeeAsync(await day.StartWithAsync("help"), "Log a contact", "undo");
        await album.TakeAsync("help");

        await day.SayAsync("new lead Fabrikam, Sara Lim sara@fabrikam.example, webinar, ~$120k", "Fabrikam", "Sara Lim", "$120k", "Noted",
            "Undo");
        await album.TakeAsync("lead");
        await day.SayAsync("Globex", "Globex", "Lily Chen", "Boston");
        await album.TakeAsync("customer");
        await day.SayAsync("called Hank at Globex, worried about lead times, demo on Friday 2pm", "Globex", "Hank", "lead times", "14:00",
            "Noted");
        await album.TakeAsync("log");
        await day.SayAsync("remind me to chase Globex's PO tomorrow 4pm", "chase PO", "Globex", "16:00", "Noted");
        await album.TakeAsync("reminder");
        await day.SayAsync("what's on my plate tomorrow", "to do", "Globex", "chase PO");
        await album.TakeAsync("agenda");

        var wrong = await day.SayAsync("remind me to send Initech a quote tomorrow 10am", "quote", "10:00");
        await PressAsync(wrong, "Undo");
        await SeeAsync(wrong, "Undone");
        await album.TakeAsync("undone");
        await day.SayAsync("remind me to visit Brightside Friday 3pm", "Brightside", "15:00");
        await day.SayAsync("undo that", "Undone");
        await album.TakeAsync("taken-back");
        var left = await day.SayAsync("what's on my plate this week", "chase PO");
        await Expect(left).Not.ToContainTextAsync("quote");
        await Expect(left).Not.ToContainTextAsync("visit");

        await day.MoveClockAsync("Tomorrow 9:00", "Mar 11");
        await day.MoveThroughAsync("Next due", "16:00");
        var due = await day.FindAsync("Time to follow up", "chase PO");
        await album.TakeAsync("due");
        await PressAsync(due, "In 1 hour");
        await SeeAsync(due, "17:00");
        await album.TakeAsync("snoozed");
        await day.MoveClockAsync("+1 h", "17:00");
        var again = await day.FindAsync("Time to follow up", "17:00");
        await PressAsync(again, "Done");
        await SeeAsync(again, "Done");
        await album.TakeAsync("done");

        await day.GoToAsync("Sales group");
        var group = await day.SayAsync("Globex", "Globex", "Owner");
        await Expect(group).Not.ToContainTextAsync("617");
        await album.TakeAsync("group");
        await PressAsync(group, "Details");
        await Expect(day.Page.Locator(".unread")).ToHaveTextAsync("1");
        await day.GoToAsync("Chat with");
        await day.FindAsync("Globex", "Boston");
        await album.TakeAsync("details");
    }
}
