using CrmBot.Features.Surveys.Numbers;
using CrmBot.Tests.TestApp;
using CrmBot.Tests.Tickets;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Surveys;

/// <summary>What scores say together, and how sure that is.</summary>
public sealed class ReportTests
{
    [Fact]
    public async Task The_mean_comes_with_n_and_margin_and_every_number_opens_its_list()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        foreach (var said in new[] { "佳美打5分", "恒达给4星", "蓝海满意度2分 售后慢", "华东机电满意度5分" }) await lin.SayAsync(said);
        var manager = app.Direct(DemoPeople.Manager);
        var report = await manager.SayAsync("本月满意度多少");
        // 5, 4, 2, 5: mean 4.00, standard deviation 1.4142, margin 1.96 * 1.4142 / 2; Wilson's interval for 3 of 4.
        report.Words.ShouldContain("平均 4.00（±1.39，95%），4 份");
        report.Words.ShouldContain("满意 75%（95% 区间 30.1%–95.4%）");
        report.Words.ShouldContain("样本少");
        report.Words.ShouldContain("电话");
        var low = (System.Text.Json.Nodes.JsonObject)CardWords.Buttons(report.Card)
            .First(button => button["data"]?["number"]?.GetValue<string>() == "n|low")["data"]!.DeepClone();
        await manager.ClickAsync(report.Id, "digest.open", low);
        var list = await app.CardAsync(DemoPeople.Manager, "售后慢");
        list.Words.ShouldContain("蓝海");
        list.Words.ShouldContain("2 分（满分 5）");
    }

    [Fact]
    public async Task What_service_heard_on_the_phone_counts_for_service_too()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        await app.Direct(Desk.Agent).SayAsync("恒达给4星");
        var words = (await app.Direct(Desk.Lead).SayAsync("本月满意度多少")).Words;
        words.ShouldContain("平均 4.00，1 份", Case.Sensitive, "one answer has no margin");
        words.ShouldNotContain("?");
        (await app.Direct(DemoPeople.LinTao).SayAsync("本月满意度多少")).Words.ShouldContain("1 份");
    }

    [Fact]
    public async Task NPS_is_promoters_less_detractors()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        foreach (var said in new[] { "佳美打10分", "恒达打9分", "蓝海打7分", "华东机电打6分" }) await lin.SayAsync(said);
        // (2 - 1) / 4 = 25; spread 3/4 - 1/16, margin 196 * sqrt(0.6875 / 4).
        (await app.Direct(DemoPeople.Manager).SayAsync("本月NPS")).Words.ShouldContain("NPS +25（±81，95%），4 份");
    }

    [Fact]
    public async Task Who_gave_little_is_a_list_of_customers()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        foreach (var said in new[] { "佳美打5分", "恒达打3分", "蓝海满意度2分 售后慢" }) await lin.SayAsync(said);
        var manager = app.Direct(DemoPeople.Manager);
        var list = await manager.SayAsync("3分以下的有谁");
        list.Words.ShouldContain("恒达");
        list.Words.ShouldContain("蓝海");
        list.Words.ShouldNotContain("佳美");
        (await manager.SayAsync("1分以下的有谁")).Words.ShouldContain("没有这样的分数");
    }

    [Fact]
    public async Task A_digest_that_was_asked_for_it_counts_scores_and_open_tasks()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        await app.Direct(DemoPeople.LinTao).SayAsync("蓝海满意度2分 售后慢");
        var manager = app.Direct(DemoPeople.Manager);
        await manager.SayAsync("每天早上9点给我发日报");
        await manager.SayAsync("日报里加上满意度");
        await app.MoveToAsync(Desk.At(12, 9, 1));
        var digest = await app.CardAsync(DemoPeople.Manager, "满意度打分");
        digest.Words.ShouldContain("其中不满意");
        digest.Words.ShouldContain("低分还没跟进");
    }

    [Fact]
    public async Task Nothing_yet_says_so()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        (await app.Direct(DemoPeople.LinTao).SayAsync("本月满意度多少")).Words.ShouldContain("没有客户打分");
    }

    [Fact]
    public void Figures_agree_with_values_worked_out_by_hand()
    {
        var csat = SurveyFigures.Of("csat", [1, 2, 3, 4, 5, 5, 5, 4, 4, 3]);
        csat.Mean.ShouldBe(3.6, 1e-12);
        // Sum of squared deviations 16.4; sqrt(16.4 / 9 / 10) = 0.426875.
        csat.MeanMargin!.Value.ShouldBe(1.959964 * 0.4268749, 1e-5);
        var (from, to) = SurveyFigures.Of("csat", [5, 5, 5, 5, 5]).ShareInterval;
        // 5 of 5: 1 / (1 + 3.8415 / 5).
        (Math.Round(from, 4), to).ShouldBe((0.5655, 1));
        SurveyFigures.Of("csat", [4]).MeanMargin.ShouldBeNull();
        SurveyFigures.Of("nps", [0, 6, 7, 8, 9, 10]).Nps.ShouldBe(0);
        SurveyFigures.Of("nps", [10, 10, 10]).ShouldSatisfyAllConditions(all => all.Nps.ShouldBe(100), all => all.NpsMargin.ShouldBe(0));
        SurveyFigures.Of("nps", []).Nps.ShouldBe(0);
    }
}
