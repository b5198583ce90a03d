using System.Text.Json.Nodes;
using CrmBot.Features.Knowledge;
using CrmBot.Tests.Customers;
using CrmBot.Tests.Deals;
using CrmBot.Tests.Surveys;
using CrmBot.Tests.TestApp;
using CrmBot.Tests.Tickets;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Knowledge;

public sealed class KnowledgeTests
{
    private const string Presales = "demo-sunyue";

    [Fact]
    public async Task A_question_gets_the_entry_with_who_wrote_it_in_both_languages()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var answer = await app.Direct(DemoPeople.LinTao).SayAsync("退货政策是啥");
        answer.Words.ShouldContain("客户要退货，几天内可以退");
        answer.Words.ShouldContain("签收 7 天内");
        answer.Words.ShouldContain("何伟");
        answer.Words.ShouldContain("过期了");
        var english = await app.Direct(DemoPeople.Lily).SayAsync("how do we handle SSO setup", locale: "en-US");
        english.Words.ShouldContain("How do I set up SSO?");
        english.Words.ShouldContain("Out of date");
    }

    [Fact]
    public async Task What_is_said_is_kept_found_by_other_words_and_taken_back()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        var kept = await lin.SayAsync("存知识库：问：出口越南要办什么手续 答：报关行统一办，提前 10 天把箱单发给物流小组");
        kept.Words.ShouldContain("出口越南要办什么手续");
        kept.Words.ShouldContain("已记下");
        (await app.Direct(DemoPeople.WangLei).SayAsync("出口越南的手续怎么办")).Words.ShouldContain("报关行统一办");
        (await lin.SayAsync("撤销")).Words.ShouldContain("已撤销");
        (await app.Direct(DemoPeople.WangLei).SayAsync("出口越南的手续怎么办")).Words.ShouldContain("知识库里还没有");
    }

    [Theory]
    [InlineData("加入知识库：水泵怎么复位——长按红色按钮五秒", "水泵怎么复位", "长按红色按钮五秒")]
    [InlineData("add to the knowledge base: how to reset the pump - hold the red button for 5 seconds", "how to reset the pump",
        "hold the red button for 5 seconds")]
    public async Task What_stands_before_a_dash_is_the_question(string said, string question, string answer)
    {
        await using var app = await CrmBotTestApp.StartAsync();
        await app.Direct(DemoPeople.LinTao).SayAsync(said);
        var (title, text) = await app.ReadAsync(async view =>
        {
            var kept = await view.Db.Set<KnowledgeEntry>().OrderByDescending(entry => entry.ChangedAt).FirstAsync();
            return (kept.Title, kept.Text);
        });
        (title, text).ShouldBe((question, answer));
    }

    [Fact]
    public async Task How_a_ticket_was_solved_is_kept_by_a_sentence()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var agent = app.Direct(DemoPeople.Agent);
        await agent.SayAsync("恒达 5 号机控制柜跳闸");
        await agent.SayAsync("我来");
        await agent.SayAsync("解决了，接触器老化，换了新的");
        var kept = await agent.SayAsync("刚才那条存知识库");
        kept.Words.ShouldContain("控制柜跳闸");
        kept.Words.ShouldContain("接触器老化");
    }

    [Fact]
    public async Task A_question_nobody_has_answered_goes_to_a_colleague_and_its_answer_comes_back()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await app.Direct(Presales).SayAsync("你好");
        var open = await lin.SayAsync("防爆等级怎么选");
        open.Words.ShouldContain("知识库里还没有");
        await lin.ClickAsync(open, "knowledge.pass");
        var asked = await app.CardAsync(Presales, "有同事在问");
        asked.Words.ShouldContain("防爆等级怎么选");
        asked.Words.ShouldContain("林涛");
        var presales = app.Direct(Presales);
        var form = await presales.InvokeAsync("task/fetch", UpdateDealTests.Fetch(asked, "knowledge.write"));
        form.Value("title").ShouldBe("防爆等级怎么选");
        await presales.InvokeAsync("task/submit", UpdateDealTests.Submit(form.Filled(("text", "一区用 Ex d，二区用 Ex e；图纸发孙悦确认"))));
        var answered = await app.CardAsync(DemoPeople.LinTao, "有人回答了");
        answered.Words.ShouldContain("一区用 Ex d");
        (await app.Direct(DemoPeople.WangLei).SayAsync("防爆等级怎么选")).Words.ShouldContain("一区用 Ex d");
    }

    [Fact]
    public async Task Whoever_points_at_the_entry_that_came_near_teaches_the_words()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        var open = await lin.SayAsync("抬头打错一个字咋处理");
        open.Words.ShouldContain("知识库里还没有");
        open.Words.ShouldContain("发票开错了或者丢了怎么补");
        var near = CardWords.Buttons(open.Card!).First(button => button["verb"]!.GetValue<string>() == "knowledge.match");
        await lin.ClickAsync(open.Id, "knowledge.match", (JsonObject)near["data"]!.DeepClone());
        (await app.Direct(DemoPeople.WangLei).SayAsync("抬头打错一个字咋处理")).Words.ShouldNotContain("知识库里还没有");
    }

    [Fact]
    public async Task Each_has_one_voice_and_the_last_one_counts()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        var entry = await lin.SayAsync("退货政策是啥");
        await lin.ClickAsync(entry, "knowledge.useful");
        await lin.ClickAsync(await lin.SayAsync("退货政策是啥"), "knowledge.useful");
        var wang = app.Direct(DemoPeople.WangLei);
        await wang.ClickAsync(await wang.SayAsync("退货政策是啥"), "knowledge.useful");
        (await wang.SayAsync("退货政策是啥")).Words.ShouldContain("2 人觉得有用");
        await lin.ClickAsync(entry, "knowledge.useless");
        (await wang.SayAsync("退货政策是啥")).Words.ShouldContain("1 人觉得有用");
    }

    [Fact]
    public async Task Whoever_did_not_write_it_says_it_is_out_of_date_and_the_author_corrects_it_by_a_reply()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var author = app.Direct("demo-hewei");
        await author.SayAsync("你好");
        var lin = app.Direct(DemoPeople.LinTao);
        var entry = await lin.SayAsync("退货政策是啥");
        (await lin.SayAsync("这条过期了，现在是10天", replyTo: entry.Id)).Words.ShouldContain("有同事说这条过期了");
        var told = await app.CardAsync("demo-hewei", "有同事说这条过期了");
        told.Words.ShouldContain("10天");
        var kept = await author.SayAsync("改成只收标准品，10天内可以退，运费客户出", replyTo: told.Id);
        kept.Words.ShouldContain("只收标准品");
        kept.Words.ShouldNotContain("过期了，");
        (await lin.SayAsync("退货政策是啥")).Words.ShouldContain("只收标准品");
    }

    [Theory]
    [InlineData("退货期 7 天，运费客户出。", "15天", "退货期 15天，运费客户出。")]
    [InlineData("7 天内可以退，15 天内可以换。", "30天", "7 天内可以退，15 天内可以换。\n30天")]
    [InlineData("保修一年。", "保修改成两年了，从发货那天算，易损件不保", "保修改成两年了，从发货那天算，易损件不保")]
    [InlineData("Return within 7 days.", "30 days", "Return within 30 days.")]
    public void A_brief_correction_takes_the_place_of_the_number_it_fits(string text, string said, string corrected) =>
        CorrectKnowledge.Corrected(text, said).ShouldBe(corrected);

    [Fact]
    public async Task Scripts_come_with_the_names_filled_in_and_the_companys_own_come_first()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        var scripts = await lin.SayAsync("给佳美来段续约话术");
        scripts.Words.ShouldContain("续约");
        scripts.Words.ShouldContain("张姐您好");
        scripts.Words.ShouldNotContain("{");
        var form = await lin.InvokeAsync("task/fetch", UpdateDealTests.Fetch(scripts, "knowledge.write"));
        await lin.InvokeAsync("task/submit",
            UpdateDealTests.Submit(form.Filled(("title", "老客户续约"), ("text", "{hello}我是{company}的{me}，续约的事我来办。"), ("kind", "renewal"))));
        var own = await lin.SayAsync("续约话术");
        own.Words.ShouldContain("您好，我是示例公司的林涛，续约的事我来办。");
        own.Words.IndexOf("老客户续约", StringComparison.Ordinal)
            .ShouldBeLessThan(
                own.Words.IndexOf("您好，", own.Words.IndexOf("老客户续约", StringComparison.Ordinal) + 40, StringComparison.Ordinal));
        (await app.Direct(DemoPeople.Lily).SayAsync("script for a price objection", locale: "en-US")).Words.ShouldContain("Hi, ");
        (await lin.SayAsync("话术")).Words.ShouldContain("要哪种话术");
    }

    [Fact]
    public async Task No_shipped_script_leaves_a_place_open_and_every_situation_has_some()
    {
        var shipped = new CrmBot.Features.Knowledge.Scripts.ShippedScripts();
        foreach (var topic in CrmBot.Features.Knowledge.Scripts.ScriptTopics.All) shipped.Of(topic, "A").Count().ShouldBe(3, topic);
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        foreach (var said in (string[])["开场白话术", "报价后没回音 来个话术", "嫌贵怎么回", "嫌交期长怎么回", "催款话术", "安抚话术", "给恒达写个问候", "召回话术", "续约话术"])
        {
            var words = (await lin.SayAsync(said)).Words;
            words.ShouldContain("看话术", Case.Sensitive, said);
            words.ShouldNotContain("{", Case.Sensitive, said);
        }
    }

    [Fact]
    public async Task The_list_shows_what_is_there_what_is_doubtful_and_what_is_open()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.ClickAsync(await lin.SayAsync("退货政策是啥"), "knowledge.outdated");
        await lin.SayAsync("防爆等级怎么选");
        var list = await app.Direct(DemoPeople.Manager).SayAsync("知识库");
        list.Words.ShouldContain("知识库 · 44 条");
        list.Words.ShouldContain("1 条待核对");
        list.Words.ShouldContain("1 个没答上来");
        (await app.Direct(DemoPeople.WangLei).SayAsync("知识库")).Words.ShouldNotContain("没答上来");
        (await app.Direct(DemoPeople.Manager).SayAsync("知识库由孙悦负责")).Words.ShouldContain("发给孙悦");
        (await lin.SayAsync("知识库由孙悦负责")).Words.ShouldContain("由组长或经理来定");
    }

    [Fact]
    public async Task Only_the_author_and_those_who_look_after_it_change_and_delete()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        var entry = await lin.SayAsync("退货政策是啥");
        entry.Words.ShouldNotContain("删除");
        var data = (JsonObject)CardWords.Button(entry.Card!, "knowledge.useful")["data"]!.DeepClone();
        data["verb"] = "knowledge.remove";
        DemoApp.Words(await lin.ClickAsync(entry.Id, "knowledge.remove", data)).ShouldContain("别的同事写的");
        var manager = app.Direct(DemoPeople.Manager);
        await manager.ClickAsync(await manager.SayAsync("退货政策是啥"), "knowledge.remove");
        (await app.ReadAsync(view => view.Db.Set<KnowledgeEntry>().CountAsync())).ShouldBe(43);
        await manager.SayAsync("撤销");
        (await app.ReadAsync(view => view.Db.Set<KnowledgeEntry>().CountAsync())).ShouldBe(44);
    }
}
