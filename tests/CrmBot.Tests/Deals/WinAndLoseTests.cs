using CrmBot.Features.Contracts;
using CrmBot.Features.Deals;
using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Deals;

public sealed class WinAndLoseTests(DemoApp demo) : IClassFixture<DemoApp>
{
    private readonly Chat lin = demo.Chat(DemoPeople.LinTao);

    [Fact]
    public async Task A_signature_wins_the_open_deal_and_the_card_asks_what_won_it()
    {
        var card = await lin.SayAsync("恒达签了！68万");
        card.Words.ShouldContain("赢单");
        card.Words.ShouldContain("这单赢在哪？");
        var deal = (await demo.DealsAsync("恒达")).First(one => one.ClosedOn == 20260311);
        (deal.State, deal.Amount, deal.Name).ShouldBe((DealState.Won, 68_000_000L, "减速机备件年度供应"));
        (await demo.FileAsync("恒达"))!.Customer.Stage.ShouldBe("won");

        var key = UpdateDealTests.Key(card, "codes-");
        var answer =
            DemoApp.Words(await lin.ClickAsync(card, "deal.factors", ("codes-" + key, "price,speed"), ("factors-" + key, "王工一直帮我们说话")));
        answer.ShouldContain("王工一直帮我们说话 · 价格 · 响应快");
        var won = (await demo.DealsAsync("恒达")).Single(one => one.Id == deal.Id);
        won.FactorCodes.ShouldBe(["price", "speed"]);

        (await lin.SayAsync("恒达签了！68万")).Words.ShouldContain($"D-{deal.Number}");
        (await demo.DealsAsync("恒达")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Nothing_is_no_amount_and_the_card_asks_for_it()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var rep = app.Direct(DemoPeople.LinTao);
        var card = await rep.SayAsync("佳美签了 0元");
        card.Words.ShouldContain("赢单");
        card.Words.ShouldContain("签了多少");
        card.Words.ShouldNotContain("¥0");
        card.Words.ShouldNotContain("0元");
        var key = UpdateDealTests.Key(card, "amount-");
        DemoApp.Words(await rep.ClickAsync(card, "deal.factors", ("codes-" + key, "price"), ("amount-" + key, "0"))).ShouldContain("0 不算");
        DemoApp.Words(await rep.ClickAsync(card, "deal.factors", ("codes-" + key, "price"), ("amount-" + key, "12万"))).ShouldContain("12万");
    }

    [Fact]
    public async Task What_is_said_without_a_sign_is_in_the_deals_own_currency()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lily = app.Direct(DemoPeople.Lily);
        (await lily.SayAsync("move Globex to negotiation, 90k", locale: "en-US")).Words.ShouldContain("$90k");
        (await lily.SayAsync("Globex signed! 88k", locale: "en-US")).Words.ShouldContain("$88k");
        (await lily.SayAsync("Globex signed 300k rmb, upsell", locale: "en-US")).Words.ShouldContain("¥300k");
    }

    [Fact]
    public async Task What_won_it_is_kept_as_said_and_by_the_companys_codes()
    {
        await lin.SayAsync("蓝海拿下 86.5w 赢了西门子 靠性价比");
        var deal = await demo.DealAsync("蓝海");
        (deal.State, deal.Rival).ShouldBe((DealState.Won, "西门子"));
        deal.Factors.ShouldBe(["性价比"]);
        deal.FactorCodes.ShouldBe(["price"]);
        (await demo.MovesAsync(deal.Id)).Single(move => move.Kind == DealMoveKind.Won).ShouldSatisfyAllConditions(
            move => move.Amount.ShouldBe(86_500_000L), move => move.From.ShouldBe("demo"), move => move.To.ShouldBe("won"));
    }

    [Theory]
    [InlineData("搞错了，和信没丢，只是暂缓，明年3月再看")]
    [InlineData("不对，和信没丢，是暂缓，明年3月再看")]
    public async Task A_loss_that_was_none_is_put_on_hold(string said)
    {
        await lin.SayAsync("和信丢了，输给周大生，价格");

        await lin.SayAsync(said);

        var deal = await demo.DealAsync("和信保险");
        (deal.State, deal.Reason, deal.RevisitOn).ShouldBe((DealState.Held, null, 20270301));
        // Other tests go on with this deal.
        await lin.SayAsync("和信重启");
        (await demo.DealAsync("和信保险")).State.ShouldBe(DealState.Open);
    }

