using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Day;

/// <summary>One working day of a rep, played through /api/messages with a connector of our own.</summary>
public sealed class SixSentenceDayTests
{
    [Fact]
    public async Task A_rep_lives_a_day_in_Chinese_with_six_sentences()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);

        var lead = await lin.SayAsync("新线索 上海明德科技 采购经理陈芳 13812345678 展会来的 预算50-80万");
        lead.Words.ShouldContain("上海明德科技");
        lead.Words.ShouldContain("50-80万");
        lead.Words.ShouldContain("撤销");

        var profile = await lin.SayAsync("佳美");
        profile.Words.ShouldContain("佳美");
        profile.Words.ShouldContain("林涛");
        profile.Words.ShouldContain("宁波");

        var log = await lin.SayAsync("刚跟恒达王工通了电话，参数没问题，就是嫌交期长，下周三上午十点再打");
        log.Words.ShouldContain("王工");
        log.Words.ShouldContain("交期长");
        log.Words.ShouldContain("3月18日");
        log.Words.ShouldContain("10:00");

        (await lin.SayAsync("明天下午三点提醒我给佳美回电话")).Words.ShouldContain("15:00");
        (await lin.SayAsync("我这周还有啥没跟")).Words.ShouldContain("佳美");

        (await lin.SayAsync("撤销")).Words.ShouldContain("：待办");
        (await lin.SayAsync("我这周还有啥没跟")).Words.ShouldNotContain("回电话");

        await app.MoveToAsync(new DateTimeOffset(2026, 3, 18, 10, 0, 0, TimeSpan.FromHours(8)));
        var due = await app.Teams.WaitAsync(
            lin.Conversation, seen => seen.LastOrDefault(message => message.Words.Contains("该跟进了", StringComparison.Ordinal)),
            "the reminder's card");
        due.Words.ShouldContain("恒达");

        await lin.ClickAsync(due, "reminder.snooze");
        await app.AdvanceAsync(TimeSpan.FromHours(1));
        var again = await app.Teams.WaitAsync(
            lin.Conversation,
            seen => seen.LastOrDefault(message => message.Id != due.Id && message.Words.Contains("该跟进了", StringComparison.Ordinal)),
            "the reminder an hour later");
        var done = await lin.ClickAsync(again, "reminder.done");
        CardWords.Of(done["value"]).ShouldContain("已完成");
    }

    [Fact]
    public async Task A_rep_lives_a_day_in_English()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lily = app.Direct(DemoPeople.Lily);

        var lead = await lily.SayAsync("new lead Fabrikam, Sara Lim sara@fabrikam.example, webinar, ~$120k", locale: "en-US");
        lead.Words.ShouldContain("Fabrikam");
        lead.Words.ShouldContain("Sara Lim");
        lead.Words.ShouldContain("Undo");
        (await lily.SayAsync("Globex", locale: "en-US")).Words.ShouldContain("Lily Chen");
        var log = await lily.SayAsync("called Hank at Globex, worried about lead times, demo on Friday 2pm", locale: "en-US");
        log.Words.ShouldContain("lead times");
        log.Words.ShouldContain("14:00");
        (await lily.SayAsync("remind me to chase Globex's PO tomorrow 4pm", locale: "en-US")).Words.ShouldContain("16:00");
        (await lily.SayAsync("what's on my plate tomorrow", locale: "en-US")).Words.ShouldContain("Globex");
        (await lily.SayAsync("undo that", locale: "en-US")).Words.ShouldContain("the follow-up");
    }

    [Fact]
    public async Task What_somebody_may_not_do_is_said_beside_what_was_done()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);

        var card = await lin.SayAsync("刚跟恒达王工聊了,参数没问题,顺便给他加100积分");

        card.Words.ShouldContain("参数没问题");
        card.Words.ShouldContain("已记下");
        card.Words.ShouldContain("加积分要组长或经理来");
    }
}
