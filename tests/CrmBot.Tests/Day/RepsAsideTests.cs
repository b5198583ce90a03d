using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Day;

/// <summary>What a rep says in passing, and what comes of it.</summary>
public sealed class RepsAsideTests
{
    [Fact]
    public async Task A_contact_of_ones_own_customer_is_noted_at_once_and_a_colleagues_is_asked_about()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);

        (await lin.SayAsync("刚跟王工通了电话，要补技术参数")).Words.ShouldContain("已记下");
        (await lin.SayAsync("撤销")).Words.ShouldContain("已撤销");
        var guess = await lin.SayAsync("刚跟唐总通了电话，要新报价");
        guess.Words.ShouldNotContain("已记下");
    }

    [Fact]
    public async Task A_reminder_is_meant_by_the_day_it_is_due()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("下周一上午十点提醒我给兴隆寄样本");
        await lin.SayAsync("下周三上午十点提醒我去和信交标书");

        (await lin.SayAsync("下周一那个提醒不要了")).Words.ShouldContain("寄样本");
        (await lin.SayAsync("下周一那个提醒不要了")).Words.ShouldContain("没有未完成的提醒");
        (await lin.SayAsync("下周三10点的完成了")).Words.ShouldContain("交标书");
    }

    [Fact]
    public async Task A_free_day_is_named_and_a_count_opens_its_list()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);

        (await lin.SayAsync("3月29号有什么安排")).Words.ShouldContain("3月29日");
        var counted = await lin.SayAsync("我手上现在几个单子");
        counted.Words.ShouldContain("一共 9 个");
        DemoApp.Words(await lin.ClickAsync(counted, "deal.page")).ShouldContain("华东机电");
    }

    [Fact]
    public async Task What_a_score_rests_on_answers_the_question_of_its_card()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("新线索 苏州云帆机电 采购经理陈芳 13800007777 展会来的");
        (await lin.SayAsync("苏州云帆机电 4/3/3/3")).Words.ShouldContain("补一句依据");

        (await lin.SayAsync("依据：给了车间平面图和产能表")).Words.ShouldNotContain("没听懂");
        (await lin.SayAsync("苏州云帆机电为什么是B")).Words.ShouldContain("给了车间平面图和产能表");
    }
}
