using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Help;

/// <summary>为啥: how a sentence was understood, or why a card came.</summary>
public sealed class WhyTests
{
    [Fact]
    public async Task Asked_why_the_bot_tells_how_it_read_the_last_sentence()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("明天下午三点提醒我给佳美回电话");

        var why = await lin.SayAsync("为啥");

        why.Words.ShouldContain("我是这样理解");
        why.Words.ShouldContain("佳美");
        why.Words.ShouldContain("设提醒");
    }

    [Fact]
    public async Task A_reminder_that_came_by_itself_tells_who_set_it()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("明天下午三点提醒我给佳美回电话");
        await app.MoveToAsync(new(2026, 3, 12, 15, 0, 0, TimeSpan.FromHours(8)));

        (await lin.SayAsync("为啥", replyTo: lin.Messages[^1].Id)).Words.ShouldContain("设的提醒");
    }

    [Theory]
    [InlineData("为什么给我发这个")]
    [InlineData("why did I get this")]
    public async Task Asked_about_this_it_tells_why_the_card_came_that_came_last(string asked)
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("明天下午三点提醒我给佳美回电话");
        await app.MoveToAsync(new(2026, 3, 12, 15, 0, 0, TimeSpan.FromHours(8)));

        var why = await lin.SayAsync(asked);

        why.Words.ShouldContain("设的提醒");
        why.Words.ShouldNotContain("我是这样理解");
        (await lin.SayAsync("为啥")).Words.ShouldContain("我是这样理解", Case.Sensitive, "the bare question is about what was said");
    }

    [Fact]
    public async Task With_nothing_said_before_there_is_nothing_to_explain()
    {
        await using var app = await CrmBotTestApp.StartAsync();

        (await app.Direct(DemoPeople.LinTao).SayAsync("为啥")).Words.ShouldContain("没有什么要解释");
    }
}