    [Fact]
    public async Task A_term_makes_the_contract_and_instalments_that_do_not_add_up_are_named()
    {
        await lin.SayAsync("和信签了150万 一年 主要是服务好");
        var deal = await demo.DealAsync("和信保险");
        var contract = await ContractAsync(deal.Id);
        (contract.StartOn, contract.EndOn, contract.Amount).ShouldBe((20260311, 20270310, 150_000_000L));
        (await lin.SayAsync("撤销")).Words.ShouldContain("已撤销");
        (await demo.DealAsync("和信保险")).State.ShouldBe(DealState.Open);
        (await demo.ReadAsync(view => view.Db.Set<Contract>().CountAsync(one => one.DealId == deal.Id))).ShouldBe(0);

        var card = await lin.SayAsync("启明赢单120万 分三期343");
        card.Words.ShouldContain("36万 + 48万 + 36万");
        card.Words.ShouldNotContain("对不上");
        var form = await lin.InvokeAsync("task/fetch", UpdateDealTests.Fetch(card, "deal.edit"));
        await lin.InvokeAsync("task/submit", UpdateDealTests.Submit(form.Filled(("amount", "100万"))));
        (await lin.SayAsync("启明到哪步了")).Words.ShouldContain("对不上");
    }

    [Fact]
    public async Task A_signature_without_a_deal_makes_one_and_the_amount_may_come_on_the_card()
    {
        var card = await lin.SayAsync("兴隆成交 主要交期快 响应及时");
        var deal = await demo.DealAsync("兴隆贸易");
        (deal.State, deal.Amount).ShouldBe((DealState.Won, (long?)null));
        deal.FactorCodes.ShouldBe(["delivery", "speed"]);
        var key = UpdateDealTests.Key(card, "amount-");
        await lin.ClickAsync(card, "deal.factors", ("amount-" + key, "5万"));
        (await demo.DealAsync("兴隆贸易")).Amount.ShouldBe(5_000_000L);
        (await demo.MovesAsync(deal.Id)).Single(move => move.Kind == DealMoveKind.Won).Amount.ShouldBe(5_000_000L);
    }

    [Fact]
    public async Task A_loss_keeps_its_reason_and_opening_it_again_keeps_both_records()
    {
        (await lin.SayAsync("中科输给用友了")).Words.ShouldContain("竞品");
        var deal = (await demo.DealsAsync("中科软件")).Single(one => one.ClosedOn == 20260311);
        (deal.State, deal.Reason, deal.Rival).ShouldBe((DealState.Lost, "competitor", "用友"));
        (await lin.SayAsync("中科输单撤回 客户又找来了")).Words.ShouldContain("重开");
        var again = (await demo.DealsAsync("中科软件")).Single(one => one.Id == deal.Id);
        (again.State, again.Reason, again.Stage).ShouldBe((DealState.Open, null, "qualified"));
        var moves = await demo.MovesAsync(deal.Id);
        moves.Single(move => move.Kind == DealMoveKind.Lost)
            .ShouldSatisfyAllConditions(move => move.Reason.ShouldBe("competitor"), move => move.Rival.ShouldBe("用友"));
        moves[^1].Kind.ShouldBe(DealMoveKind.Reopened);
    }

    [Fact]
    public async Task A_loss_without_a_reason_is_stored_and_asked_about()
    {
        var card = await lin.SayAsync("大成丢了");
        card.Words.ShouldContain("为什么丢的");
        var key = UpdateDealTests.Key(card, "reason-");
        DemoApp.Words(await lin.ClickAsync(card, "deal.reason", ("reason-" + key, "price"))).ShouldNotContain("为什么丢的");
        var deal = (await demo.DealsAsync("大成纺织")).Single(one => one.ClosedOn == 20260311);
        deal.Reason.ShouldBe("price");
        (await demo.MovesAsync(deal.Id)).Single(move => move.Kind == DealMoveKind.Lost).Reason.ShouldBe("price");
    }

    [Fact]
    public async Task Forms_say_the_same_as_sentences()
    {
        var card = await lin.SayAsync("金石报价了20万");
        var won = await lin.InvokeAsync("task/fetch", UpdateDealTests.Fetch(card, "deal.won"));
        won.Value("amount").ShouldBe("20万");
        var wrong = await lin.InvokeAsync("task/submit", UpdateDealTests.Submit(won.Filled(("at", "2026-03-12"))));
        string.Join('\n', CardWords.Of(wrong.Form)).ShouldContain("今天或以前");
        await lin.InvokeAsync("task/submit",
            UpdateDealTests.Submit(wrong.Filled(("at", "2026-03-10"), ("codes", "price"), ("term", "P1Y"))));
        var deal = await demo.DealAsync("金石建材");
        (deal.State, deal.ClosedOn).ShouldBe((DealState.Won, 20260310));
        deal.FactorCodes.ShouldBe(["price"]);
        (await ContractAsync(deal.Id)).EndOn.ShouldBe(20270309);

        var story = await lin.InvokeAsync("task/fetch", UpdateDealTests.Fetch(await lin.SayAsync("金石到哪步了"), "deal.case"));
        await lin.InvokeAsync("task/submit",
            UpdateDealTests.Submit(story.Filled(("title", "金石 仓储"), ("text", "先做样板仓，再谈全厂，客户自己算出了节省的人力。"))));
        (await demo.Chat(DemoPeople.WangLei).SayAsync("有没有建材的成功案例")).Words.ShouldContain("先做样板仓");
    }

