using CrmBot.Features.Digests;
using CrmBot.Runtime.Store;
using CrmBot.Tests.Store;
using CrmBot.Tests.TestApp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Turns;

/// <summary>What takes much reading is read beside the one writer, so that nobody's message waits for a manager's report.</summary>
public sealed class AnswerAheadTests
{
    [Theory]
    [InlineData("周报", "周报")]
    [InlineData("本月漏斗", "漏斗")]
    [InlineData("转化率", "转化率")]
    [InlineData("本季度签了多少", "成交额")]
    [InlineData("客服数据", "工单")]
    [InlineData("数据质量", "数据健康")]
    [InlineData("SLA达标率", "时限达标率")]
    [InlineData("待处理的工单", "工单")]
    [InlineData("上海的商机", "商机")]
    [InlineData("上海的客户", "客户")]
    [InlineData("谁还没首联", "首联")]
    [InlineData("超时的工单", "工单")]
    [InlineData("我今天要做什么", "")]
    [InlineData("有哪些标签", "标签")]
    public async Task A_question_over_many_records_is_answered_without_the_writer(string question, string answered)
    {
        using var heard = new HeardStatements();
        await using var app = await CrmBotTestApp.StartAsync();
        var manager = app.Direct(DemoPeople.Manager);
        await manager.SayAsync("恒达");
        heard.ListenTo(Path.Combine(app.DataFolder, "crmbot.db"));
        var card = await manager.SayAsync(question);
        card.Words.ShouldContain(answered);
        heard.All.ShouldNotBeEmpty();
        heard.InWriter.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("所有客户", "customer.page")]
    [InlineData("所有商机", "deal.page")]
    [InlineData("周报", "digest.open")]
    [InlineData("数据质量", "health.open")]
    public async Task The_next_page_of_a_list_and_what_is_behind_a_number_too(string question, string button)
    {
        using var heard = new HeardStatements();
        await using var app = await CrmBotTestApp.StartAsync();
        var manager = app.Direct(DemoPeople.Manager);
        var card = await manager.SayAsync(question);
        heard.ListenTo(Path.Combine(app.DataFolder, "crmbot.db"));
        (await manager.ClickAsync(card, button)).ToJsonString().ShouldContain("AdaptiveCard");
        heard.All.ShouldNotBeEmpty();
        heard.InWriter.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("上海的客户")]
    [InlineData("上海的商机")]
    [InlineData("待处理的工单")]
    [InlineData("谁还没首联")]
    [InlineData("数据质量")]
    [InlineData("我的业绩")]
    [InlineData("本月漏斗")]
    public async Task In_a_group_too_and_what_goes_to_the_direct_chat_arrives_there_once(string question)
    {
        using var heard = new HeardStatements();
        await using var app = await CrmBotTestApp.StartAsync();
        var manager = app.Direct(DemoPeople.Manager);
        await manager.SayAsync("恒达");
        await app.InGroup(DemoPeople.Manager).SayAsync("恒达");
        var before = manager.Messages.Count;
        heard.ListenTo(Path.Combine(app.DataFolder, "crmbot.db"));
        (await app.InGroup(DemoPeople.Manager).SayAsync(question)).Words.ShouldNotBeEmpty();
        await app.SettleAsync();
        (manager.Messages.Count - before).ShouldBe(question == "本月漏斗" ? 0 : 1);
        heard.InWriter.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_counted_is_kept_once_and_its_numbers_open_their_lists()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var manager = app.Direct(DemoPeople.Manager);
        var report = await manager.SayAsync("周报");
        (await KeptAsync(app)).ShouldBe(1);
        (await manager.ClickAsync(report, "digest.open")).ToJsonString().ShouldContain("AdaptiveCard");
        await manager.SayAsync("客服数据");
        (await KeptAsync(app)).ShouldBe(2);
    }

    [Fact]
    public async Task What_is_said_afterwards_still_knows_what_was_asked()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var manager = app.Direct(DemoPeople.Manager);
        await manager.SayAsync("本月漏斗");
        (await manager.SayAsync("为啥")).Words.ShouldContain("漏斗");
    }

    private static Task<int> KeptAsync(CrmBotTestApp app) => app.Services.GetRequiredService<IStore>().ReadAsync(
        (view, token) => view.Db.Set<Digest>().CountAsync(digest => digest.MadeAt >= CrmBotTestApp.Start.ToUnixTimeMilliseconds(), token),
        CancellationToken.None);
}
