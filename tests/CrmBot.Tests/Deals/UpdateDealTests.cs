using CrmBot.Features.Deals;
using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Deals;

public sealed class UpdateDealTests(DemoApp demo) : IClassFixture<DemoApp>
{
    /// <summary>小林, a rep of 销售一组.</summary>
    private readonly Chat lin = demo.Chat(DemoPeople.LinTao);

    [Fact]
    public async Task The_first_amount_said_of_a_customer_opens_its_deal()
    {
        var card = await lin.SayAsync("金石报价了20万");
        card.Words.ShouldContain("报价");
        card.Words.ShouldContain("20万");
        var deal = await demo.DealAsync("金石建材");
        (deal.Stage, deal.Amount, deal.Currency, deal.State).ShouldBe(("quote", 20_000_000L, "CNY", DealState.Open));
        card.Words.ShouldContain($"D-{deal.Number}");
        (await demo.MovesAsync(deal.Id)).ShouldHaveSingleItem().Kind.ShouldBe(DealMoveKind.Opened);
        (await demo.FileAsync("金石建材"))!.Customer.Stage.ShouldBe("quote");

        await lin.SayAsync("撤销");
        (await demo.DealsAsync("金石建材")).ShouldBeEmpty();
        (await demo.FileAsync("金石建材"))!.Customer.Stage.ShouldBe("lead");
    }

    [Fact]
    public async Task What_is_wrong_with_it_is_corrected_by_a_word_and_the_deal_keeps_its_number()
    {
        await lin.SayAsync("启明报价了8万");
        var first = await demo.DealAsync("启明科技");
        (await lin.SayAsync("不对，是9万")).Words.ShouldContain("9万");
        var deal = (await demo.DealsAsync("启明科技")).ShouldHaveSingleItem();
        (deal.Number, deal.Amount, deal.Stage).ShouldBe((first.Number, 9_000_000L, "quote"));
        (await demo.MovesAsync(deal.Id)).ShouldHaveSingleItem().Amount.ShouldBe(9_000_000L);
    }

    [Theory]
    [InlineData("兴隆金额改成0元")]
    [InlineData("兴隆金额改成0")]
    [InlineData("兴隆金额改成-5")]
    public async Task An_amount_of_nothing_or_less_changes_nothing_and_says_so(string said)
    {
        await lin.SayAsync("兴隆报价了8万");
        var before = (await demo.DealAsync("兴隆贸易")).Amount;
        var answer = (await lin.SayAsync(said)).Words;
        (await demo.DealAsync("兴隆贸易")).Amount.ShouldBe(before);
        answer.ShouldNotContain("报价");
        if (!said.Contains('-', StringComparison.Ordinal)) answer.ShouldContain("金额要大于 0");
    }

    [Fact]
    public async Task Another_price_in_a_negotiation_does_not_throw_the_deal_back()
    {
        await lin.SayAsync("兴隆报价了8万");
        await lin.SayAsync("兴隆推进到谈判");
        await lin.SayAsync("兴隆报价7万5");
        var deal = await demo.DealAsync("兴隆贸易");
        (deal.Stage, deal.Amount).ShouldBe(("negotiation", 7_500_000L));
        await lin.SayAsync("兴隆退回报价阶段");
        (await demo.DealAsync("兴隆贸易")).Stage.ShouldBe("quote");
    }

    [Fact]
    public async Task Every_change_is_a_row_of_its_history_with_who_when_and_from_what_to_what()
    {
        await lin.SayAsync("中科推进到报价");
        await demo.Chat(DemoPeople.LinTao).SayAsync("中科金额改成28万 预计5月底签");
        var deal = await demo.DealAsync("中科软件");
        (deal.Stage, deal.Amount, deal.CloseOn).ShouldBe(("quote", 28_000_000L, 20260531));
        (await demo.FileAsync("中科软件"))!.Customer.Stage.ShouldBe("quote");
        var moves = await demo.MovesAsync(deal.Id);
        var stage = moves.Single(move => move.Kind == DealMoveKind.Stage && move.To == "quote");
        (stage.From, stage.OwnerId, stage.PersonId, stage.Day).ShouldBe(("qualified", deal.OwnerId, deal.OwnerId, 20260311));
        moves.Single(move => move.Kind == DealMoveKind.Amount).ShouldSatisfyAllConditions(
            move => move.From.ShouldBe("25000000 CNY"), move => move.To.ShouldBe("28000000 CNY"));
        moves.Single(move => move.Kind == DealMoveKind.Close).To.ShouldBe("2026-05-31");
        (await lin.SayAsync("中科到哪步了")).Words.ShouldContain("已确认 → 报价");
    }