    [Fact]
    public async Task A_monthly_price_stays_monthly_when_it_is_signed_as_shown_and_its_contract_has_a_years_worth()
    {
        await using var own = new DemoApp();
        await own.InitializeAsync();
        var rep = own.Chat(DemoPeople.LinTao);
        var card = await rep.SayAsync("恒达报价5万/月");
        (await own.DealAsync("恒达")).Amount.ShouldBe(60_000_000L);
        var form = await rep.InvokeAsync("task/fetch", UpdateDealTests.Fetch(card, "deal.won"));
        form.Value("per").ShouldBe("month");
        await rep.InvokeAsync("task/submit", UpdateDealTests.Submit(form.Filled(("term", "P1Y"))));
        var deal = await own.DealAsync("恒达");
        (deal.State, deal.Per, deal.Amount).ShouldBe((DealState.Won, "month", 60_000_000L));
        (await own.ReadAsync(view => view.Db.Set<Contract>().SingleAsync(contract => contract.DealId == deal.Id))).Amount
            .ShouldBe(60_000_000L);

        await rep.SayAsync("撤销");
        await rep.SayAsync("恒达签了5万");
        (await own.DealAsync("恒达")).Amount.ShouldBe(60_000_000L);
    }

    [Theory]
    [InlineData("恒达签了，每月3万，签一年，靠交期快", "month", 36_000_000L)]
    [InlineData("恒达签了 3万一个月 签一年", "month", 36_000_000L)]
    [InlineData("恒达签了，每季度5万", "quarter", 20_000_000L)]
    [InlineData("恒达签了，一年36万，签三年", null, 36_000_000L)]
    public async Task A_signed_sum_is_for_each_month_or_quarter_when_that_is_said(string said, string? per, long amount)
    {
        await using var own = new DemoApp();
        await own.InitializeAsync();
        var card = await own.Chat(DemoPeople.LinTao).SayAsync(said);
        var deal = await own.DealAsync("恒达");
        (deal.State, deal.Per, deal.Amount).ShouldBe((DealState.Won, per, amount), card.Words);
    }

    [Fact]
    public async Task Instalments_of_a_monthly_price_make_up_the_whole_term()
    {
        await using var own = new DemoApp();
        await own.InitializeAsync();
        var rep = own.Chat(DemoPeople.LinTao);
        await rep.SayAsync("恒达报价5万/月");
        var signed = await rep.SayAsync("恒达签了5万 签两年 分两期");
        signed.Words.ShouldContain("60万 + 60万");
        signed.Words.ShouldNotContain("对不上");
        (await own.DealAsync("恒达")).Parts.ShouldBe([60_000_000L, 60_000_000L]);
        (await rep.SayAsync("恒达的合同")).Words.ShouldNotContain("对不上");
    }

    [Fact]
    public async Task A_story_of_another_industry_is_offered_when_none_fits()
    {
        (await lin.SayAsync("有没有食品的成功案例")).Words.ShouldContain("包装线视觉检测");
        (await lin.SayAsync("有没有航天的成功案例")).Words.ShouldContain("没有对得上的");
    }

    private Task<Contract> ContractAsync(Guid deal) =>
        demo.ReadAsync(view => view.Db.Set<Contract>().SingleAsync(contract => contract.DealId == deal));

    [Fact]
    public async Task A_range_is_no_signed_amount_the_card_asks_for_it_and_none_is_made_up()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var rep = app.Direct(DemoPeople.LinTao);
        var card = await rep.SayAsync("恒达签了");
        card.Words.ShouldContain("签了多少");
        card.Words.ShouldNotContain("赢单 · 65万");
        var told = await rep.SayAsync("恒达签了66万 主要是响应快");
        told.Words.ShouldContain("赢单 · 66万");
        told.Words.ShouldContain("D-2");
        told.Words.ShouldNotContain("签了多少");
    }

    [Fact]
    public async Task A_smile_is_not_what_won_it()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var rep = app.Direct(DemoPeople.LinTao);
        await rep.SayAsync("恒达签了68万");
        await rep.SayAsync("😀");
        (await rep.SayAsync("恒达签了68万")).Words.ShouldContain("这单赢在哪？");
    }
}
