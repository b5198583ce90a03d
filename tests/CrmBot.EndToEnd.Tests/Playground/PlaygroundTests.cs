using Shouldly;
using Xunit;

namespace CrmBot.EndToEnd.Tests.Playground;

/// <summary>A rep's day in Microsoft's Agents Playground, in a real browser, with the real program behind it.</summary>
public sealed class PlaygroundTests
{
    [Fact]
    public async Task A_rep_lives_a_day_in_the_direct_chat()
    {
        await using var play = await Play.BeginAsync();
        var page = play.Page;
        await page.SayAsync("新线索 上海明德科技 采购经理陈芳 13800008888 展会来的 预算50-80万");
        await page.SeeAsync("上海明德科技", "陈芳", "已记下");
        await page.SayAsync("华东机电");
        await page.SeeAsync("华东机电", "李建国", "139 0000 1234");
        await page.SayAsync("刚给恒达王工打了电话，他担心交期");
        await page.SeeAsync("恒达", "王工", "已记下");
        await page.PictureAsync("told");
        await page.SayAsync("明天9点提醒我给佳美张姐回电话");
        await page.SeeAsync("回电话", "佳美", "3月12日", "09:00", "已记下");
        await page.SayAsync("明天有什么要办的");
        await page.SeeAsync("要做的有", "回电话");
        await page.PictureAsync("agenda");

        await play.Bot.AdvanceAsync("PT23H");
        var due = await page.SeeAsync("该跟进了", "回电话", "09:00");
        await page.PictureAsync("due");
        await PlaygroundPage.PressAsync(due, "1 小时后");
        await page.SeeAsync("已安排", "回电话", "10:00", "推迟过 1 次");

        await play.Bot.AdvanceAsync("PT1H");
        await PlaygroundPage.PressAsync(await page.SeeAsync("该跟进了", "回电话", "10:00"), "完成");
        await page.SeeAsync("已完成", "回电话");
        await page.PictureAsync("done");
    }

    [Fact]
    public async Task What_was_just_stored_is_taken_back_from_its_card()
    {
        await using var play = await Play.BeginAsync();
        await play.Page.SayAsync("明天9点提醒我给佳美张姐回电话");
        var card = await play.Page.SeeAsync("回电话", "已记下");
        await PlaygroundPage.PressAsync(card, "撤销");
        await play.Page.SeeAsync("已撤销");
        await play.Page.SayAsync("明天9点提醒我给佳美张姐送样");
        await play.Page.SeeAsync("送样", "已记下");
        await play.Page.PictureAsync("undone");
    }

    [Fact]
    public async Task A_group_sees_little_and_the_details_come_to_the_direct_chat()
    {
        await using var play = await Play.BeginAsync();
        var page = play.Page;
        await page.GoToAsync("销售一组");
        await page.MentionAsync("华东机电");
        var card = await page.SeeAsync("华东机电", "负责人");
        (await card.InnerTextAsync()).ShouldNotContain("139 0000 1234");
        await page.PictureAsync("group");
        await PlaygroundPage.PressAsync(card, "看详情");
        await page.GoToAsync("Personal Chat");
        await page.SeeAsync("华东机电", "139 0000 1234");
        await page.PictureAsync("details");
    }

    [Fact]
    public async Task A_post_in_a_channel_is_answered_in_its_thread()
    {
        await using var play = await Play.BeginAsync();
        await play.Page.GoToAsync("线索");
        await play.Page.MentionAsync("华东机电");
        var card = await play.Page.SeeAsync("华东机电", "负责人");
        (await card.InnerTextAsync()).ShouldNotContain("139 0000 1234");
        await play.Page.PictureAsync("channel");
    }
}