    [Fact]
    public async Task Entering_negotiation_asks_for_what_is_missing_and_takes_the_answers_on_the_card()
    {
        var card = await lin.SayAsync("蓝海推进到谈判");
        card.Words.ShouldContain("到这一步了");
        var key = Key(card, "rival-");
        var answer = DemoApp.Words(
            await lin.ClickAsync(card, "deal.answer", ("amount-" + key, "86.5万"), ("close-" + key, "2026-04-20"), ("rival-" + key, "西门子")));
        answer.ShouldContain("86.5万");
        answer.ShouldNotContain("还没填");
        var deal = await demo.DealAsync("蓝海");
        (deal.Amount, deal.CloseOn, deal.Rival, deal.Stage).ShouldBe((86_500_000L, 20260420, "西门子", "negotiation"));
    }

    [Fact]
    public async Task The_questions_may_be_put_aside_and_what_is_missing_stays_flagged()
    {
        var card = await lin.SayAsync("大成推进到谈判");
        (await demo.DealAsync("大成纺织")).Stage.ShouldBe("negotiation");
        var answer = DemoApp.Words(await lin.ClickAsync(card, "deal.skip"));
        answer.ShouldContain("还没填：预计签约、竞品");
        answer.ShouldNotContain("到这一步了");
    }

    [Fact]
    public async Task An_amount_that_cannot_be_read_changes_nothing()
    {
        var card = await lin.SayAsync("今天便利推进到谈判");
        var key = Key(card, "rival-");
        DemoApp.Words(await lin.ClickAsync(card, "deal.answer", ("amount-" + key, "很多"), ("rival-" + key, "无"))).ShouldContain("没看懂");
        (await demo.DealAsync("今天便利")).HasNoRival.ShouldBeFalse();
        await lin.ClickAsync(card, "deal.answer", ("rival-" + key, "无"));
        (await demo.DealAsync("今天便利")).HasNoRival.ShouldBeTrue();
    }

    [Fact]
    public async Task Of_several_open_deals_the_one_that_is_meant_is_asked_for()
    {
        await lin.SayAsync("新建商机 明德 备件包 12万");
        var question = await lin.SayAsync("明德推进到谈判");
        question.Words.ShouldContain("有几个商机");
        (await demo.DealsAsync("明德精密")).ShouldAllBe(deal => deal.Stage != "negotiation");
        var other = (await demo.DealsAsync("明德精密")).Single(deal => deal.Name == "备件包");
        var button = CardWords.Buttons(question.Card!).First(found => found["data"]?["id"]?.GetValue<string>() == other.Id.ToString("N"));
        await lin.ClickAsync(question.Id, "deal.choose", (System.Text.Json.Nodes.JsonObject)button["data"]!.DeepClone());
        (await demo.DealsAsync("明德精密")).Single(deal => deal.Id == other.Id).Stage.ShouldBe("negotiation");
        await lin.SayAsync("撤销");
        (await demo.DealsAsync("明德精密")).Single(deal => deal.Id == other.Id).Stage.ShouldNotBe("negotiation");
    }

    [Fact]
    public async Task The_button_moves_it_on_and_pressing_it_twice_moves_it_once()
    {
        var card = await lin.SayAsync("和信金额改成160万");
        var before = (await demo.DealAsync("和信保险")).Stage;
        before.ShouldBe("contract");
        CardWords.Buttons(card.Card!)
            .ShouldNotContain(button => button["verb"] != null && button["verb"]!.GetValue<string>() == "deal.stage");

        var acme = await lin.SayAsync("Acme close 4/15");
        await lin.ClickAsync(acme, "deal.stage");
        (await demo.DealAsync("Acme")).Stage.ShouldBe("contract");
        await lin.ClickAsync(acme, "deal.stage");
        (await demo.DealAsync("Acme")).Stage.ShouldBe("contract");
        (await demo.MovesAsync((await demo.DealAsync("Acme")).Id)).Count(move => move.Kind == DealMoveKind.Stage && move.To == "contract")
            .ShouldBe(1);
    }

