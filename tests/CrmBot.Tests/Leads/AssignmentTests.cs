using CrmBot.Features.Leads;
using CrmBot.Features.Leads.Assigning;
using CrmBot.Features.People;
using CrmBot.Runtime.Store;
using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Leads;

/// <summary>Leads that come in from outside find their owner, who is told, accepts or hands on; and anybody can ask why.</summary>
public sealed class AssignmentTests
{
    private static readonly Rating Good = new(5, 4, 4, 3), Fair = new(3, 3, 3, 3);

    [Theory, EachEngine]
    public async Task Thirty_leads_over_three_equal_reps_differ_by_at_most_one_and_a_rep_on_leave_gets_none(EngineKind engine)
    {
        var bed = await LeadBed.StartAsync(engine);
        await using var app = bed.App;
        Guid[] reps = [await bed.AddPersonAsync("甲一"), await bed.AddPersonAsync("乙二"), await bed.AddPersonAsync("丙三")];
        var away = await bed.AddPersonAsync("丁四");
        foreach (var name in (string[])["甲一", "乙二", "丙三"]) await bed.Chat(name).SayAsync("你好");
        await bed.Chat("丁四").SayAsync("我今天休假");
        for (var lead = 0; lead < 30; lead++) await bed.ComesInAsync();
        var counts = await bed.CountsAsync();
        counts.Values.Sum().ShouldBe(30);
        counts.ShouldNotContainKey(away);
        (reps.Max(id => counts[id]) - reps.Min(id => counts[id])).ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public async Task An_A_lead_goes_to_a_senior_and_to_a_junior_only_when_no_senior_is_free()
    {
        var bed = await LeadBed.StartAsync();
        await using var app = bed.App;
        var junior = await bed.AddPersonAsync("甲一", more: one => one.Level = Levels.Junior);
        var senior = await bed.AddPersonAsync("乙二", more: one => (one.Level, one.OpenCap) = (Levels.Senior, 3));
        for (var lead = 0; lead < 3; lead++) (await bed.LeadAsync(await bed.ComesInAsync(rating: Good))).OwnerId.ShouldBe(senior);
        // The senior has as many as they take now.
        (await bed.LeadAsync(await bed.ComesInAsync(rating: Good))).OwnerId.ShouldBe(junior);
        (await bed.LeadAsync(await bed.ComesInAsync(rating: Fair))).OwnerId.ShouldBe(junior);
    }

    [Fact]
    public async Task The_owner_gets_a_card_at_once_accepts_it_and_every_copy_says_so()
    {
        var bed = await LeadBed.StartAsync();
        await using var app = bed.App;
        await bed.AddPersonAsync("甲一");
        await bed.AddPersonAsync("组长", Roles.Lead, one => one.Weight = 0);
        var (rep, lead) = (bed.Chat("甲一"), bed.Chat("组长"));
        await rep.SayAsync("你好");
        await lead.SayAsync("你好");
        var id = await bed.ComesInAsync("北辰仪表", need: "在线测量设备");
        var card = await GivenAsync(bed, rep, "北辰仪表");
        card.Words.ShouldContain("手上最少");
        // Nobody accepts for half an hour of work: the team's lead gets the same card.
        await app.AdvanceAsync(TimeSpan.FromMinutes(31));
        var above = await GivenAsync(bed, lead, "北辰仪表");
        above.Words.ShouldContain("还没接受");
        card = await app.Teams.WaitAsync(rep.Conversation,
            seen => seen.FirstOrDefault(one => one.Id == card.Id && one.Words.Contains("已经告诉组长")), "the owner's copy to follow");
        DemoApp.Words(await rep.ClickAsync(card, "assign.accept")).ShouldContain("已接受");
        (await bed.LeadAsync(id)).AcceptedAt.ShouldNotBeNull();
        await app.Teams.WaitAsync(lead.Conversation, seen => seen.FirstOrDefault(one => one.Id == above.Id && one.Words.Contains("已接受")),
            "the lead's copy to say so");
    }

    [Fact]
    public async Task Accepted_in_time_nobody_is_bothered()
    {
        var bed = await LeadBed.StartAsync();
        await using var app = bed.App;
        await bed.AddPersonAsync("甲一");
        await bed.AddPersonAsync("组长", Roles.Lead, one => one.Weight = 0);
        var (rep, lead) = (bed.Chat("甲一"), bed.Chat("组长"));
        await rep.SayAsync("你好");
        await lead.SayAsync("你好");
        await bed.ComesInAsync("北辰仪表");
        await app.AdvanceAsync(TimeSpan.FromMinutes(28));
        await rep.ClickAsync(await GivenAsync(bed, rep, "北辰仪表"), "assign.accept");
        await app.AdvanceAsync(TimeSpan.FromHours(1));
        lead.Messages.ShouldNotContain(one => one.Words.Contains("北辰仪表"));
    }

    [Fact]
    public async Task Handing_on_asks_to_whom_and_why_and_tells_the_next_one()
    {
        var bed = await LeadBed.StartAsync();
        await using var app = bed.App;
        await bed.AddPersonAsync("甲一");
        var rep = bed.Chat("甲一");
        await rep.SayAsync("你好");
        var next = await bed.AddPersonAsync("乙二", more: one => one.Weight = 0);
        var id = await bed.ComesInAsync("北辰仪表");
        var other = bed.Chat("乙二");
        await other.SayAsync("你好");
        var card = await GivenAsync(bed, rep, "北辰仪表");
        DemoApp.Words(await rep.ClickAsync(card, "assign.handon", ("to", next.ToString("N")))).ShouldContain("写一句为什么转");
        DemoApp.Words(await rep.ClickAsync(card, "assign.handon", ("to", next.ToString("N")), ("reason", "他跟这家熟"))).ShouldContain("现在归乙二跟");
        (await bed.LeadAsync(id)).OwnerId.ShouldBe(next);
        await bed.SettleAsync();
        var told = await GivenAsync(bed, other, "北辰仪表");
        told.Words.ShouldContain("他跟这家熟");
        var decision = await bed.DecisionAsync(id);
        (decision.How, decision.Reason).ShouldBe((How.HandedOn, "他跟这家熟"));
        // Somebody else's card can be forged, not used.
        var forged = await rep.ClickAsync(told.Id, "assign.accept",
            new() { ["verb"] = "assign.accept", ["record"] = $"assignment:{decision.Id:N}" });
        forged["statusCode"]!.GetValue<int>().ShouldBe(403);
    }

    [Fact]
    public async Task Nobody_free_the_lead_waits_in_the_pool_of_the_rules_team_and_its_lead_is_told()
    {
        var bed = await LeadBed.StartAsync();
        await using var app = bed.App;
        await bed.AddPersonAsync("甲一", more: one => one.OpenCap = 0);
        await bed.AddPersonAsync("组长", Roles.Lead, one => one.Weight = 0);
        var lead = bed.Chat("组长");
        await lead.SayAsync("你好");
        await bed.WriteAsync((work, _) => Task.FromResult(work.Db.Add(new AssignmentRule { Place = 1, Team = LeadBed.Team })));
        var id = await bed.ComesInAsync("北辰仪表");
        var stored = await bed.LeadAsync(id);
        (stored.OwnerId, stored.State, stored.Team).ShouldBe((null, LeadState.InPool, LeadBed.Team));
        (await bed.DecisionAsync(id)).How.ShouldBe(How.NobodyFree);
        await app.Teams.WaitAsync(lead.Conversation, seen => seen.FirstOrDefault(one => one.Words.Contains("没人有空接")),
            "word that nobody was free");
    }

    [Fact]
    public async Task An_admin_adds_a_rule_in_a_card_it_decides_and_why_tells_of_it()
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: ("Leads:Seed", "3"));
        var bed = new LeadBed(app);
        var (admin, lin) = (app.Direct(DemoPeople.Admin), app.Direct(DemoPeople.LinTao));
        (await lin.SayAsync("分配规则")).Words.ShouldContain("只有管理员");
        var card = await admin.SayAsync("分配规则");
        DemoApp.Words(await admin.ClickAsync(card, "assign.rule.save")).ShouldContain("至少一个");
        DemoApp.Words(await admin.ClickAsync(card, "assign.rule.save", ("grade", "A"), ("team", "销售一组"))).ShouldContain("A 级");
        card = await admin.SayAsync("分配规则");
        DemoApp.Words(await admin.ClickAsync(card, "assign.rule.save", ("region", "华南"), ("team", "销售二组"))).ShouldContain("华南");
        var id = await bed.ComesInAsync("岭南测控", rating: Fair, region: "广州");
        var owner = await bed.ReadAsync(async view =>
            (await view.Db.Set<Person>().AsNoTracking()
                .SingleAsync(person => person.Id == view.Db.Set<Lead>().Single(lead => lead.Id == id).OwnerId)));
        owner.Team.ShouldBe("销售二组");
        var why = (await admin.SayAsync("为啥把岭南测控给" + owner.Name + "了")).Words;
        why.ShouldContain("第 2 条");
        why.ShouldContain("给了他");
        why.ShouldContain("手上");

