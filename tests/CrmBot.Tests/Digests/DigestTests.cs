using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Tests.Surveys;
using CrmBot.Tests.TestApp;
using CrmBot.Tests.Tickets;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Digests;

public sealed class DigestTests
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    [Fact]
    public async Task A_manager_gets_every_workday_morning_what_happened_since_the_last_time()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var manager = app.Direct(DemoPeople.Manager);
        var plan = await manager.SayAsync("每天早上9点给我发日报");
        plan.Words.ShouldContain("日报已开");
        plan.Words.ShouldContain("每个工作日 09:00");
        await app.Direct(DemoPeople.LinTao).SayAsync("刚跟恒达王工通了电话，要补技术参数");
        await app.Direct(DemoPeople.WangLei).SayAsync("刚拜访了远航物流郑总，价格没问题");

        await app.MoveToAsync(new DateTimeOffset(2026, 3, 12, 9, 0, 0, China));

        var digest = manager.Messages[^1];
        digest.Words.ShouldContain("日报 · 昨天 3月11日 周三");
        Number(digest, "contacts").ShouldBe(2);
        Number(digest, "customers_reached").ShouldBe(2);
    }

    [Fact]
    public async Task A_deal_given_up_in_the_morning_and_alive_again_at_noon_is_not_lost()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        var manager = app.Direct(DemoPeople.Manager);
        await lin.SayAsync("大成丢了 价格问题");
        Number(await manager.SayAsync("今天的日报"), "lost").ShouldBe(1);
        await app.AdvanceAsync(TimeSpan.FromHours(2));
        await lin.SayAsync("大成又活过来了");
        Openers(await manager.SayAsync("今天的日报")).ShouldNotContain(button => button["data"]!["number"]!.GetValue<string>() == "lost");
    }

    [Fact]
    public async Task Every_number_opens_a_list_of_as_many_records()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        for (var i = 0; i < 11; i++) await lin.SayAsync($"刚跟恒达王工通了电话，确认第{i}号图纸的公差");
        await app.Direct(DemoPeople.WangLei).SayAsync("明天上午十点前给远航物流郑总发报价");
        await app.AdvanceAsync(TimeSpan.FromDays(1));

        var manager = app.Direct(DemoPeople.Manager);
        var digest = await manager.SayAsync("昨天的日报");
        foreach (var button in Openers(digest))
        {
            var name = button["data"]!["number"]!.GetValue<string>();
            (await DigestLists.CountAsync(manager, digest, name)).ShouldBe(Number(digest, name), name);
        }

        Number(digest, "contacts").ShouldBe(11);
    }

    [Fact]
    public async Task What_changes_afterwards_does_not_change_the_list_of_a_digest()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("刚跟恒达王工通了电话，要补技术参数");
        var manager = app.Direct(DemoPeople.Manager);
        var digest = await manager.SayAsync("今天的日报");
        Number(digest, "contacts").ShouldBe(1);

        await lin.SayAsync("撤销");
        await lin.SayAsync("刚跟佳美张姐聊了，要看新样品");

        await DigestLists.PressAsync(manager, digest, "contacts");
        var list = await app.Teams.WaitAsync(manager.Conversation, seen => seen.FirstOrDefault(one => one.Words.Contains("跟进次数 1")),
            "the list");
        list.Words.ShouldContain("另有 1 条已撤销");
        list.Words.ShouldNotContain("佳美");
    }

    [Fact]
    public async Task A_process_that_dies_at_the_minute_of_sending_sends_once()
    {
        var folder = Directory.CreateTempSubdirectory("crmbot-digest-").FullName;
        await using var teams = await FakeTeams.StartAsync();
        var app = await CrmBotTestApp.StartAsync(folder, teams);
        try
        {
            await app.Direct(DemoPeople.Manager).SayAsync("每天早上9点给我发日报");
            await app.MoveToAsync(new DateTimeOffset(2026, 3, 12, 9, 0, 0, China));
            await app.StopAsync();
            app = await CrmBotTestApp.StartAsync(folder, teams);
            await app.MoveToAsync(new DateTimeOffset(2026, 3, 12, 9, 1, 0, China));
            app.Direct(DemoPeople.Manager).Messages.Count(seen => seen.Words.Contains("日报 ·")).ShouldBe(1);
        }
        finally
        {
            await app.StopAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_day_without_anything_says_so()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        (await app.Direct(DemoPeople.Agent).SayAsync("今天的日报")).Words.ShouldContain("这段时间没有动静");
    }

    [Fact]
    public async Task In_a_group_the_numbers_stand_and_the_list_goes_to_whoever_asks()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        await app.Direct(DemoPeople.LinTao).SayAsync("刚跟恒达王工通了电话，要补技术参数");
        await app.Direct(DemoPeople.Manager).SayAsync("你好");
        var group = app.InGroup(DemoPeople.Manager);
        var digest = await group.SayAsync("今天的日报");
        digest.Words.ShouldNotContain("技术参数");
        var before = group.Messages.Count;
        await DigestLists.PressAsync(group, digest, "contacts");
        var direct = app.Direct(DemoPeople.Manager);
        (await app.Teams.WaitAsync(direct.Conversation, seen => seen.FirstOrDefault(one => one.Words.Contains("跟进次数 1")),
            "the list")).Words.ShouldContain("恒达");
        group.Messages.Count.ShouldBe(before);
    }

    [Fact]
    public async Task What_a_manager_set_up_for_a_group_is_changed_and_stopped_by_those_who_see_everything()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        await app.InGroup(DemoPeople.Manager).SayAsync("每天早上9点给本群发日报");
        var lead = app.Direct(DemoPeople.TeamLead);
        await lead.SayAsync("你好");
        foreach (var said in new[] { "日报只看销售二组", "别发日报了" })
        {
            var before = lead.Messages.Count;
            await app.InGroup(DemoPeople.TeamLead).SayUnansweredAsync(said);
            await app.Teams.WaitAsync(lead.Conversation,
                seen => seen.Skip(before).FirstOrDefault(one => one.Words.Contains("设的，要改找 TA")), said);
        }

        (await app.InGroup(DemoPeople.Director).SayAsync("日报改到10点")).Words.ShouldContain("10:00");
    }

    [Fact]
    public async Task Nobody_opens_a_digest_that_was_made_for_somebody_else()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        await app.Direct(DemoPeople.LinTao).SayAsync("刚跟恒达王工通了电话，要补技术参数");
        var digest = await app.Direct(DemoPeople.Manager).SayAsync("今天的日报");
        var chen = app.Direct("demo-chenhao");
        var own = await chen.SayAsync("你好");
        var data = (JsonObject)Openers(digest).First()["data"]!.DeepClone();
        (await chen.ClickAsync(own.Id, "digest.open", data))["value"]!["message"]!.GetValue<string>().ShouldContain("不是发给你的");
        (await chen.ClickAsync(own.Id, "digest.settings", (JsonObject)data.DeepClone()))["value"]!["message"]!.GetValue<string>()
            .ShouldContain("不是发给你的");
    }

    [Fact]
    public async Task A_plan_is_changed_on_its_card_stopped_by_a_sentence_and_taken_back()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var manager = app.Direct(DemoPeople.Manager);
        var plan = await manager.SayAsync("每天早上9点给我发日报");
        var saved = await manager.ClickAsync(plan, "digest.save", ("clock", "08:30"), ("blocks", "overdue"));
        string.Join('\n', CardWords.Of(saved["value"])).ShouldContain("每个工作日 08:30");
        (await manager.SayAsync("别发日报了")).Words.ShouldContain("日报已停");
        await app.MoveToAsync(new DateTimeOffset(2026, 3, 12, 9, 0, 0, China));
        manager.Messages.ShouldNotContain(seen => seen.Words.Contains("日报 ·"));
        await manager.SayAsync("stop the daily digest");
        await manager.SayAsync("日报改下班前发");
        await app.MoveToAsync(new DateTimeOffset(2026, 3, 12, 18, 0, 0, China));
        manager.Messages.Count(seen => seen.Words.Contains("日报 ·")).ShouldBe(1);
    }

    [Fact]
    public async Task A_first_stage_without_deals_is_not_in_the_funnel()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        await app.StoreAsync(async work =>
        {
            foreach (var deal in await work.Db.Set<Features.Deals.Deal>().Where(one => one.Stage == "lead").ToListAsync())
                deal.Stage = "demo";
        });
        var card = (await app.Direct(DemoPeople.Manager).SayAsync("周报")).Card!;
        var text = card.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        text.ShouldNotContain("\"线索\"");
        text.ShouldContain("\"报价\"");
    }

    [Theory]
    [InlineData("周报", "zh-CN")]
    [InlineData("weekly digest for this week", "en-US")]
    public async Task The_longest_digest_stays_under_20_KB(string question, string locale)
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var digest = await app.Direct(DemoPeople.Director).SayAsync(question, locale: locale);
        System.Text.Encoding.UTF8.GetByteCount(
            digest.Card!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
                .ShouldBeLessThan(20_000);
    }

    [Fact]
    public async Task Nobody_gets_a_digest_under_the_name_of_people_they_do_not_look_after()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        (await app.Direct(DemoPeople.LinTao).SayAsync("日报只看销售一组")).Words.ShouldContain("只能看自己的数字");
        var lead = app.Direct(DemoPeople.TeamLead);
        (await lead.SayAsync("日报只看销售二组")).Words.ShouldContain("销售二组不在你组里");
        (await lead.SayAsync("日报只看陈浩")).Words.ShouldContain("陈浩不在你组里");
        (await lead.SayAsync("日报只看销售一组")).Words.ShouldContain("销售一组");
        (await lead.SayAsync("日报只看王磊")).Words.ShouldContain("王磊");
    }

    [Fact]
    public async Task A_region_has_the_cities_that_lie_in_it()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        await app.Direct(DemoPeople.LinTao).SayAsync("刚跟恒达王工通了电话，要补技术参数");
        await app.Direct(DemoPeople.LinTao).SayAsync("刚跟兴隆老黄通了电话，嫌贵");
        var manager = app.Direct(DemoPeople.Manager);
        (await manager.SayAsync("日报只看华东区")).Words.ShouldContain("华东");
        var digest = await manager.SayAsync("今天的日报");
        Number(digest, "contacts").ShouldBe(1);
        (await DigestLists.OpenAsync(manager, digest, "contacts")).Words.ShouldContain("恒达");
    }

    [Fact]
    public async Task What_it_advises_lies_in_the_region_that_it_counts()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var manager = app.Direct(DemoPeople.Manager);
        await app.Direct(DemoPeople.LinTao).SayAsync("刚跟兴隆老黄通了电话，答应今天下午三点前发报价");
        await app.AdvanceAsync(TimeSpan.FromDays(1));
        (await manager.SayAsync("今天的日报")).Words.ShouldContain("兴隆贸易");
        await manager.SayAsync("日报只看华东区");
        var digest = (await manager.SayAsync("今天的日报")).Words;
        string[] east = ["苏州", "杭州", "宁波", "无锡", "上海", "南京"];
        foreach (var elsewhere in await app.ReadAsync(view => view.Db.Set<Features.Customers.Customer>()
            .Where(customer => !east.Contains(customer.Region)).Select(customer => customer.Name).ToListAsync()))
            digest.ShouldNotContain(elsewhere);
    }

    private static IEnumerable<JsonObject> Openers(Seen digest) =>
        CardWords.Buttons(digest.Card!).Where(button => button["verb"]?.GetValue<string>() == "digest.open");

    // The number stands in the row that opens its list.
    private static int Number(Seen digest, string name)
    {
        var row = Rows(digest.Card!).First(found => found["selectAction"]?["data"]?["number"]?.GetValue<string>() == name);
        return int.Parse(CardWords.Of(row["columns"]![1]).First(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
    }

    private static IEnumerable<JsonObject> Rows(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(Rows),
        JsonObject element => (element.ContainsKey("selectAction") ? [element] : Enumerable.Empty<JsonObject>())
            .Concat(element.SelectMany(pair => Rows(pair.Value))),
        _ => [],
    };

    [Fact]
    public async Task What_there_is_none_of_is_called_by_its_whole_name()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lily = app.Direct(DemoPeople.Lily);
        var digest = await lily.SayAsync("digest today", locale: "en-US");
        digest.Words.ShouldContain("Grade A leads");
        digest.Words.ShouldNotContain("None: of these");
    }
}
