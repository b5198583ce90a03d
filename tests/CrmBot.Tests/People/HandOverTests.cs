using CrmBot.Features.Customers;
using CrmBot.Features.Goals;
using CrmBot.Features.People;
using CrmBot.Runtime.Store;
using CrmBot.Tests.Customers;
using CrmBot.Tests.Surveys;
using CrmBot.Tests.TestApp;
using CrmBot.Tests.Tickets;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.People;

/// <summary>Somebody leaves, or is away for a while: nothing is left behind, and nobody is deleted.</summary>
public sealed class HandOverTests(DemoApp demo) : IClassFixture<DemoApp>
{
    [Fact]
    public async Task Everything_of_somebody_who_leaves_goes_to_the_heir_with_a_pack_and_can_be_taken_back()
    {
        var (admin, wang, lin) = (demo.Chat(DemoPeople.Admin), demo.Chat(DemoPeople.WangLei), demo.Chat(DemoPeople.LinTao));
        await wang.SayAsync("帮助");
        await lin.SayAsync("明天9点提醒我给恒达回电话");
        await lin.SayAsync("我本月业绩目标100万");
        var draft = await admin.SayAsync("林涛离职了 客户都转小王");
        draft.Words.ShouldContain("客户 ");
        draft.Words.ShouldContain("待办和承诺 ");
        (await OwnerAsync("恒达")).ShouldBe("林涛");

        DemoApp.Words(await admin.ClickAsync(draft, "draft.save")).ShouldContain("林涛已停用");
        (await OwnerAsync("恒达")).ShouldBe("王磊");
        var pack = await demo.App.Teams.WaitAsync(wang.Conversation, seen => seen.FirstOrDefault(one => one.Words.Contains("工作交给你了")),
            "the pack");
        foreach (var expected in (string[])["林涛", "华东机电", "还有", "回电话"]) pack.Words.ShouldContain(expected);
        (await wang.SayAsync("恒达电话多少")).Words.ShouldContain("139 0000 2345");
        (await demo.Chat(DemoPeople.LinTao).SayAsync("恒达")).Words.ShouldNotContain("139 0000 2345");
        (await admin.SayAsync("无主检查")).Words.ShouldContain("没有无主");
        (await GoalEndedAsync()).ShouldBe(true);
        pack.Words.ShouldContain("商机 ");
        (await admin.SayAsync("林涛的客户有哪些")).Words.ShouldContain("林涛已经离职了");

        (await admin.SayAsync("撤销")).Words.ShouldContain("已撤销");
        (await OwnerAsync("恒达")).ShouldBe("林涛");
        (await GoalEndedAsync()).ShouldBe(false);
        (await demo.Chat(DemoPeople.LinTao).SayAsync("恒达电话多少")).Words.ShouldContain("139 0000 2345");
        (await demo.ReadAsync(view => view.Db.Set<Person>().CountAsync(person => !person.IsActive))).ShouldBe(0);
    }

