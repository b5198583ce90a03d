using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.Leads;
using CrmBot.Features.Leads.Assigning;
using CrmBot.Features.People;
using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Leads;

/// <summary>The pool in words and buttons.</summary>
public sealed class PoolTests
{
    [Fact]
    public async Task It_is_listed_best_and_oldest_first_and_taken_from_the_list()
    {
        var (bed, rep, _) = await PoolAsync();
        await using var app = bed.App;
        (await rep.SayAsync("公海还有啥")).Words.ShouldContain("空的");
        foreach (var (name, rating) in new[] { ("丙公司", (Rating?)null), ("乙公司", new Rating(3, 3, 3, 3)), ("甲公司", new Rating(5, 5, 4, 4)) })
            await PutAsync(bed, name, rating);
        var list = await rep.SayAsync("公海还有啥");
        list.Words.ShouldContain("3 条");
        string[] order = ["甲公司", "乙公司", "丙公司"];
        order.Select(name => list.Words.IndexOf(name, StringComparison.Ordinal)).ShouldBeInOrder();
        var taken = DemoApp.Words(await rep.ClickAsync(list, "pool.claim"));
        taken.ShouldContain("领到了");
        (await OwnerAsync(bed, "甲公司")).ShouldBe("甲一");
    }

    [Fact]
    public async Task Whoever_comes_too_late_is_told_who_was_quicker_and_when()
    {
        var (bed, rep, other) = await PoolAsync();
        await using var app = bed.App;
        await PutAsync(bed, "甲公司");
        var list = await other.SayAsync("公海还有啥");
        (await rep.SayAsync("抢甲公司!")).Words.ShouldContain("领到了");
        var lost = (await other.SayAsync("我来跟甲公司")).Words;
        lost.ShouldContain("甲一");
        lost.ShouldContain("10:00");
        DemoApp.Words(await other.ClickAsync(list, "pool.claim")).ShouldContain("甲一");
        (await rep.SayAsync("抢甲公司")).Words.ShouldContain("本来就是你的");
    }

    [Fact]
    public async Task The_next_ones_come_by_number_and_not_beyond_the_cap()
    {
        var (bed, rep, _) = await PoolAsync();
        await using var app = bed.App;
        for (var lead = 0; lead < 5; lead++) await PutAsync(bed, $"{"甲乙丙丁戊"[lead]}公司");
        (await rep.SayAsync("领一条线索")).Words.ShouldContain("领到了");
        (await rep.SayAsync("再给我来2条线索")).Words.ShouldContain("领到 2 条");
        await bed.AddPersonAsync("老管", Roles.Admin);
        (await bed.Chat("甲一").SayAsync("每个销售最多领3个客户")).Words.ShouldContain("只有管理员");
        (await bed.Chat("老管").SayAsync("每个销售最多领3个客户")).Words.ShouldContain("3 个");
        (await rep.SayAsync("领一条线索")).Words.ShouldContain("上限 3 条");
    }

