using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Leads;

/// <summary>Orders and questions of an ordinary day store no contact, and take back nothing else than what they name.</summary>
public sealed class OrdinaryOrderTests
{
    [Fact]
    public async Task A_lead_is_closed_on_its_card_where_the_reason_is_said()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var words = (await app.Direct(DemoPeople.LinTao).SayAsync("兴隆这条线索关掉吧")).Words;
        words.ShouldContain("留一句原因");
        words.ShouldNotContain("已记下");
    }

    [Fact]
    public async Task What_is_named_otherwise_is_not_taken_back()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("给佳美张姐打了电话，预算下个月批");
        (await lin.SayAsync("刚那条拜访删掉，今天没去")).Words.ShouldContain("对不上");
        (await lin.SayAsync("刚那条删掉")).Words.ShouldContain("已撤销");
    }

    [Fact]
    public async Task Who_was_in_touch_with_whom_is_told_by_customer()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("给佳美张姐打了电话，预算下个月批");
        var words = (await lin.SayAsync("今天我都跟了哪些客户")).Words;
        words.ShouldContain("按客户");
        words.ShouldContain("佳美");
    }

    [Fact]
    public async Task A_meeting_told_as_over_finishes_no_promise()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("给中科高总打了电话，要我们下周五前出试点方案");
        (await lin.SayAsync("中科的会改成已完成")).Words.ShouldContain("没有未完成的提醒");
    }
}