    [Fact]
    public async Task Who_left_is_found_by_name_and_not_inside_other_words()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        await app.StoreAsync(async work =>
        {
            var tom = await work.Db.Set<Person>().FirstAsync(person => person.Name == "Tom Baker");
            var ma = await work.Db.Set<Person>().FirstAsync(person => person.Name == "马超");
            (tom.Name, tom.IsActive, tom.LeftAt) = ("Tom", false, work.Now);
            (ma.Name, ma.IsActive, ma.LeftAt) = ("兴隆", false, work.Now);
            foreach (var person in (Person[])[tom, ma]) await work.World.ChangedAsync("person", person.Id, CancellationToken.None);
        });
        var lin = app.Direct(DemoPeople.LinTao);
        (await lin.SayAsync("list my customers", locale: "en-US")).Words.ShouldContain("customers of yours");
        (await lin.SayAsync("list Tom's customers", locale: "en-US")).Words.ShouldContain("Tom has left");
        (await lin.SayAsync("跟兴隆贸易一样的广州客户有哪些")).Words.ShouldNotContain("兴隆已经");
    }

    [Theory, EachEngine]
    public async Task A_large_file_of_customers_moves_in_portions_also_over_a_restart_and_is_told_and_taken_back_as_one(EngineKind engine)
    {
        // Taken back it is one write, which has to fit into the time that a turn has.
        var many = engine == EngineKind.Sqlite ? 450 : 150;
        (string, string)[] settings = [.. await FreshDatabase.OnAsync(engine)];
        var first = await CrmBotTestApp.StartAsync(settings: settings);
        var folder = first.DataFolder;
        await first.Direct(DemoPeople.WangLei).SayAsync("帮助");
        var before = await CountsAsync(first);
        await first.StoreAsync(async work => work.Db.AddRange(
            Enumerable.Range(0, many).Select(
                at => new Customer { Name = $"批量{at}", NameKey = $"批量{at}", OwnerId = before.Lin, Stage = "won", CreatedAt = work.Now })));
        var all = before.Lins + many;
        var admin = first.Direct(DemoPeople.Admin);
        var draft = await admin.SayAsync("林涛离职了 客户都转小王");
        draft.Words.ShouldContain($"客户 {all}");
        DemoApp.Words(await admin.ClickAsync(draft, "draft.save")).ShouldContain($"客户 {all}");
        var teams = first.Teams;
        await first.StopAsync();

        await using var app = await CrmBotTestApp.StartAsync(folder, teams, settings: settings);
        await WaitForAsync(async () => (await CountsAsync(app)).Lins == 0);
        var after = await CountsAsync(app);
        after.Wangs.ShouldBe(before.Wangs + all);
        var packs = await app.Teams.WaitAsync("a:" + DemoPeople.WangLei,
            seen => seen.Where(one => one.Words.Contains("工作交给你了")).ToList() is { Count: > 0 } found ? found : null, "the pack");
        packs.ShouldHaveSingleItem().Words.ShouldContain($"客户 {all}");

        (await app.Direct(DemoPeople.Admin).SayAsync("撤销")).Words.ShouldContain("已撤销");
        (await CountsAsync(app)).ShouldBe(before with { Lins = all });
        await app.AdvanceAsync(TimeSpan.FromMinutes(1));
        (await CountsAsync(app)).ShouldBe(before with { Lins = all });
    }

    [Fact]
    public async Task Taken_back_before_all_has_moved_nothing_moves_any_more()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var before = await CountsAsync(app);
        await app.StoreAsync(async work =>
        {
            await work.Timers.SetAsync("handover.rest", before.Lin, $"{before.Wang:N}:{before.Wang:N}:{Guid.NewGuid():N}", work.Now,
                CancellationToken.None);
        });
        await app.AdvanceAsync(TimeSpan.FromMinutes(1));
        (await CountsAsync(app)).ShouldBe(before);
    }

    [Fact]
    public async Task Only_admins_and_directors_hand_over_and_the_last_admin_stays()
    {
        var lead = demo.Chat(DemoPeople.TeamLead);
        DemoApp.Words(await lead.ClickAsync(await lead.SayAsync("王磊离职了 客户都转小林"), "draft.save")).ShouldContain("只有管理员或总监");
        var director = demo.Chat(DemoPeople.Director);
        DemoApp.Words(await director.ClickAsync(await director.SayAsync("吴曼离职了 客户都转小林"), "draft.save")).ShouldContain("最后一位管理员");
        (await OwnerAsync("远航物流")).ShouldBe("王磊");
    }

    [Fact]
    public async Task While_somebody_is_on_leave_what_falls_due_goes_to_the_stand_in_and_comes_back_afterwards()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var (lin, hao) = (app.Direct(DemoPeople.LinTao), app.Direct("demo-chenhao"));
        await hao.SayAsync("帮助");
        await lin.SayAsync("明天9点提醒我给恒达王工回电话");
        await lin.SayAsync("后天10点提醒我给佳美回电话");
        (await hao.SayAsync("恒达电话多少")).Words.ShouldContain("已有人跟进");
        var draft = await lin.SayAsync("我明天休假 客户让小陈代管");
        (draft.Card is { } card && CardWords.Buttons(card).Any(button => button["verb"]?.GetValue<string>() == "draft.save"))
            .ShouldBeTrue();
        DemoApp.Words(await lin.ClickAsync(draft, "draft.save")).ShouldContain("陈浩");

        await app.MoveToAsync(new(2026, 3, 12, 9, 1, 0, TimeSpan.FromHours(8)));
        var sent = await app.Teams.WaitAsync(hao.Conversation,
            seen => seen.LastOrDefault(one => one.Words.Contains("恒达") && one.Words.Contains("先发给你照看")), "the reminder at the stand-in");
        lin.Messages.ShouldNotContain(seen => seen.Words.Contains("为什么给我发这个"));
        (await hao.SayAsync("恒达电话多少")).Words.ShouldContain("139 0000 2345");
        DemoApp.Words(await hao.ClickAsync(sent, "reminder.done")).ShouldContain("已完成");

        await app.MoveToAsync(new(2026, 3, 13, 10, 0, 0, TimeSpan.FromHours(8)));
        lin.Messages.ShouldContain(seen => seen.Words.Contains("欢迎回来") && seen.Words.Contains("待办和承诺 1 件"));
        lin.Messages.ShouldContain(seen => seen.Words.Contains("该跟进了") && seen.Words.Contains("佳美"));
        (await hao.SayAsync("恒达电话多少")).Words.ShouldContain("已有人跟进");
    }

    private sealed record Counts(Guid Lin, Guid Wang, int Lins, int Wangs);

    private static Task<Counts> CountsAsync(CrmBotTestApp app) => app.ReadAsync(async view =>
    {
        var (lin, wang) = (await IdAsync("林涛"), await IdAsync("王磊"));
        return new Counts(lin, wang, await OwnedAsync(lin), await OwnedAsync(wang));

        Task<Guid> IdAsync(string name) =>
            view.Db.Set<Person>().Where(person => person.Name == name).Select(person => person.Id).SingleAsync();
        Task<int> OwnedAsync(Guid owner) => view.Db.Set<Customer>().CountAsync(customer => customer.OwnerId == owner);
    });

    private static async Task WaitForAsync(Func<Task<bool>> holds)
    {
        for (var left = 1_200; left > 0 && !await holds(); left--) await Task.Delay(50, TestContext.Current.CancellationToken);
    }

    private Task<bool> GoalEndedAsync() => demo.ReadAsync(async view => (await view.Db.Set<Goal>().SingleAsync()).EndedAt is not null);

    private Task<string?> OwnerAsync(string customer) => demo.ReadAsync(view =>
        (from known in view.Db.Set<Customer>() join owner in view.Db.Set<Person>(
            ) on known.OwnerId equals (Guid?)owner.Id where known.Name == customer select owner.Name).FirstOrDefaultAsync());
}
