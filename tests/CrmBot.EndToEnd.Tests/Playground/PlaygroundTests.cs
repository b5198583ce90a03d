using Shouldly;
using Xunit;

namespace CrmBot.EndToEnd.Tests.Playground;

/// <summary>A rep's day in Microsoft's Agents Playground, in a real browser, with the real program behind it.</summary>
public sealed class PlaygroundTests
{
    [Fact]
    public async Task A_rep_lives_a_day_in_the_direct_chat()
    {
        await using var play = await Play.BeginAsync("林涛", "小林");
        var page = play.Page;
        await page.SayAsync("新线索 上海明德科技 采购经理陈芳 13800008888 展会来的 预算50-80万");
        await page.SeeAsync("上海明德科技", "陈芳", "已记下");
        await page.SayAsync("华东机电");
        await page.SeeAsync("华东机电", "李建国", "139 0000 1234");
        await page.SayAsync("刚给恒达王工打了电话，他担心交期");
        await page.SeeAsync("恒达", "王工", "已记下");
        await page.PictureAsync("told");
        await page.SayAsync("明天9点提醒我给蓝海送样");
        await page.PressAsync(await page.SeeAsync("送样", "蓝海", "已记下"), "撤销", "已撤销");
        await page.SayAsync("明天9点提醒我给佳美张姐回电话");
        await page.SeeAsync("回电话", "佳美", "3月12日", "09:00", "已记下");
        await page.SayAsync("明天有什么要办的");
        var agenda = await page.SeeAsync("要做的有", "回电话");
        (await agenda.InnerTextAsync()).ShouldNotContain("送样");
        await page.PictureAsync("agenda");

        await play.Bot.AdvanceAsync("PT23H");
        var due = await page.SeeAsync("该跟进了", "回电话", "09:00");
        await page.PictureAsync("due");
        await page.PressAsync(due, "1 小时后", "已安排", "回电话", "10:00", "推迟过 1 次");

        await play.Bot.AdvanceAsync("PT1H");
        await page.PressAsync(await page.SeeAsync("该跟进了", "回电话", "10:00"), "完成", "已完成", "回电话");
        await page.PictureAsync("done");
    }

    [Fact]
    public async Task A_rep_works_in_English_in_chat_group_and_channel()
    {
        await using var play = await Play.BeginAsync("Lily Chen", "Lily");
        var page = play.Page;
        await page.SayAsync("remind me tomorrow 9am to call Globex");
        await page.SeeAsync("Planned", "Globex", "Noted");
        await page.PictureAsync("chat");

        await page.GoToAsync("销售一组");
        await page.MentionAsync("Globex");
        var shown = await page.SeeAsync("Globex", "Details");
        (await shown.InnerTextAsync()).ShouldNotContain("hank@globex.example");
        await page.PictureAsync("group");
        await PlaygroundPage.PressAsync(shown, "Details");
        await page.GoToAsync("Personal Chat");
        await page.SeeAsync("Globex", "hank@globex.example");
        await page.PictureAsync("details");

        await page.GoToAsync("线索");
        await page.MentionAsync("Globex");
        var posted = await page.SeeAsync("Globex", "Details");
        (await posted.InnerTextAsync()).ShouldNotContain("hank@globex.example");
        await page.PictureAsync("channel");
    }
}
