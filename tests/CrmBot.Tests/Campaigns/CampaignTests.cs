using CrmBot.Features.Campaigns;
using CrmBot.Features.Outgoing;
using CrmBot.Tests.Customers;
using CrmBot.Tests.Deals;
using CrmBot.Tests.Outgoing;
using CrmBot.Tests.TestApp;
using CrmBot.Tests.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using static CrmBot.Tests.Campaigns.CampaignSteps;

namespace CrmBot.Tests.Campaigns;

/// <summary>
/// The same offer to a group of customers. Of the demo company's core customers 林涛 has five (two with a mail address) and 张国强 two.
/// </summary>
public sealed class CampaignTests
{
    private static readonly SendingPace Quick = new() { Look = TimeSpan.FromMilliseconds(50), Pauses = [100, 100] };

    [Fact]
    public async Task Without_mail_everybody_who_looks_after_customers_gets_theirs_and_the_card_shrinks_with_every_contact()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var (lin, manager) = (app.Direct(DemoPeople.LinTao), app.Direct(DemoPeople.Manager));
        await lin.SayAsync("今天有什么安排");
        var draft = await manager.SayAsync(Offer);
        draft.Words.ShouldContain("核心客户 · 7 位");
        draft.Words.ShouldContain("由负责人联系");
        draft.Words.ShouldContain("给老朋友单独准备了：满1000减100。");
        await LaunchAsync(app, manager, draft);
        var mine = await app.Teams.WaitAsync(lin.Conversation,
            seen => seen.LastOrDefault(one => one.Words.Contains("5 位归你", StringComparison.Ordinal)), "the part of 林涛");
        mine.Words.ShouldContain("还有 5 位没联系");
        mine.Words.ShouldContain("可以这样说");
        await lin.SayAsync("刚跟佳美张姐通了电话 说要下周看方案");
        DemoApp.Words(await lin.ClickAsync(mine, "campaign.mine")).ShouldContain("还有 4 位没联系");
        await lin.SayAsync("佳美签了30万 靠服务");
        var effect = await manager.SayAsync("活动短信和邮件哪个效果好");
        effect.Words.ShouldContain("发出 7 · 触达 1（14.3%） · 有联系 1（100%） · 签单 1（100%）");
        var who = DemoApp.Words(await manager.ClickAsync(effect, "campaign.who"));
        who.ShouldContain("佳美");
        who.ShouldContain("看效果", Case.Sensitive, "the campaign's own buttons stay at hand");
    }

    [Fact]
    public async Task A_reps_campaign_waits_for_the_lead_and_leaves_by_mail_in_the_customers_language()
    {
        using var mail = new LoopbackMail();
        await using var app = await CrmBotTestApp.StartAsync(services: Fast, settings: mail.Settings);
        var (lin, lead) = (app.Direct(DemoPeople.LinTao), app.Direct(DemoPeople.TeamLead));
        await lead.SayAsync("今天有什么安排");
        var draft = await lin.SayAsync(Offer);
        draft.Words.ShouldContain("林涛名下 · 5 位");
        draft.Words.ShouldContain("张国强");
        DemoApp.Words(await lin.ClickAsync(draft, "draft.save")).ShouldContain("等审批");
        await StepAsync(app, 3);
        mail.Mails.ShouldBeEmpty();
        var asked = await app.Teams.WaitAsync(lead.Conversation,
            seen => seen.LastOrDefault(one => one.Words.Contains("等审批", StringComparison.Ordinal)), "the card to decide on");
        DemoApp.Words(await lead.ClickAsync(asked, "campaign.agree")).ShouldContain("张国强");
        await StepAsync(app, 3);
        (await mail.WaitAsync(one => one.To.Contains("lijg@huadong.example"))).Text.ShouldContain("给老朋友单独准备了：满1000减100。\n不想再收到这类消息");
        (await mail.WaitAsync(one => one.To.Contains("dan@acme.example"))).Text.ShouldContain("Thank you for your trust");
        mail.Mails.Count.ShouldBe(2);
        (await TargetsAsync(app)).Select(target => target.Channel).Order(StringComparer.Ordinal)
            .ShouldBe(["mail", "mail", "owner", "owner", "owner"]);
    }

    [Fact]
    public async Task A_first_share_is_tried_and_the_rest_goes_once_somebody_says_so_each_customer_once()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var manager = app.Direct(DemoPeople.Manager);
        await LaunchAsync(app, manager, await manager.SayAsync("全部客户发满500减50 先发20%"));
        var first = await TargetsAsync(app);
        first.Count(target => target.State == TargetState.WithOwner).ShouldBeInRange(1, 15);
        first.Where(target => target.State == TargetState.WithOwner).ShouldAllBe(target => target.IsFirst);
        await app.AdvanceAsync(TimeSpan.FromHours(24.5));
        var asked = await app.Teams.WaitAsync(manager.Conversation,
            seen => seen.LastOrDefault(one => one.Words.Contains("其余发不发", StringComparison.Ordinal)), "what came of the first share");
        await manager.ClickAsync(asked, "campaign.rest");
        await manager.ClickAsync(asked, "campaign.rest");
        await StepAsync(app, 4);
        var all = await TargetsAsync(app);
        all.ShouldNotContain(target => target.State == TargetState.Planned);
        all.Select(target => target.CustomerId).ShouldBeUnique();
        all.Where(target => target.Reason is not null).ShouldAllBe(target => target.Reason == "noOwner");
        (await manager.SayAsync("停掉满500减50")).Words.ShouldContain("发完了");
    }

    [Fact]
    public async Task What_was_stopped_sends_nothing_more()
    {
        using var mail = new LoopbackMail();
        await using var app = await CrmBotTestApp.StartAsync(services: Fast, settings: mail.Settings);
        var manager = app.Direct(DemoPeople.Manager);
        await LaunchAsync(app, manager, await manager.SayAsync("核心客户明天上午10点推满1000减100"));
        (await manager.SayAsync("停掉满1000减100活动")).Words.ShouldContain("已停");
        await app.AdvanceAsync(TimeSpan.FromDays(2));
        await StepAsync(app, 2);
        mail.Mails.ShouldBeEmpty();
        (await TargetsAsync(app)).ShouldAllBe(target => target.State == TargetState.Planned);
        (await manager.SayAsync("停掉春节活动")).Words.ShouldContain("没有叫「春节活动」的活动");
    }

    [Fact]
    public async Task It_goes_at_its_hour_never_in_the_evening_and_leaves_out_who_said_no_meanwhile()
    {
        using var mail = new LoopbackMail();
        await using var app = await CrmBotTestApp.StartAsync(services: Fast, settings: mail.Settings);
        var (lin, manager) = (app.Direct(DemoPeople.LinTao), app.Direct(DemoPeople.Manager));
        await LaunchAsync(app, manager, await manager.SayAsync("核心客户今晚9点半发邮件满1000减100"));
        await lin.SayAsync("别再联系华东机电");
        await app.MoveToAsync(new(2026, 3, 11, 22, 0, 0, TimeSpan.FromHours(8)));
        await StepAsync(app, 2);
        mail.Mails.ShouldBeEmpty();
        await app.MoveToAsync(new(2026, 3, 12, 8, 1, 0, TimeSpan.FromHours(8)));
        await StepAsync(app, 3);
        (await mail.WaitAsync(_ => true)).To.ShouldContain("dan@acme.example");
        mail.Mails.Count.ShouldBe(1);
        (await TargetsAsync(app)).Count(target => target.Reason == "optedOut").ShouldBe(1);
        (await TargetsAsync(app)).Count(target => target.Reason == "noAddress").ShouldBe(5, "mail was asked for");
    }

    [Fact]
    public async Task Its_text_is_changed_while_nothing_has_left()
    {
        using var mail = new LoopbackMail();
        await using var app = await CrmBotTestApp.StartAsync(services: Fast, settings: mail.Settings);
        var manager = app.Direct(DemoPeople.Manager);
        await LaunchAsync(app, manager, await manager.SayAsync("核心客户明天上午10点推满1000减100"));
        var card = await manager.SayAsync("停掉春节活动");
        card.Words.ShouldContain("没有叫这个名字的活动");   // the one that runs is offered instead
        card = await app.Teams.WaitAsync(
            manager.Conversation, seen => seen.LastOrDefault(
                one => one.Words.Contains("名单排好了", StringComparison.Ordinal) && one.Id != card.Id), "the scheduled campaign");
        var form = await manager.InvokeAsync("task/fetch", UpdateDealTests.Fetch(card, "campaign.write"));
        form.Value("text")!.ShouldContain("满1000减100");
        await manager.InvokeAsync("task/submit",
            UpdateDealTests.Submit(form.Filled(("name", "老友节"), ("text", "老友节到了，<b>满1000减100</b> ${company}"))));
        await app.AdvanceAsync(TimeSpan.FromDays(1));
        await StepAsync(app, 3);
        (await mail.WaitAsync(_ => true)).Text.ShouldContain("老友节到了，<b>满1000减100</b> ${company}");
        var late = await manager.InvokeAsync("task/fetch", UpdateDealTests.Fetch(card, "campaign.write"));
        late.Text.ShouldContain("已经开始发了");
    }

    [Fact]
    public async Task Who_does_not_sell_launches_none_and_nobody_decides_on_their_own()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        (await app.Direct(DemoPeople.Agent).SayAsync(Offer)).Words.ShouldContain("活动由销售和经理发起");
        var lin = app.Direct(DemoPeople.LinTao);
        (await lin.SayAsync("给客户做个活动 送50元券")).Words.ShouldContain("发给谁？");
        (await lin.SayAsync("快到期客户发续费9折")).Words.ShouldContain("现在一位都没有");
        var draft = await lin.SayAsync(Offer);
        DemoApp.Words(await lin.ClickAsync(draft, "draft.save")).ShouldNotContain("同意");
        (await app.Direct(DemoPeople.WangLei).SayAsync("停掉满1000减100")).Words.ShouldContain("没有叫");
        (await CampaignAsync(app)).State.ShouldBe(CampaignState.Asked);
    }

    [Fact]
    public async Task The_third_offer_within_a_week_leaves_the_customer_out_also_where_colleagues_bring_it()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var manager = app.Direct(DemoPeople.Manager);
        for (var time = 0; time < 3; time++) await LaunchAsync(app, manager, await manager.SayAsync(Offer));
        var all = await TargetsAsync(app);
        all.Count(target => target.State == TargetState.WithOwner).ShouldBe(14);
        all.Count(target => target.Reason == "tooMuch").ShouldBe(7);
        var list = await manager.SayAsync("有哪些活动");
        list.Words.ShouldContain("3 个活动");
        list.Words.ShouldContain("发完了");
    }

    [Fact]
    public async Task Whoever_stops_it_stands_beside_whoever_agreed_to_it()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var (lin, lead) = (app.Direct(DemoPeople.LinTao), app.Direct(DemoPeople.TeamLead));
        await lead.SayAsync("今天有什么安排");
        await lin.ClickAsync(await lin.SayAsync("核心客户明天上午10点推满1000减100"), "draft.save");
        var asked = await app.Teams.WaitAsync(lead.Conversation,
            seen => seen.LastOrDefault(one => one.Words.Contains("等审批", StringComparison.Ordinal)), "the card to decide on");
        asked.Words.ShouldContain("林涛名下 · 5 位");
        await lead.ClickAsync(asked, "campaign.agree");
        await StepAsync(app, 2);
        var stopped = await app.Direct(DemoPeople.Director).SayAsync("停掉满1000减100");
        stopped.Words.ShouldContain("谁同意\n张国强");
        stopped.Words.ShouldContain("谁停的\n周舟");
    }

    [Theory]
    [InlineData("给所有客户发中秋祝福", "中秋快乐！")]
    [InlineData("核心客户发新品目录", "给老朋友单独准备了：新品目录。")]
    public async Task A_wish_is_worded_as_a_wish(string said, string text)
    {
        await using var app = await CrmBotTestApp.StartAsync();
        (await app.Direct(DemoPeople.Manager).SayAsync(said)).Words.ShouldContain(text);
    }

    [Fact]
    public async Task Whoever_takes_customers_over_gets_those_still_to_be_talked_to()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var (wang, manager) = (app.Direct(DemoPeople.WangLei), app.Direct(DemoPeople.Manager));
        await wang.SayAsync("今天有什么安排");
        await LaunchAsync(app, manager, await manager.SayAsync(Offer));
        await app.Direct(DemoPeople.LinTao).SayAsync("刚跟佳美张姐通了电话 说要下周看方案");
        var director = app.Direct(DemoPeople.Director);
        await director.ClickAsync(await director.SayAsync("林涛离职了 客户都转王磊"), "draft.save");
        var taken = await app.Teams.WaitAsync(wang.Conversation,
            seen => seen.LastOrDefault(one => one.Words.Contains("位归你", StringComparison.Ordinal)), "the part of 林涛, with 王磊 now");
        taken.Words.ShouldContain("4 位归你，还有 4 位没联系");
    }

    [Fact]
    public async Task A_restart_in_between_loses_nobody_and_writes_to_nobody_twice()
    {
        using var mail = new LoopbackMail();
        var folder = Directory.CreateTempSubdirectory("crmbot-campaign-").FullName;
        var app = await CrmBotTestApp.StartAsync(folder, services: Fast, settings: mail.Settings);
        var manager = app.Direct(DemoPeople.Manager);
        await manager.ClickAsync(await manager.SayAsync("全部客户发满500减50"), "draft.save");
        await app.StopAsync();
        app = await CrmBotTestApp.StartAsync(folder, app.Teams, services: Fast, settings: mail.Settings);
        await StepAsync(app, 2);
        await app.StopAsync();
        app = await CrmBotTestApp.StartAsync(folder, app.Teams, services: Fast, settings: mail.Settings);
        await StepAsync(app, 4);
        var all = await TargetsAsync(app);
        all.Select(target => target.CustomerId).ShouldBeUnique();
        all.ShouldNotContain(target => target.State == TargetState.Planned);
        var written = all.Count(target => target.State == TargetState.Written);
        for (var left = 100; left > 0 && mail.Mails.Count < written; left--) await Task.Delay(100, TestContext.Current.CancellationToken);
        mail.Mails.SelectMany(one => one.To).Count().ShouldBe(written);
        mail.Mails.SelectMany(one => one.To).ShouldBeUnique();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task What_is_to_leave_in_the_evening_says_that_it_leaves_in_the_morning()
    {
        using var mail = new LoopbackMail();
        await using var app = await CrmBotTestApp.StartAsync(services: Fast, settings: mail.Settings);
        var manager = app.Direct(DemoPeople.Manager);
        (await manager.SayAsync("核心客户今晚11点发邮件满1000减100")).Words.ShouldContain("短信和邮件明天 3月12日 周四 08:00发");
        (await manager.SayAsync("核心客户明天上午10点发邮件满1000减100")).Words.ShouldNotContain("晚上不打扰");
    }

    [Theory]
    [InlineData("给A级客户发满500减50券", "A 级客户")]
    [InlineData("B级客户发满500减50", "B 级客户")]
    public async Task A_grade_is_a_group_too(string said, string group)
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var manager = app.Direct(DemoPeople.Manager);
        var draft = await manager.SayAsync(said);
        draft.Words.ShouldContain(group + " · ");
        await LaunchAsync(app, manager, draft);
        var grade = group[..1];
        var theirs = await app.ReadAsync(
            view => view.Db.Set<Features.Customers.Customer>().Where(one => one.Grade == grade).Select(one => one.Id).ToListAsync());
        theirs.ShouldNotBeEmpty();
        (await TargetsAsync(app)).Select(target => target.CustomerId).ShouldBe(theirs, ignoreOrder: true);
    }

    private static void Fast(IServiceCollection services) => services.AddSingleton(Quick);
}
