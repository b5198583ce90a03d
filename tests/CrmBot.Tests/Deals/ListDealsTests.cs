using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CrmBot.Features.Deals;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Deals;

/// <summary>Lists over the demo company's deals; nothing is written here.</summary>
public sealed class ListDealsTests(DemoApp demo) : IClassFixture<DemoApp>
{
    private readonly Chat lin = demo.Chat(DemoPeople.LinTao);
    private readonly Chat manager = demo.Chat(DemoPeople.Manager);

    [Fact]
    public async Task Deals_are_listed_by_competitor_amount_and_day()
    {
        (await lin.SayAsync("我跟西门子抢的单子")).Words.ShouldContain("华东机电");
        var large = await lin.SayAsync("这个quarter close的deal 50万以上的list一下");
        large.Words.ShouldContain("和信保险");
        large.Words.ShouldNotContain("周三福");
        var dollars = await lin.SayAsync("deals > $100k");
        dollars.Words.ShouldContain("Acme");
        dollars.Words.ShouldNotContain("华东机电");
    }

    [Fact]
    public async Task Deals_without_a_day_of_signing_and_those_whose_day_is_over_are_listed_alone()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var director = app.Direct(DemoPeople.Manager);
        await app.Direct(DemoPeople.LinTao).SayAsync("给佳美新建商机 会员小程序");
        foreach (var said in (string[])["没有预计签约日期的单子", "deals without a close date"])
            (await director.SayAsync(said)).Words.ShouldContain("没填预计签约日的 2 个");
        await app.AdvanceAsync(TimeSpan.FromDays(25));
        var today = DayCode.Of(new DateOnly(2026, 4, 5));
        var late = await app.Services.GetRequiredService<IStore>().ReadAsync(
            (view, token) => view.Db.Set<Deal>().CountAsync(deal => deal.State == DealState.Open && deal.CloseOn < today, token),
            TestContext.Current.CancellationToken);
        late.ShouldBeGreaterThan(1);
        foreach (var said in (string[])["过了预计签约日还没签的单子", "deals past their close date"])
            (await director.SayAsync(said)).Words.ShouldContain($"过了预计日期还没签的 {late} 个");
    }

    [Fact]
    public async Task Whoever_asks_for_the_first_few_gets_the_largest_first()
    {
        var open = await demo.ReadAsync(view => view.Db.Set<Deal>().Where(deal => deal.State == DealState.Open).ToListAsync());
        // 200k euros are more than 1.5M yuan
        open = [.. open.OrderByDescending(deal => deal.Amount * (deal.Currency switch { "GBP" => 9, "EUR" => 8, "USD" => 7, _ => 1 }))];
        var list = await manager.SayAsync("在谈的最大的三个商机");
        list.Words.ShouldContain("金额最大的 3 个");
        var shown = Regex.Matches(list.Words, @"D-(\d+)").Select(found => long.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture))
            .Distinct();
        shown.ShouldBe(open.Take(3).Select(deal => deal.Number));
        (await manager.SayAsync("top 2 deals in the pipeline")).Words.ShouldContain("金额最大的 2 个");
    }

    [Fact]
    public async Task A_long_list_has_pages_and_a_tap_opens_a_deal()
    {
        var list = await manager.SayAsync("所有在谈的商机");
        var open = await demo.ReadAsync(view => view.Db.Set<Deal>().CountAsync(deal => deal.State == DealState.Open));
        list.Words.ShouldContain($"商机 {open} 个");
        list.Words.ShouldContain("1/3");
        var second = await manager.ClickAsync(list, "deal.page");
        DemoApp.Words(second).ShouldContain("2/3");
        DemoApp.Words(await manager.ClickAsync(list, "deal.open")).ShouldContain("D-");
    }

    [Fact]
    public async Task Groups_count_what_their_buttons_open()
    {
        var groups = await manager.SayAsync("丢的单 按原因分");
        groups.Words.ShouldContain("共 6 个，按原因");
        foreach (var button in Buttons(groups.Card!, "deal.page"))
        {
            var count = int.Parse(button["title"]!.GetValue<string>().Split(' ')[0], CultureInfo.InvariantCulture);
            var list = DemoApp.Words(await manager.ClickAsync(groups.Id, "deal.page", (JsonObject)button["data"]!.DeepClone()));
            list.ShouldContain($" {count} 个");
        }

        (await manager.SayAsync("在谈的商机按负责人分")).Words.ShouldContain("林涛");
        (await manager.SayAsync("在谈的商机按行业分")).Words.ShouldContain("机电");
        (await manager.SayAsync("在谈的商机按等级分")).Words.ShouldContain("A 级");
    }

    [Fact]
    public async Task A_rep_lists_their_own_and_a_teammates_without_amounts_and_a_forged_button_shows_no_more()
    {
        (await lin.SayAsync("在谈的商机有几个")).Words.ShouldContain("一共 9 个，522万 + 13.5万美元。");
        var teammates = await lin.SayAsync("王磊在谈的商机");
        teammates.Words.ShouldContain("远航物流");
        teammates.Words.ShouldNotContain("20万");
        (await lin.SayAsync("王磊50万以上的商机")).Words.ShouldContain("没法按金额查");
        (await lin.SayAsync("赵敏在谈的商机")).Words.ShouldContain("看不了");

        var list = await lin.SayAsync("我在谈的商机");
        var forged =
            new JsonObject { ["verb"] = "deal.page", ["page"] = 0, ["ask"] = new JsonObject { ["of"] = "deal", ["owner"] = "赵敏" } };
        (await lin.ClickAsync(list.Id, "deal.page", forged))["value"]!["message"]!.GetValue<string>().ShouldContain("看不了");
        var odd = new JsonObject { ["verb"] = "deal.page", ["page"] = "-7",
            ["ask"] = new JsonObject { ["close"] = new JsonArray("x", 5), ["stage"] = ">=nonsense", ["n"] = "1e9", ["amt"] = "много" } };
        DemoApp.Words(await lin.ClickAsync(list.Id, "deal.page", odd)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task In_a_group_the_list_goes_to_the_direct_chat()
    {
        var answer = await demo.App.InGroup(DemoPeople.LinTao, "19:lists@thread.v2").SayAsync("我在谈的商机");
        answer.Words.ShouldContain("发到你私聊了");
        answer.Words.ShouldNotContain("万");
    }

    [Fact]
    public async Task A_lead_sees_the_team_and_nobody_elses()
    {
        var lead = demo.Chat(DemoPeople.TeamLead);
        var words = (await lead.SayAsync("在谈的商机有几个")).Words;
        var expected =
            await demo.ReadAsync(view => view.Db.Set<Deal>().CountAsync(deal => deal.Team == "销售一组" && deal.State == DealState.Open));
        words.ShouldContain($"一共 {expected} 个");
    }

    internal static IEnumerable<JsonObject> Buttons(JsonObject card, string verb) =>
        CardWords.Buttons(card).Where(button => button["verb"] is JsonValue value && value.GetValue<string>() == verb);
}
