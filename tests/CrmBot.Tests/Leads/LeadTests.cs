using System.Text.Json.Nodes;
using CrmBot.Features.Leads;
using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Leads;

/// <summary>A lead from the sentence that tells of it to its end, on its card.</summary>
public sealed class LeadTests(DemoApp demo) : IClassFixture<DemoApp>
{
    private readonly Chat lin = demo.Chat(DemoPeople.LinTao);

    [Fact]
    public async Task A_lead_that_is_converted_opens_a_deal_with_its_need_and_budget()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        var card = await lin.SayAsync("新线索 苏州云图电子 李工 13700001111 展会 要20台AGV 预算60万");
        var record = (string)CardWords.Button(card.Card!, "lead.move")["data"]!["record"]!;
        var shown = DemoApp.Words(await lin.ClickAsync(card.Id, "lead.move",
            new JsonObject { ["verb"] = "lead.move", ["record"] = record, ["to"] = "converted" }));
        shown.ShouldContain("已转商机");
        shown.ShouldContain("60万");
        (await lin.SayAsync("苏州云图电子的商机到哪步了")).Words.ShouldContain("60万");
    }

    [Fact]
    public async Task A_sentence_opens_a_lead_that_is_the_speakers_and_accepted()
    {
        var card = await lin.SayAsync("新线索 北辰仪表 采购经理陈芳 13811110011 展会来的 预算50-80万 想要两台在线测量设备");
        card.Words.ShouldContain("新线索");
        card.Words.ShouldContain("未评分");
        var lead = await LeadOfAsync("北辰仪表");
        (lead.State, lead.IsOpen, lead.Source, lead.Channel).ShouldBe((LeadState.New, true, "expo", "chat"));
        (lead.BudgetMin, lead.BudgetMax, lead.BudgetCurrency).ShouldBe((50_000_000L, 80_000_000L, "CNY"));
        lead.Need.ShouldNotBeNull().ShouldContain("在线测量设备");
        lead.Team.ShouldBe("销售一组");
        lead.AcceptedAt.ShouldBe(lead.CreatedAt);
        lead.FirstContactAt.ShouldBeNull();
        lead.ContactId.ShouldBe((await demo.FileAsync("北辰仪表"))!.Contacts[0].Id);
    }

    [Fact]
    public async Task Undo_takes_the_lead_back_with_the_file()
    {
        await lin.SayAsync("新线索 白鹭照明 周工 13811110012 官网");
        (await lin.SayAsync("撤销")).Words.ShouldContain("线索");
        (await demo.ReadAsync(view => view.Db.Set<Lead>()
            .CountAsync(lead => lead.CreatedBy != null && lead.Channel == "chat" && lead.Need == null && lead.Source == "website")))
            .ShouldBe(0);
        (await demo.FileAsync("白鹭照明")).ShouldBeNull();
    }

    [Fact]
    public async Task Its_card_moves_it_on_and_shows_where_it_is()
    {
        var card = await lin.SayAsync("新线索 赤峰铸造 高工 13811110013 转介绍");
        var moved = await MoveAsync(card, "contacted");
        moved.ShouldContain("已联系");
        var lead = await LeadOfAsync("赤峰铸造");
        (lead.State, lead.FirstContactAt is null).ShouldBe((LeadState.Contacted, false));
        (await MoveAsync(card, "qualified")).ShouldContain("已合格");
        (await MoveAsync(card, "converted")).ShouldContain("已转商机");
        var settled = await LeadOfAsync("赤峰铸造");
        (settled.State, settled.IsOpen, settled.SettledAt is null).ShouldBe((LeadState.Converted, false, false));
        (await MoveAsync(card, "contacted")).ShouldContain("已联系");
        (await LeadOfAsync("赤峰铸造")).SettledAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_move_can_be_taken_back()
    {
        var card = await lin.SayAsync("新线索 丹枫传感 何工 13811110014 展会");
        await MoveAsync(card, "qualified");
        await lin.SayAsync("撤销");
        (await LeadOfAsync("丹枫传感")).State.ShouldBe(LeadState.New);
    }

    [Fact]
    public async Task A_forged_move_to_a_state_that_cannot_follow_changes_nothing()
    {
        var card = await lin.SayAsync("新线索 峨眉阀门 庄工 13811110015 展会");
        foreach (var state in new[] { "inPool", "closed", "new", "nonsense", "" }) (await MoveAsync(card, state)).ShouldContain("走不到那一步");
        (await LeadOfAsync("峨眉阀门")).State.ShouldBe(LeadState.New);
    }

    [Fact]
    public async Task Closing_needs_a_reason_and_the_card_shows_it()
    {
        var card = await lin.SayAsync("新线索 枫桥纸业 魏总 13811110016 展会");
        var key = (await LeadOfAsync("枫桥纸业")).Id.ToString("N")[^8..];
        DemoApp.Words(await lin.ClickAsync(card, "lead.close")).ShouldContain("写一句为什么关");
        var closed = DemoApp.Words(await lin.ClickAsync(card, "lead.close", ("reason-" + key, "预算砍了，明年再说")));
        closed.ShouldContain("已关闭");
        closed.ShouldContain("预算砍了");
        (await LeadOfAsync("枫桥纸业")).State.ShouldBe(LeadState.Closed);
    }

    [Fact]
    public async Task A_rep_of_another_team_can_neither_see_nor_move_it()
    {
        var card = await lin.SayAsync("新线索 甘露饮品 马总 13811110017 展会 预算30万");
        var record = (string)CardWords.Button(card.Card!, "lead.move")["data"]!["record"]!;
        var lily = demo.Chat(DemoPeople.Lily);
        await lily.SayAsync("help");
        var answer = await lily.ClickAsync("none", "lead.move",
            new JsonObject { ["verb"] = "lead.move", ["record"] = record, ["to"] = "qualified" });
        answer["statusCode"]!.GetValue<int>().ShouldBe(403);
        var looked =
            DemoApp.Words(await lily.ClickAsync("none", "lead.open", new JsonObject { ["verb"] = "lead.open", ["lead"] = record }));
        looked.ShouldContain("林涛");
        looked.ShouldNotContain("30万");
        (await LeadOfAsync("甘露饮品")).State.ShouldBe(LeadState.New);
    }

    [Fact]
    public async Task The_customers_card_lists_its_leads()
    {
        await lin.SayAsync("新线索 和谐轴承 冯工 13811110018 展会");
        var profile = await lin.SayAsync("和谐轴承");
        profile.Words.ShouldContain("L-");
        profile.Words.ShouldContain("未评分");
    }

    [Fact]
    public async Task In_a_group_the_lead_shows_no_phone_and_no_budget()
    {
        var group = demo.App.InGroup(DemoPeople.LinTao);
        var card = await group.SayAsync("新线索 嘉陵电缆 秦工 13811110019 展会 预算88万");
        card.Words.ShouldContain("嘉陵电缆");
        card.Words.ShouldNotContain("1381111");
        card.Words.ShouldNotContain("138 1111");
        card.Words.ShouldNotContain("88");
        await lin.SayAsync("帮助");
        await group.ClickAsync(card, "lead.details");
        var details = await demo.App.Teams.WaitAsync(lin.Conversation,
            seen => seen.LastOrDefault(one => one.Words.Contains("嘉陵电缆", StringComparison.Ordinal)), "the details");
        details.Words.ShouldContain("88万");
    }

    [Fact]
    public async Task Replying_to_its_card_means_its_customer()
    {
        // What other tests of this class set going may come to this chat meanwhile.
        await lin.SayAsync("新线索 昆山泵业 吕工 13811110020 展会");
        var card = await demo.App.Teams.WaitAsync(lin.Conversation,
            seen => seen.LastOrDefault(one => one.Words.Contains("昆山泵业", StringComparison.Ordinal)), "the lead's card");
        await lin.SayAsync("恒达");
        await lin.SayAsync("打分 4/4/4/4", replyTo: card.Id);
        await demo.App.Teams.WaitAsync(lin.Conversation,
            seen => seen.Skip(1).LastOrDefault(one => one.Id != card.Id && one.Words.Contains("昆山泵业", StringComparison.Ordinal)),
            "its rating");
    }

    [Fact]
    public async Task Leads_are_found_by_what_is_said_about_them()
    {
        await lin.SayAsync("新线索 澜沧橡胶 罗工 13811110021 线上讲座 预算900万");
        var list = await lin.SayAsync("预算800万以上的线索");
        list.Words.ShouldContain("澜沧橡胶");
        list.Words.ShouldNotContain("恒达");
        var opened = CardWords.Buttons(list.Card).First(button => (string?)button["verb"] == "lead.open");
        DemoApp.Words(await lin.ClickAsync(list.Id, "lead.open", (JsonObject)opened["data"]!.DeepClone())).ShouldContain("900万");
    }

    private async Task<string> MoveAsync(Seen card, string to) => DemoApp.Words(await lin.ClickAsync(
        card.Id, "lead.move", new JsonObject { ["verb"] = "lead.move",
            ["record"] = CardWords.Button(card.Card!, "lead.move")["data"]!["record"]!.GetValue<string>(), ["to"] = to }));

    private Task<Lead> LeadOfAsync(string customer) => demo.ReadAsync(async view =>
    {
        var id = await view.Db.Set<Features.Customers.Customer>().Where(known => known.Name == customer).Select(known => known.Id)
            .SingleAsync();
        return await view.Db.Set<Lead>().AsNoTracking().SingleAsync(lead => lead.CustomerId == id);
    });
}
