using CrmBot.Features.People;
using CrmBot.Runtime.Store;
using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using CrmBot.Tests.Tickets;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.People;

/// <summary>By whose clock somebody lives, and who says so.</summary>
public sealed class ZoneTests
{
    private const string NewYork = "America/New_York";
    private static readonly TimeSpan Eastern = TimeSpan.FromHours(-4);

    [Fact]
    public async Task Whoever_is_let_in_lives_by_the_clock_of_their_client()
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: [("Demo:People", "false"), ("Admins:0", "boss-id")]);
        var newcomer = app.Direct("new-id");
        newcomer.Zone = NewYork;
        await newcomer.SayAsync("hello", locale: "en-US");
        var boss = app.Direct("boss-id");
        await boss.SayAsync("你好");
        await boss.ClickAsync(await boss.SayAsync("人员"), "people.admit", ("newcomer", Newcomer.IdOf("new-id").ToString("N")),
            ("role", "rep"), ("team", "销售二组"));
        (await ZoneAsync(app, "new-id")).ShouldBe(NewYork);
    }

    [Fact]
    public async Task Another_zone_in_the_settings_takes_reminders_and_digests_along()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("明天下午三点提醒我给恒达回电话");
        await lin.SayAsync("每天早上9点给我发日报");
        var card = await lin.SayAsync("设置");
        DemoApp.Words(await lin.ClickAsync(card, "prefs.save", ("zone", NewYork))).ShouldContain("已保存");
        (await ZoneAsync(app, DemoPeople.LinTao)).ShouldBe(NewYork);
        await app.MoveToAsync(new(2026, 3, 11, 8, 59, 0, Eastern));
        Of(lin, "日报 · ").ShouldBe(0);
        await app.MoveToAsync(new(2026, 3, 11, 9, 30, 0, Eastern));
        Of(lin, "日报 · ").ShouldBe(1);
        await app.MoveToAsync(new(2026, 3, 12, 14, 59, 0, Eastern));
        Of(lin, "该跟进了").ShouldBe(0);
        await app.MoveToAsync(new(2026, 3, 12, 15, 1, 0, Eastern));
        Of(lin, "该跟进了").ShouldBe(1);
    }

    [Fact]
    public async Task The_end_of_a_contract_is_announced_at_nine_in_the_new_zone_and_once()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("恒达合同到2026年7月31号");
        await lin.ClickAsync(await lin.SayAsync("设置"), "prefs.save", ("zone", NewYork));
        await app.MoveToAsync(new(2026, 5, 2, 8, 59, 0, Eastern));
        Of(lin, "该谈续约了").ShouldBe(0);
        await app.MoveToAsync(new(2026, 5, 2, 9, 0, 0, Eastern));
        Of(lin, "该谈续约了").ShouldBe(1);
        await lin.ClickAsync(await lin.SayAsync("设置"), "prefs.save", ("zone", "America/Los_Angeles"));
        await app.MoveToAsync(new(2026, 5, 3, 9, 0, 0, Eastern));
        Of(lin, "该谈续约了").ShouldBe(1);
    }

    [Theory]
    [InlineData("America/New_York")]
    [InlineData("Asia/Shanghai")]
    public async Task What_waits_for_the_end_of_quiet_hours_is_judged_anew_when_clock_or_hours_change(string zone)
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("恒达合同到2026年7月31号");
        var card = await lin.SayAsync("设置");
        await lin.ClickAsync(card, "prefs.save", ("zone", "Asia/Shanghai"), ("quietFrom", "08:00"), ("quietTo", "12:00"));
        await app.MoveToAsync(new(2026, 5, 2, 9, 1, 0, TimeSpan.FromHours(8)));
        Of(lin, "该谈续约了").ShouldBe(0);
        // In New York it is evening; in Shanghai the quiet hours are over now.
        await lin.ClickAsync(await lin.SayAsync("设置"), "prefs.save", ("zone", zone), ("quietFrom", "08:00"),
            ("quietTo", zone == NewYork ? "12:00" : "09:00"));
        await app.AdvanceAsync(TimeSpan.FromSeconds(1));
        Of(lin, "该谈续约了").ShouldBe(1);
    }

    [Fact]
    public async Task The_cards_of_the_month_come_at_half_past_nine_in_the_new_zone()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lead = app.Direct(Desk.Lead);
        await app.MoveToAsync(new(2026, 4, 1, 8, 30, 0, TimeSpan.FromHours(8)));
        (await DuesAsync(app)).ShouldAllBe(due => due == new DateTimeOffset(2026, 4, 1, 9, 30, 0, TimeSpan.FromHours(8)));
        await lead.ClickAsync(await lead.SayAsync("设置"), "prefs.save", ("zone", NewYork));
        (await DuesAsync(app)).ShouldAllBe(due => due == new DateTimeOffset(2026, 4, 1, 9, 30, 0, Eastern));
        await app.MoveToAsync(new(2026, 4, 1, 9, 31, 0, Eastern));
        (await app.ReadAsync(view => ListAsync(view))).ShouldBeEmpty();
    }

    private static async Task<List<DateTimeOffset>> DuesAsync(CrmBotTestApp app)
    {
        var dues = await app.ReadAsync(view => ListAsync(view));
        dues.ShouldNotBeEmpty();
        return dues;
    }

    private static async Task<List<DateTimeOffset>> ListAsync(ReadView view)
    {
        var lead = await view.Db.Set<Person>().Where(person => person.DirectoryId == Desk.Lead).Select(person => person.Id).SingleAsync();
        return await view.Sql.ListAsync("SELECT due FROM timer WHERE rule = 'monthly.card' AND record = $1",
            row => DateTimeOffset.FromUnixTimeMilliseconds(row.Number(0)), lead);
    }

    [Fact]
    public async Task An_admin_sets_a_colleagues_zone_and_what_is_no_zone_changes_nothing()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var admin = app.Direct(DemoPeople.Admin);
        var card = await admin.SayAsync("林涛的资料");
        await admin.ClickAsync(card, "people.change", ("zone", NewYork));
        (await ZoneAsync(app, DemoPeople.LinTao)).ShouldBe(NewYork);
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.ClickAsync(await lin.SayAsync("设置"), "prefs.save", ("zone", "Moon/Tranquility"));
        (await ZoneAsync(app, DemoPeople.LinTao)).ShouldBe(NewYork);
    }

    private static Task<string> ZoneAsync(CrmBotTestApp app, string directoryId) => app.ReadAsync(view =>
        view.Db.Set<Person>().Where(person => person.DirectoryId == directoryId).Select(person => person.Zone).SingleAsync());

    private static int Of(Chat chat, string words) => chat.Messages.Count(one => one.Words.Contains(words, StringComparison.Ordinal));
}
