using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using CrmBot.Tests.Tickets;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Rights;

/// <summary>Admins give roles, teams and rights in chat; what they give holds from the next message on.</summary>
public sealed class RolesAndRightsTests
{
    [Fact]
    public async Task A_role_given_in_a_sentence_holds_at_once_and_can_be_taken_back()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var (admin, wang) = (app.Direct(DemoPeople.Admin), app.Direct(DemoPeople.WangLei));
        (await wang.SayAsync("恒达电话多少")).Words.ShouldContain("****");
        (await admin.SayAsync("把小王设为组长")).Words.ShouldContain("组长");
        (await wang.SayAsync("恒达电话多少")).Words.ShouldContain("139 0000 2345");
        await admin.SayAsync("撤销");
        (await wang.SayAsync("恒达电话多少")).Words.ShouldContain("****");
        (await admin.SayAsync("make Tom a lead")).Words.ShouldContain("Tom Baker");
    }

    [Fact]
    public async Task Nobody_but_an_admin_gives_roles_and_the_last_admin_keeps_theirs()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        (await app.Direct(DemoPeople.WangLei).SayAsync("把小王设为管理员")).Words.ShouldContain("只有管理员");
        (await app.Direct(DemoPeople.Director).SayAsync("把小王设为经理")).Words.ShouldContain("只有管理员");
        (await app.Direct(DemoPeople.Admin).SayAsync("把吴曼设为销售")).Words.ShouldContain("最后一位管理员");
    }

    [Fact]
    public async Task A_colleagues_card_changes_team_level_regions_and_limits()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var admin = app.Direct(DemoPeople.Admin);
        var card = await admin.SayAsync("小王的资料");
        var words = DemoApp.Words(await admin.ClickAsync(
            card, "people.change", ("role", "rep"), ("team", "销售二组"), ("level", "senior"), ("regions", "北京,成都"), ("weight", "50"),
            ("openCap", "8"), ("dailyCap", "")));
        foreach (var expected in (string[])["销售二组", "资深", "北京", "成都", "份额 50%", "最多 8 条"]) words.ShouldContain(expected);
        (await app.Direct(DemoPeople.WangLei).SayAsync("恒达")).Words.ShouldContain("已有人跟进");
        (await admin.SayAsync("把小王调到一组")).Words.ShouldContain("销售一组");
    }

    [Fact]
    public async Task A_narrower_right_hides_the_teams_customers_everywhere_and_a_wider_one_shows_them()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var (admin, wang) = (app.Direct(DemoPeople.Admin), app.Direct(DemoPeople.WangLei));
        DemoApp.Words(await admin.ClickAsync(await admin.SayAsync("权限"), "rights.save", ("role", "rep"), ("see", "own"), ("change", "own"),
            ("masks", ""))).ShouldContain("看：自己的");
        (await wang.SayAsync("恒达")).Words.ShouldContain("已有人跟进");
        (await wang.SayAsync("远航物流")).Words.ShouldContain("郑凯");
        (await wang.SayAsync("竞品对比中的有哪些")).Words.ShouldContain("没有");

        await admin.ClickAsync(await admin.SayAsync("权限"), "rights.save", ("role", "rep"), ("see", "all"), ("change", "own"),
            ("masks", "amount"));
        var seen = (await wang.SayAsync("恒达")).Words;
        seen.ShouldContain("139 0000 2345");
        seen.ShouldNotContain("50-80万");
        DemoApp.Words(await admin.ClickAsync(await admin.SayAsync("权限"), "rights.save", ("role", "rep"), ("see", "own"), ("change", "all")))
            .ShouldContain("不能比能看的还大");
        (await wang.SayAsync("权限")).Words.ShouldContain("只有管理员");
    }

    [Fact]
    public async Task With_regional_rights_a_person_sees_the_customers_of_their_regions_too()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var (admin, hao) = (app.Direct(DemoPeople.Admin), app.Direct("demo-chenhao"));
        (await hao.SayAsync("恒达")).Words.ShouldContain("已有人跟进");
        await admin.ClickAsync(await admin.SayAsync("小陈的资料"), "people.change", ("role", "rep"), ("team", "销售二组"), ("regions", "苏州"));
        await admin.ClickAsync(await admin.SayAsync("权限"), "rights.save", ("role", "rep"), ("see", "region"), ("change", "own"),
            ("masks", "phone,amount"));
        (await hao.SayAsync("恒达")).Words.ShouldContain("减速机备件");
        (await hao.SayAsync("恒达电话多少")).Words.ShouldContain("****");
        (await hao.SayAsync("华东机电")).Words.ShouldContain("已有人跟进");
    }

    [Fact]
    public async Task Lists_and_numbers_have_what_a_regional_right_opens_one_by_one_and_a_region_has_what_lies_in_it()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var (admin, hao) = (app.Direct(DemoPeople.Admin), app.Direct("demo-chenhao"));
        await app.Direct(DemoPeople.LinTao).SayAsync("恒达王工生日3月13号");
        await app.Direct(DemoPeople.LinTao).SayAsync("华东机电李总生日3月14号");
        (await hao.SayAsync("最近谁过生日")).Words.ShouldNotContain("恒达");
        await admin.ClickAsync(await admin.SayAsync("小陈的资料"), "people.change", ("role", "rep"), ("team", "销售二组"), ("regions", "江苏"));
        await admin.ClickAsync(await admin.SayAsync("权限"), "rights.save", ("role", "rep"), ("see", "region"), ("change", "own"),
            ("masks", "phone,amount"));
        (await hao.SayAsync("恒达")).Words.ShouldContain("减速机备件");
        var coming = (await hao.SayAsync("最近谁过生日")).Words;
        coming.ShouldContain("恒达");
        coming.ShouldNotContain("华东机电");
    }

    [Fact]
    public async Task The_tickets_of_a_lead_are_those_of_the_region_too_and_no_more_than_the_lead_may_see()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        await app.Direct(DemoPeople.LinTao).SayAsync("恒达的减速机坏了");
        var ticket = $"T-{(await app.TicketOfAsync("恒达")).Number}";
        var (admin, min, guo) = (app.Direct(DemoPeople.Admin), app.Direct("demo-zhaomin"), app.Direct(DemoPeople.TeamLead));
        (await min.SayAsync("待处理的工单")).Words.ShouldNotContain(ticket);
        (await guo.SayAsync("待处理的工单")).Words.ShouldContain(ticket);
        await admin.ClickAsync(await admin.SayAsync("赵敏的资料"), "people.change", ("role", "lead"), ("team", "销售二组"), ("regions", "苏州"));
        await admin.ClickAsync(await admin.SayAsync("权限"), "rights.save", ("role", "lead"), ("see", "region"), ("change", "team"));
        (await min.SayAsync("待处理的工单")).Words.ShouldContain(ticket);
        await admin.ClickAsync(await admin.SayAsync("权限"), "rights.save", ("role", "lead"), ("see", "own"), ("change", "own"));
        (await min.SayAsync("待处理的工单")).Words.ShouldNotContain(ticket);
        (await guo.SayAsync("待处理的工单")).Words.ShouldNotContain(ticket);
    }
}
