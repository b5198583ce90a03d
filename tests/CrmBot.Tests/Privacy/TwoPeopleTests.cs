using CrmBot.Features.People;
using CrmBot.Features.Privacy;
using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Privacy;

/// <summary>It takes two: until a second person with the right says yes nothing is touched.</summary>
public sealed class TwoPeopleTests
{
    private const string Ask = $"删除{PrivacyStory.Customer}{PrivacyStory.Name}的个人信息";

    [Fact]
    public async Task A_rep_cannot_ask_and_whoever_asked_cannot_confirm()
    {
        await using var app = await StartAsync();
        var told = await PrivacyStory.AskAsync(app, Ask, DemoPeople.LinTao);
        told.Words.ShouldContain("要由客户负责人的主管或管理员提出");
        told.Words.ShouldNotContain("提交", Case.Sensitive, "nobody presses a button to be refused");
        (await StatesAsync(app)).ShouldBeEmpty();
        await PrivacyStory.AskAsync(app, Ask);
        var card = await PrivacyStory.CardOfAsync(app);
        var data = (System.Text.Json.Nodes.JsonObject)CardWords.Button(card.Card!, "privacy.confirm")["data"]!.DeepClone();
        var own = app.Direct(DemoPeople.TeamLead);
        Customers.DemoApp.Words(await own.ClickAsync(own.Messages[^1].Id, "privacy.confirm", data)).ShouldContain("要由另一个人确认");
        (await StatesAsync(app)).ShouldHaveSingleItem().ShouldBe(PrivacyState.Open);
        card.Words.ShouldSatisfyAllConditions(words => words.ShouldContain(PrivacyStory.Name), words => words.ShouldContain("联系人"),
            words => words.ShouldContain("确认前什么都不会动"));
    }

    [Fact]
    public async Task A_refusal_needs_a_reason_which_the_asker_reads_and_nothing_is_touched()
    {
        await using var app = await StartAsync();
        await PrivacyStory.AskAsync(app, Ask);
        var (admin, card) = (app.Direct(DemoPeople.Admin), await PrivacyStory.CardOfAsync(app));
        Customers.DemoApp.Words(await admin.ClickAsync(card, "privacy.refuse")).ShouldContain("写一句为什么");
        var key = (await PrivacyStory.RequestAsync(app)).Id.ToString("N")[^8..];
        await admin.ClickAsync(card, "privacy.refuse", ("reason-" + key, "合同还在保存期内"));
        (await StatesAsync(app)).ShouldHaveSingleItem().ShouldBe(PrivacyState.Refused);
        await app.SettleAsync();
        app.Direct(DemoPeople.TeamLead).Messages.ShouldContain(seen => seen.Words.Contains("合同还在保存期内", StringComparison.Ordinal));
        (await app.Direct(DemoPeople.LinTao).SayAsync(PrivacyStory.Customer)).Words.ShouldContain(PrivacyStory.Name);
    }

    [Fact]
    public async Task After_seven_days_it_is_void()
    {
        await using var app = await StartAsync();
        await PrivacyStory.AskAsync(app, Ask);
        var card = await PrivacyStory.CardOfAsync(app);
        await app.AdvanceAsync(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1));
        (await StatesAsync(app)).ShouldHaveSingleItem().ShouldBe(PrivacyState.Expired);
        var data = (System.Text.Json.Nodes.JsonObject)CardWords.Button(card.Card!, "privacy.confirm")["data"]!.DeepClone();
        await app.Direct(DemoPeople.Admin).ClickAsync(card.Id, "privacy.confirm", data);
        (await StatesAsync(app)).ShouldHaveSingleItem().ShouldBe(PrivacyState.Expired);
        (await app.Direct(DemoPeople.LinTao).SayAsync(PrivacyStory.Customer)).Words.ShouldContain(PrivacyStory.Name);
    }

    [Fact]
    public async Task Somebody_whom_the_asker_made_an_admin_within_the_hour_is_no_second_person()
    {
        await using var app = await StartAsync();
        var store = app.Services.GetRequiredService<IStore>();
        await app.Direct(DemoPeople.WangLei).SayAsync("帮助");
        // The admin asks, and before that made Wang Lei one.
        var made = await store.WriteAsync("test", async (work, token) =>
        {
            var admin = await work.Db.Set<Person>().FirstAsync(person => person.DirectoryId == DemoPeople.Admin, token);
            work.Acting = new ActingTurn(Guid.CreateVersion7(), admin.Id, Undoable: false);
            (await work.Db.Set<Person>().FirstAsync(person => person.DirectoryId == DemoPeople.WangLei, token)).Role = "admin";
            await work.SaveAsync(token);
            return admin.Id;
        }, CancellationToken.None);
        var (now, later) = await store.WriteAsync("test", async (work, token) =>
        {
            var wang = await work.Db.Set<Person>().FirstAsync(person => person.DirectoryId == DemoPeople.WangLei, token);
            var actor = new Runtime.People.Actor(wang.Id, wang.Name, "admin", wang.Team, "zh-CN", TimeZoneInfo.Utc, DemoPeople.WangLei);
            var request = new PrivacyRequest { Act = "erase", AskedBy = made, AskedAt = work.Now };
            var other = new PrivacyRequest { Act = "erase", AskedBy = wang.Id, AskedAt = work.Now };
            return (await Deciders.MayDecideAsync(work, actor, request, null, token),
                await Deciders.MayDecideAsync(work, actor, other, null, token));
        }, CancellationToken.None);
        (now, later).ShouldBe((false, false));
        await app.AdvanceAsync(TimeSpan.FromMinutes(61));
        (await store.ReadAsync(async (view, token) =>
        {
            var wang = await view.Db.Set<Person>().FirstAsync(person => person.DirectoryId == DemoPeople.WangLei, token);
            var actor = new Runtime.People.Actor(wang.Id, wang.Name, "admin", wang.Team, "zh-CN", TimeZoneInfo.Utc, DemoPeople.WangLei);
            return await Deciders.MayDecideAsync(view, actor, new PrivacyRequest { Act = "erase", AskedBy = made, AskedAt = view.Now },
                null, token);
        }, CancellationToken.None)).ShouldBeTrue();
    }

    private static async Task<CrmBotTestApp> StartAsync()
    {
        var app = await CrmBotTestApp.StartAsync();
        await PrivacyStory.TellAsync(app);
        await app.Direct(DemoPeople.Admin).SayAsync("帮助");
        return app;
    }

    private static async Task<List<PrivacyState>> StatesAsync(CrmBotTestApp app) =>
        await app.Services.GetRequiredService<IStore>().ReadAsync(
            (view, token) => view.Db.Set<PrivacyRequest>().Select(one => one.State).ToListAsync(token), CancellationToken.None);
}