    [Fact]
    public async Task What_is_given_back_can_be_asked_about_and_is_taken_back_by_undo()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var bed = new LeadBed(app);
        var lin = app.Direct(DemoPeople.LinTao);
        (await lin.SayAsync("兴隆退回公海 跟不动了")).Words.ShouldContain("退回公海了");
        (await OwnerAsync(bed, "兴隆贸易")).ShouldBeNull();
        var why = (await app.Direct(DemoPeople.WangLei).SayAsync("为什么兴隆掉公海了")).Words;
        why.ShouldContain("林涛");
        why.ShouldContain("不动了");
        (await app.Direct(DemoPeople.WangLei).SayAsync("公海还有啥")).Words.ShouldContain("兴隆贸易");
        await lin.SayAsync("撤销");
        (await OwnerAsync(bed, "兴隆贸易")).ShouldBe("林涛");
        (await app.Direct(DemoPeople.WangLei).SayAsync("兴隆退回公海")).Words.ShouldContain("林涛");
    }

    [Fact]
    public async Task A_teams_pool_is_for_the_team_and_a_service_colleague_takes_nothing()
    {
        var (bed, rep, _) = await PoolAsync();
        await using var app = bed.App;
        await bed.AddPersonAsync("外组", more: one => one.Team = "销售二组");
        await bed.AddPersonAsync("客服", Roles.Agent, one => one.Team = "客服组");
        await PutAsync(bed, "甲公司", team: LeadBed.Team);
        (await bed.Chat("外组").SayAsync("抢甲公司")).Words.ShouldContain("先归他们组领");
        (await bed.Chat("外组").SayAsync("公海还有啥")).Words.ShouldContain("空的");
        (await bed.Chat("客服").SayAsync("抢甲公司")).Words.ShouldContain("销售同事");
        (await rep.SayAsync("抢甲公司")).Words.ShouldContain("领到了");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_inquiry_of_a_customer_in_the_pool_brings_the_customer_along(bool withLead)
    {
        var (bed, rep, _) = await PoolAsync();
        await using var app = bed.App;
        if (withLead) await PutAsync(bed, "甲公司");
        else await FileAsync(bed, "甲公司");
        (await JoinAsync(rep)).ShouldContain("已补充到这家客户");
        (await OwnerAsync(bed, "甲公司")).ShouldBe("甲一");
        (await rep.SayAsync("我的客户")).Words.ShouldContain("甲公司");
        await rep.SayAsync("撤销");
        (await OwnerAsync(bed, "甲公司")).ShouldBeNull();
    }

    [Fact]
    public async Task Whoever_has_enough_in_hand_adds_to_it_and_takes_nothing()
    {
        var bed = await LeadBed.StartAsync();
        await using var app = bed.App;
        await bed.AddPersonAsync("甲一", more: one => (one.Weight, one.OpenCap) = (0, 0));
        await PutAsync(bed, "甲公司");
        (await JoinAsync(bed.Chat("甲一"))).ShouldContain("上限 0 条");
        (await OwnerAsync(bed, "甲公司")).ShouldBeNull();
    }

    // Tells of the customer as of a new one, and says that it is the known one.
    private static async Task<string> JoinAsync(Chat rep)
    {
        var question = await rep.SayAsync("新线索 甲公司 李工 13955556666 官网来的");
        if (CardWords.Buttons(question.Card).Any(button => (string?)button["verb"] == "lead.join"))
            return DemoApp.Words(await rep.ClickAsync(question, "lead.join"));
        var draft = (JsonObject)(await rep.ClickAsync(question, "draft.choose"))["value"]!;
        var save = (JsonObject)CardWords.Button(draft, "draft.save")["data"]!.DeepClone();
        return DemoApp.Words(await rep.ClickAsync(question.Id, "draft.save", save));
    }

    private static Task<Guid> FileAsync(LeadBed bed, string name) => bed.WriteAsync(async (work, token) =>
        (await bed.App.Services.GetRequiredService<FileCustomer>().OpenAsync(work, new NewCustomer(name), null, "import", token)).Id);

    internal static async Task<Guid> PutAsync(LeadBed bed, string name, Rating? rating = null, string? team = null)
    {
        var id = await bed.ComesInAsync(name, rating);
        await bed.WriteAsync(async (work, token) =>
        {
            var lead = (await work.Records.FindAsync<Lead>(id, token))!;
            if (lead.State != LeadState.InPool || lead.Team != team) lead.PutInPool(team, null, work.Now);
            (await work.Records.FindAsync<Features.Customers.Customer>(lead.CustomerId, token))!.OwnerId = null;
            foreach (var decision in await work.Records.ListAsync<Assignment>(nameof(Assignment.LeadId), id, token))
                work.Db.Remove(decision);
            return 0;
        });
        return id;
    }

    // Two reps who take no new leads, so that what comes in stays in the pool.
    private static async Task<(LeadBed Bed, Chat Rep, Chat Other)> PoolAsync()
    {
        var bed = await LeadBed.StartAsync();
        await bed.AddPersonAsync("甲一", more: one => one.Weight = 0);
        await bed.AddPersonAsync("乙二", more: one => one.Weight = 0);
        return (bed, bed.Chat("甲一"), bed.Chat("乙二"));
    }

    private static Task<string?> OwnerAsync(LeadBed bed, string customer) => bed.ReadAsync(async view =>
    {
        var owner = await view.Db.Set<Features.Customers.Customer>().Where(known => known.Name == customer).Select(known => known.OwnerId)
            .SingleAsync();
        return owner is null
            ? null
            : await view.Db.Set<Person>().Where(person => person.Id == owner).Select(person => person.Name).SingleAsync();
    });
}