    [Fact]
    public async Task A_form_changes_every_fact_and_refuses_what_makes_no_sense()
    {
        var card = await lin.SayAsync("华东机电卡在他们财务那了");
        var opened = await lin.InvokeAsync("task/fetch", Fetch(card, "deal.edit"));
        opened.Value("amount").ShouldBe("120-150万");
        opened.Value("blocker").ShouldNotBeNullOrEmpty();
        var wrong = await lin.InvokeAsync("task/submit", Submit(opened.Filled(("probability", "140"), ("amount", "好多"))));
        string.Join('\n', CardWords.Of(wrong.Form)).ShouldContain("0 到 100");
        await lin.InvokeAsync("task/submit",
            Submit(wrong.Filled(("probability", "85"), ("amount", "130万"), ("products", "伺服，控制柜、夹具"), ("rival", "西门子"))));
        var deal = (await demo.DealsAsync("华东机电")).Single(one => one.IsOpen);
        (deal.Probability, deal.Amount).ShouldBe((85, 130_000_000L));
        deal.Products.ShouldBe(["伺服", "控制柜", "夹具"]);
    }

    [Fact]
    public async Task Another_teams_deal_cannot_be_changed_and_a_teammates_only_seen_without_its_amount()
    {
        (await lin.SayAsync("鼎新推进到报价")).Words.ShouldContain("已有人跟进");
        (await demo.DealsAsync("鼎新装备")).ShouldBeEmpty();
        (await lin.SayAsync("远航概率调到八成")).Words.ShouldContain("王磊");
        (await demo.DealAsync("远航物流")).Probability.ShouldBeNull();
        var seen = (await lin.SayAsync("远航到哪步了")).Words;
        seen.ShouldContain("只给负责人看");
        seen.ShouldNotContain("20万");
    }

    [Fact]
    public async Task In_a_group_nobody_reads_the_amount_and_the_rest_goes_to_the_direct_chat()
    {
        await lin.SayAsync("佳美");
        var group = demo.App.InGroup(DemoPeople.LinTao, "19:deals@thread.v2");
        var poster = await group.SayAsync("兴隆报价了33万");
        poster.Words.ShouldContain("兴隆贸易");
        poster.Words.ShouldNotContain("33万");
        (await demo.DealAsync("兴隆贸易")).Amount.ShouldBe(33_000_000L);
        await group.ClickAsync(poster, "deal.details");
        await demo.App.Teams.WaitAsync(lin.Conversation,
            seen => seen.FirstOrDefault(message => message.Words.Contains("33万", StringComparison.Ordinal)), "the details");
    }

    [Fact]
    public async Task A_deal_stands_on_its_customers_card_and_English_reads_as_English()
    {
        (await lin.SayAsync("Contoso")).Words.ShouldNotContain("D-");
        await lin.SayAsync("新建商机 Contoso 门店扩容 6万刀");
        (await lin.SayAsync("Contoso")).Words.ShouldContain("门店扩容 · 已确认 · 6万美元");
        var lily = demo.Chat(DemoPeople.Lily);
        var card = (await lily.SayAsync("move Globex to negotiation, 70%, close 4/15", locale: "en-US")).Words;
        card.ShouldContain("Negotiation");
        card.ShouldContain("Who else is in?");
        card.ShouldContain("70%");
    }

    internal static string Key(Seen card, string input) =>
        CardWords.Inputs(card.Card!).Select(found => found["id"]!.GetValue<string>())
            .First(id => id.StartsWith(input, StringComparison.Ordinal))[input.Length..];

    internal static System.Text.Json.Nodes.JsonObject Fetch(Seen card, string form) =>
        new() { ["data"] = CardWords.Opener(card.Card!, form)["data"]!.DeepClone(),
            ["context"] = new System.Text.Json.Nodes.JsonObject { ["theme"] = "default" } };

    internal static System.Text.Json.Nodes.JsonObject Submit(System.Text.Json.Nodes.JsonObject data) =>
        new() { ["data"] = data.DeepClone() };

    [Fact]
    public async Task A_deal_that_undo_removed_is_named_by_customer_and_amount()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var rep = app.Direct(DemoPeople.LinTao);
        await rep.SayAsync("明珠酒店报价20万");
        var told = (await rep.SayAsync("撤销")).Words;
        told.ShouldContain("商机（东方明珠酒店 · 20万");
    }

    [Fact]
    public async Task Taking_back_a_deal_does_not_sound_as_if_the_customer_were_gone()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var rep = app.Direct(DemoPeople.LinTao);
        await rep.SayAsync("兴隆丢了 嫌贵");
        (await rep.SayAsync("撤销")).Words.ShouldStartWith("已撤销「兴隆丢了 嫌贵」：商机（兴隆贸易");
    }
}