        // Up and away again.
        card = await admin.SayAsync("分配规则");
        var rules = await bed.ReadAsync(view => view.Db.Set<AssignmentRule>().AsNoTracking().OrderBy(rule => rule.Place).ToListAsync());
        await MoveAsync(admin, card, rules[1].Id, "up");
        (await PlacesAsync(bed)).ShouldBe([rules[1].Id, rules[0].Id]);
        await MoveAsync(admin, await admin.SayAsync("分配规则"), rules[1].Id, "away");
        (await PlacesAsync(bed)).ShouldBe([rules[0].Id]);
    }

    [Fact]
    public async Task Customers_are_given_away_in_a_sentence_by_those_who_may()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var bed = new LeadBed(app);
        var (lin, wang, lily) = (app.Direct(DemoPeople.LinTao), app.Direct(DemoPeople.WangLei), app.Direct(DemoPeople.Lily));
        await wang.SayAsync("你好");
        (await lily.SayAsync("assign Contoso to Tom")).Words.ShouldContain("林涛");
        (await lin.SayAsync("把金石建材给小王")).Words.ShouldContain("归王磊跟了");
        (await bed.OwnerOfAsync("金石建材")).ShouldBe("王磊");
        await bed.SettleAsync();
        await GivenAsync(bed, wang, "金石建材");
        (await lin.SayAsync("凭啥把金石建材分给小王")).Words.ShouldContain("同事指定的");
        (await lin.SayAsync("撤销")).Words.ShouldNotBeEmpty();
        (await bed.OwnerOfAsync("金石建材")).ShouldBe("林涛");
        (await lin.SayAsync("恒达加个协作人 售前小孙")).Words.ShouldContain("孙悦");
    }

    [Fact]
    public async Task Many_at_once_are_asked_about_first_and_spread_evenly()
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: ("Leads:Seed", "3"));
        var bed = new LeadBed(app);
        var (director, wang) = (app.Direct(DemoPeople.Director), app.Direct(DemoPeople.WangLei));
        await wang.SayAsync("你好");
        foreach (var name in new[] { "甲测试", "乙测试", "丙测试", "丁测试" })
        {
            var id = await bed.ComesInAsync(name, source: "expo");
            await bed.WriteAsync(
                async (work, token) => { (await work.Records.FindAsync<Lead>(id, token))!.PutInPool(null, null, work.Now); return 0; });
        }

        var draft = await director.SayAsync("这批展会线索平均分给销售一组");
        draft.Words.ShouldContain("4 条");
        draft.Words.ShouldContain("销售一组");
        var done = DemoApp.Words(await director.ClickAsync(draft, "draft.save"));
        done.ShouldContain("共 4 条");
        (await bed.ReadAsync(view => view.Db.Set<Lead>().CountAsync(lead => lead.State == LeadState.InPool && lead.Source == "expo")))
            .ShouldBe(0);
        (await wang.SayAsync("把公海的A级线索都给小林")).Words.ShouldNotContain("分好了");
    }

    [Fact]
    public async Task Whoever_had_the_customer_is_told_who_has_it_now_and_why()
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: ("Leads:Seed", "3"));
        var bed = new LeadBed(app);
        var (director, wang, lin) = (app.Direct(DemoPeople.Director), app.Direct(DemoPeople.WangLei), app.Direct(DemoPeople.LinTao));
        await wang.SayAsync("你好");
        await lin.SayAsync("你好");
        await director.SayAsync("恒达转给小王：他熟这行");
        (await bed.OwnerOfAsync("恒达")).ShouldBe("王磊");
        (await app.Teams.WaitAsync(lin.Conversation, all => all.LastOrDefault(one => one.Words.Contains("转给王磊")),
            "the old owner's notice")).Words.ShouldContain("他熟这行");
        await director.SayAsync("撤销");
        (await bed.OwnerOfAsync("恒达")).ShouldBe("林涛");
        await app.Teams.WaitAsync(lin.Conversation, all => all.LastOrDefault(one => one.Words.Contains("恒达还是你跟")),
            "the notice that it is back");
        lin.Messages.ShouldNotContain(one => one.Words.Contains("他熟这行"), "the old sentence is gone");
    }

    [Fact]
    public async Task A_hand_over_that_is_undone_while_the_old_owner_is_in_a_meeting_is_told_as_undone()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var (director, lin) = (app.Direct(DemoPeople.Director), app.Direct(DemoPeople.LinTao));
        await lin.SayAsync("上午别吵我");
        await director.SayAsync("恒达转给小王");
        await director.SayAsync("撤销");
        await app.MoveToAsync(new(2026, 3, 11, 14, 0, 0, TimeSpan.FromHours(8)));
        var told = lin.Messages.Last(one => one.Words.Contains("恒达"));
        told.Words.ShouldContain("又撤回了");
    }

    [Fact]
    public async Task Customers_without_a_lead_are_named_on_the_card_of_whoever_gets_them()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var (director, wang) = (app.Direct(DemoPeople.Director), app.Direct(DemoPeople.WangLei));
        await wang.SayAsync("你好");
        var draft = await director.SayAsync("林涛的客户都转给小王");
        DemoApp.Words(await director.ClickAsync(draft, "draft.save")).ShouldContain("家客户");
        (await app.Teams.WaitAsync(wang.Conversation, all => all.LastOrDefault(one => one.Words.Contains("客户：")),
            "the card")).Words.ShouldContain("恒达");
    }

    [Fact]
    public async Task Where_there_is_nothing_to_share_out_nobody_is_asked_to_confirm_a_big_change()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var draft = await app.Direct(DemoPeople.Director).SayAsync("这批展会线索平均分给销售一组");
        draft.Words.ShouldContain("现在一条都没有");
        draft.Words.ShouldNotContain("改动比较大");
    }

    private static async Task MoveAsync(Chat chat, Seen card, Guid rule, string to) =>
        await chat.ClickAsync(card.Id, "assign.rule.move",
            new() { ["verb"] = "assign.rule.move", ["to"] = to, ["rule"] = rule.ToString("N") });

    private static Task<List<Guid>> PlacesAsync(LeadBed bed) =>
        bed.ReadAsync(view => view.Db.Set<AssignmentRule>().OrderBy(rule => rule.Place).Select(rule => rule.Id).ToListAsync());

    private static Task<Seen> GivenAsync(LeadBed bed, Chat chat, string customer) => bed.App.Teams.WaitAsync(
        chat.Conversation, seen => seen.LastOrDefault(
            one => one.Words.Contains(customer)
                && CardWords.Buttons(one.Card)
                    .Any(button => ((string?)button["verb"])?.StartsWith("assign.", StringComparison.Ordinal) == true)),
        "the card of the lead that was given");
}
