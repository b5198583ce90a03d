using System.Text.Json.Nodes;
using CrmBot.Features.Deals;
using CrmBot.Features.Deals.Forecasts;
using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Deals;

public sealed class ForecastTests : IAsyncLifetime
{
    private readonly DemoApp demo = new();

    public ValueTask InitializeAsync() => demo.InitializeAsync();

    public ValueTask DisposeAsync() => demo.DisposeAsync();

    [Fact]
    public async Task Every_number_of_the_forecast_opens_the_deals_it_sums()
    {
        var manager = demo.Chat(DemoPeople.Manager);
        foreach (var question in new[] { "下个月能签多少", "预测", "Q2的forecast大概多少", "forecast next quarter in USD" })
        {
            var card = await manager.SayAsync(question);
            var numbers = ListDealsTests.Buttons(card.Card!, "deal.page").ToList();
            numbers.ShouldNotBeEmpty(question);
            foreach (var number in numbers)
            {
                var title = number["title"]!.GetValue<string>();
                var count = Count(title);
                if (count == 0) continue;
                var list = DemoApp.Words(await manager.ClickAsync(card.Id, "deal.page", (JsonObject)number["data"]!.DeepClone()));
                list.ShouldContain($"{count} 个", customMessage: title);
                list.ShouldContain(Sum(title), customMessage: title);
            }
        }
    }

    [Fact]
    public async Task Committed_best_case_and_weighted_are_what_a_recount_says()
    {
        var lin = demo.Chat(DemoPeople.LinTao);
        await lin.SayAsync("恒达概率调到八成");
        var card = (await lin.SayAsync("下个月能签多少")).Words;
        var deals = await demo.ReadAsync(view => view.Db.Set<Deal>()
            .Where(deal => deal.State == DealState.Open && deal.CloseOn >= 20260401 && deal.CloseOn <= 20260430 && deal.Currency == "CNY")
            .ToListAsync());
        var mine = deals.Where(deal => deal.OwnerId == deals.First(one => one.Name == "减速机备件年度供应").OwnerId).ToList();
        mine.Select(deal => deal.Name).ShouldBe(["装配线伺服改造", "减速机备件年度供应", "测试管理平台试点", "门店巡检小程序"], ignoreOrder: true);
        // By hand: 135 + 65 + 25 + 12 = 237; committed only 恒达; 135 × 0.7 + 65 × 0.8 + 25 × 0.2 + 12 × 0.2 = 153.9.
        card.ShouldContain("稳签 65万 · 1 单");
        card.ShouldContain("最好 237万");
        card.ShouldContain("加权 153.9万");
    }

    [Fact]
    public async Task By_owner_and_by_team_it_is_the_same_in_other_parts()
    {
        var manager = demo.Chat(DemoPeople.Manager);
        var months = await manager.SayAsync("预测");
        var views = ListDealsTests.Buttons(months.Card!, "deal.forecast").ToDictionary(button => button["title"]!.GetValue<string>());
        var owners = DemoApp.Words(await manager.ClickAsync(months.Id, "deal.forecast", (JsonObject)views["按人看"]["data"]!.DeepClone()));
        owners.ShouldContain("林涛");
        var teams = DemoApp.Words(await manager.ClickAsync(months.Id, "deal.forecast", (JsonObject)views["按组看"]["data"]!.DeepClone()));
        teams.ShouldContain("销售二组");
        Total(owners).ShouldBe(Total(months.Words));
        Total(teams).ShouldBe(Total(months.Words));
    }

    [Fact]
    public async Task A_rep_forecasts_their_own_and_not_a_teammates()
    {
        var lin = demo.Chat(DemoPeople.LinTao);
        (await lin.SayAsync("预测")).Words.ShouldNotContain("销售一组");
        (await lin.SayAsync("王磊下个月能签多少")).Words.ShouldContain("没法按金额查");
    }

    [Fact]
    public async Task On_the_first_of_a_month_the_forecast_is_kept_and_later_stands_beside_what_was_signed()
    {
        var lin = demo.App.Direct(DemoPeople.LinTao);
        await lin.SayAsync("恒达概率调到九成");
        await demo.App.MoveToAsync(new(2026, 4, 1, 10, 0, 0, TimeSpan.FromHours(8)));
        var taken = await demo.ReadAsync(
            view => view.Db.Set<ForecastTaken>().Where(one => one.Month == 202604 && one.Currency == "CNY").ToListAsync());
        taken.Sum(one => one.Count).ShouldBe(await demo.ReadAsync(view => view.Db.Set<Deal>()
            .CountAsync(deal => deal.State == DealState.Open && deal.Currency == "CNY" && deal.CloseOn / 100 == 202604)));

        await lin.SayAsync("恒达签了 52万 主要是价格");
        await demo.App.MoveToAsync(new(2026, 5, 4, 10, 0, 0, TimeSpan.FromHours(8)));
        (await lin.SayAsync("预测")).Words.ShouldContain("2026年4月：月初稳签 65万，实签 52万，准确度 80%");
    }

    private static string Total(string words) => words[words.IndexOf("合计", StringComparison.Ordinal)..].Split('\n')[2];

    private static int Count(string title)
    {
        var words = title.Split(' ');
        var unit = Array.IndexOf(words, "单");
        return unit > 0 ? int.Parse(words[unit - 1], System.Globalization.CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>The amount in a button: what stands before or after the count.</summary>
    private static string Sum(string title) => title.Contains('·', StringComparison.Ordinal)
        ? title[(title.IndexOf(' ', StringComparison.Ordinal) + 1)..title.LastIndexOf(" · ", StringComparison.Ordinal)]
        : title[(title.IndexOf("单 ", StringComparison.Ordinal) + 2)..];

    [Fact]
    public async Task The_days_of_a_forecast_are_said_as_everywhere_else()
    {
        var manager = demo.Chat(DemoPeople.Manager);
        (await manager.SayAsync("预测")).Words.ShouldContain("签约预测 2026年3月 – 2026年5月");
        (await manager.SayAsync("forecast", locale: "en-US")).Words.ShouldNotContain("2026-03-01");
    }
}
