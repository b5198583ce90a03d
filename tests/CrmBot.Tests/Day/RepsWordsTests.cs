using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Day;

/// <summary>What reps say in passing: nothing is written that was not meant, and one word answers all that a sentence asked.</summary>
public sealed class RepsWordsTests(DemoApp demo) : IClassFixture<DemoApp>
{
    private readonly Chat lin = demo.Chat("demo-lintao");

    [Fact]
    public async Task One_yes_saves_the_note_and_the_deals_day_that_a_sentence_told()
    {
        var asked = await lin.SayAsync("吴经理说价格能接受了，下周一签合同");
        asked.Words.ShouldContain("更新商机");

        var saved = await lin.SayAsync("嗯");

        saved.Words.ShouldContain("价格能接受了");
        saved.Words.ShouldContain("预计签约");
    }

    [Fact]
    public async Task The_note_saved_by_its_button_leaves_the_deals_day_to_be_saved()
    {
        var asked = await lin.SayAsync("吴经理说价格能接受了，下周一签合同");
        var saved = DemoApp.Words(await lin.ClickAsync(asked, "draft.save"));
        saved.ShouldContain("更新商机");

        (await lin.SayAsync("嗯")).Words.ShouldContain("预计签约");
    }

    [Fact]
    public async Task One_no_drops_both()
    {
        await lin.SayAsync("吴经理说样机不错，下周五签合同");

        (await lin.SayAsync("算了")).Words.ShouldContain("没有保存");
        (await lin.SayAsync("嗯")).Words.ShouldNotContain("已记下");
    }

    [Theory]
    [InlineData("恒达到哪了")]
    [InlineData("最近签的三单是啥")]
    [InlineData("组里谁的跟进记录最水")]
    [InlineData("打滴滴去恒达 花了86块 报销一下")]
    [InlineData("开个发票给恒达")]
    public async Task What_is_asked_for_stores_nothing(string said) => (await lin.SayAsync(said)).Words.ShouldNotContain("已记下");

    [Theory]
    [InlineData("恢复")]
    [InlineData("刚撤销的那条还原回来")]
    public async Task What_was_undone_is_not_undone_further(string said)
    {
        await lin.SayAsync("恒达王工今天来看样");
        await lin.SayAsync("撤销");

        (await lin.SayAsync(said)).Words.ShouldContain("没法再恢复");
    }

    [Fact]
    public async Task A_word_of_a_note_is_put_right_and_the_rest_of_it_stays()
    {
        await lin.SayAsync("给恒达报9万8发过去了，等他回");

        var fixedNote = await lin.SayAsync("写错了，是9万6");

        fixedNote.Words.ShouldContain("9万6");
        fixedNote.Words.ShouldNotContain("预算");
    }

    [Fact]
    public async Task Whoever_gets_a_task_reads_whom_it_is_for() =>
        (await demo.Chat("demo-zhangguoqiang").SayAsync("让林涛明天上午把恒达的报价发我")).Words.ShouldContain("发给张国强");
}
