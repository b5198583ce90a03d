using CrmBot.Features.Leads;
using CrmBot.Features.Leads.FirstContact;
using CrmBot.Features.People;
using CrmBot.Tests.Customers;
using CrmBot.Tests.Digests;
using CrmBot.Tests.TestApp;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using static CrmBot.Tests.Leads.LeadTeam;

namespace CrmBot.Tests.Leads;

/// <summary>
/// Nobody who asks is forgotten: the first contact in time, an answer within the hour. On the virtual clock.
/// </summary>
public sealed class FirstContactTests
{
    [Fact]
    public async Task The_owner_hears_it_after_20_hours_and_the_teams_lead_after_24()
    {
        var (bed, rep, lead) = await TeamAsync(null);
        await using var app = bed.App;
        await bed.ComesInAsync("北辰仪表");
        await app.MoveToAsync(At(3, 12, 5, 59));
        Nudges(rep, "还没联系过").ShouldBe(0);
        await app.MoveToAsync(At(3, 12, 6, 1));
        Nudges(rep, "还没联系过").ShouldBe(1);
        await app.MoveToAsync(At(3, 12, 9, 59));
        Nudges(lead, "还没联系，负责人是甲一").ShouldBe(0);
        await app.MoveToAsync(At(3, 12, 10, 1));
        Nudges(lead, "还没联系，负责人是甲一").ShouldBe(1);
        (await lead.SayAsync("谁还没首联")).Words.ShouldContain("北辰仪表");
        (await lead.SayAsync("2小时还没首联的")).Words.ShouldContain("北辰仪表");
    }

    [Fact]
    public async Task List_and_digest_agree_on_who_is_owed_a_first_contact_and_leave_out_C_leads_which_are_put_off()
    {
        var (bed, _, lead) = await TeamAsync(null);
        await using var app = bed.App;
        await bed.ComesInAsync("北辰仪表");
        await bed.ComesInAsync("南山泵业", new Rating(1, 2, 1, 1));
        var list = await lead.SayAsync("谁还没首联");
        list.Words.ShouldContain("还没首联的有 1 条");
        list.Words.ShouldNotContain("南山泵业");
        (await DigestLists.CountAsync(lead, await lead.SayAsync("今天的日报"), "not_contacted")).ShouldBe(1);
        (await lead.SayAsync("还没首联的C级线索")).Words.ShouldContain("南山泵业", Case.Sensitive, "asked for by name");
    }

    [Fact]
    public async Task Whoever_asks_what_to_do_today_is_told_of_new_leads_and_of_late_ones()
    {
        var (bed, rep, _) = await TeamAsync(null);
        await using var app = bed.App;
        await bed.ComesInAsync("北辰仪表");
        var today = await rep.SayAsync("今天要跟进谁");
        today.Words.ShouldContain("北辰仪表");
        today.Words.ShouldContain("首次联系");
        (await rep.SayAsync("后天要跟进谁")).Words.ShouldNotContain("北辰仪表");
        await app.MoveToAsync(At(3, 13, 9, 0));
        (await rep.SayAsync("今天要跟进谁")).Words.ShouldContain("北辰仪表");
    }

    [Fact]
    public async Task A_free_day_is_not_called_quiet_while_something_from_before_is_left()
    {
        var (bed, rep, _) = await TeamAsync(null);
        await using var app = bed.App;
        await rep.SayAsync("今天下午三点提醒我寄样册");
        await app.MoveToAsync(At(3, 12, 9, 0));
        var said = (await rep.SayAsync("今天要跟进谁")).Words;
        said.ShouldContain("还有 1 件逾期没做");
        said.ShouldNotContain("轻松");
    }

    [Theory]
    [InlineData("刚打给北辰仪表陈芳，聊了预算，约下周三上午演示")]
    [InlineData("打给北辰仪表没人接")]
    public async Task Any_logged_contact_or_attempt_stops_it(string said)
    {
        var (bed, rep, lead) = await TeamAsync(null);
        await using var app = bed.App;
        var id = await bed.ComesInAsync("北辰仪表");
        await app.MoveToAsync(At(3, 11, 16, 0));
        await rep.SayAsync(said);
        (await bed.ClockAsync(id))!.DueAt.ShouldBeNull();
        (await bed.LeadAsync(id)).AcceptedAt.ShouldNotBeNull();
        await app.MoveToAsync(At(3, 12, 11, 0));
        Nudges(rep, "还没联系过").ShouldBe(0);
        Nudges(lead, "还没联系，负责人是甲一").ShouldBe(0);
    }

    [Fact]
    public async Task Taking_the_contact_back_starts_it_again()
    {
        var (bed, rep, lead) = await TeamAsync(null);
        await using var app = bed.App;
        var id = await bed.ComesInAsync("北辰仪表");
        await rep.SayAsync("刚打给北辰仪表，聊了预算");
        await rep.SayAsync("撤销");
        (await bed.ClockAsync(id))!.DueAt.ShouldNotBeNull();
        await app.MoveToAsync(At(3, 12, 10, 5));
        Nudges(lead, "还没联系，负责人是甲一").ShouldBe(1);
    }

    [Theory]
    [InlineData(3, 13, 15, 3, 16, 15, "over a weekend")]
    [InlineData(4, 3, 15, 4, 7, 15, "over Qingming, of which Monday is free too")]
    [InlineData(5, 8, 15, 5, 9, 15, "into a Saturday that is worked in exchange")]
    public async Task A_restart_just_before_neither_loses_nor_doubles_it_and_free_days_do_not_count(
        int month, int day, int hour, int dueMonth, int dueDay, int dueHour, string why)
    {
        var folder = Directory.CreateTempSubdirectory("crmbot-test-").FullName;
        var (bed, _, lead) = await TeamAsync(At(month, day, hour, 0), folder);
        await bed.ComesInAsync("北辰仪表");
        var due = At(dueMonth, dueDay, dueHour, 0);
        await bed.App.MoveToAsync(due.AddSeconds(-5));
        Nudges(lead, "还没联系，负责人是甲一").ShouldBe(0, why);
        var teams = bed.App.Teams;
        await bed.App.StopAsync();

        var again = await CrmBotTestApp.StartAsync(folder, teams, settings: ("Demo:Enabled", "false"));
        await using (again)
        {
            await again.MoveToAsync(due.AddMinutes(1));
            var above = again.Direct(LeadBed.IdOf("组长"));
            await again.Teams.WaitAsync(above.Conversation, seen => seen.FirstOrDefault(one => one.Words.Contains("还没联系，负责人是甲一")),
                "the breach after the restart");
            await again.MoveToAsync(due.AddHours(3));
            Nudges(above, "还没联系，负责人是甲一").ShouldBe(1, why);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task An_inquiry_nobody_answers_for_an_hour_of_work_brings_two_scripts_once()
    {
        var (bed, rep, _) = await TeamAsync(At(3, 11, 11, 30));
        await using var app = bed.App;
        var id = await bed.ComesInAsync("北辰仪表", need: "想知道在线测量设备的价格，交期多久");
        await app.MoveToAsync(At(3, 11, 13, 29));
        Scripts(rep).ShouldBeEmpty();
        await app.MoveToAsync(At(3, 11, 13, 31));
        var card = Scripts(rep).ShouldHaveSingleItem();
        card.Words.ShouldContain("问价格");
        card.Words.ShouldContain("问交期");
        card.Words.ShouldContain("级的说法");
        DemoApp.Words(await rep.ClickAsync(card, "lead.answered")).ShouldContain("已回复");
        (await bed.LeadAsync(id)).FirstContactAt.ShouldNotBeNull();
        await app.MoveToAsync(At(3, 12, 11, 0));
        Nudges(rep, "还没联系过").ShouldBe(0);
        Scripts(rep).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_inquiry_answered_after_59_minutes_brings_none()
    {
        var (bed, rep, _) = await TeamAsync(null);
        await using var app = bed.App;
        await bed.ComesInAsync("北辰仪表");
        await app.MoveToAsync(At(3, 11, 10, 59));
        (await bed.Chat("组长").SayAsync("30分钟没人回的咨询")).Words.ShouldContain("北辰仪表");
        await rep.SayAsync("刚打给北辰仪表，聊了预算");
        await app.MoveToAsync(At(3, 11, 15, 0));
        Scripts(rep).ShouldBeEmpty();
        (await bed.Chat("组长").SayAsync("咨询超1小时没回的")).Words.ShouldContain("都回了");
    }

    [Fact]
    public async Task A_contact_put_right_to_another_customer_leaves_the_first_one_as_it_was()
    {
        var (bed, rep, _) = await TeamAsync(null);
        await using var app = bed.App;
        var (wrong, right) = (await bed.ComesInAsync("北辰仪表"), await bed.ComesInAsync("南山泵业"));
        await rep.SayAsync("刚跟北辰仪表通了电话，预算50万");
        await rep.SayAsync("不是北辰仪表，是南山泵业");
        (await bed.LeadAsync(right)).FirstContactAt.ShouldNotBeNull();
        (await bed.LeadAsync(wrong)).FirstContactAt.ShouldBeNull();
        (await bed.ClockAsync(wrong))!.DueAt.ShouldNotBeNull();
        (await rep.SayAsync("北辰仪表")).Words.ShouldNotContain("50万");
        (await rep.SayAsync("南山泵业")).Words.ShouldContain("50万");
    }

    [Fact]
    public async Task A_changed_limit_counts_for_what_waits_already_and_undo_takes_it_back()
    {
        var (bed, rep, _) = await TeamAsync(null);
        await using var app = bed.App;
        await bed.AddPersonAsync("老管", Roles.Admin);
        var admin = bed.Chat("老管");
        var id = await bed.ComesInAsync("北辰仪表");
        var usual = (await bed.ClockAsync(id))!.DueAt!.Value;
        (await admin.SayAsync("首联改成12小时")).Words.ShouldContain("12 小时");
        await bed.SettleAsync();
        ((await bed.ClockAsync(id))!.DueAt!.Value - usual).ShouldBe(-12 * 3_600_000);
        await admin.SayAsync("撤销");
        await bed.SettleAsync();
        (await bed.ClockAsync(id))!.DueAt.ShouldBe(usual);
        var card = await admin.SayAsync("跟进规则");
        card.Words.ShouldContain("首次联系时限（小时，常用 24）");
        DemoApp.Words(await admin.ClickAsync(card, "rules.save", ("first_contact-hours", "1.5"))).ShouldContain("首次联系时限（分钟，常用 1440）");
        card = await admin.SayAsync("跟进规则");
        DemoApp.Words(await admin.ClickAsync(card, "rules.save", ("first_contact-hours", "x"))).ShouldContain("之间");
        DemoApp.Words(await admin.ClickAsync(card, "rules.save", ("first_contact", "0"))).ShouldContain("之间");
        DemoApp.Words(await admin.ClickAsync(card, "rules.save", ("first_contact", "480"))).ShouldContain("存好了");
        (await rep.SayAsync("首联改成1小时")).Words.ShouldContain("只有管理员");
    }

    [Fact]
    public async Task The_median_of_the_first_response_is_what_one_counts_by_hand()
    {
        var (bed, rep, _) = await TeamAsync(null);
        await using var app = bed.App;
        foreach (var (name, minutes) in new[] { ("甲公司", 10), ("乙公司", 50), ("丙公司", 90) })
        {
            await bed.ComesInAsync(name);
            await app.AdvanceAsync(TimeSpan.FromMinutes(minutes));
            await rep.SayAsync($"刚打给{name}，聊了预算");
        }

        await bed.ComesInAsync("丁公司");
        var found = await bed.ReadAsync(view =>
            app.Services.GetRequiredService<IFirstResponse>()
                .AskAsync(view, At(3, 11, 0, 0).ToUnixTimeMilliseconds(), At(3, 12, 0, 0).ToUnixTimeMilliseconds(), null,
                    CancellationToken.None));
        (found.Count, found.Waiting).ShouldBe((3, 1));
        found.Median!.Value.TotalMinutes.ShouldBe(50, 0.2);
    }

    private static List<Seen> Scripts(Chat chat) =>
        [.. chat.Messages.Where(one => CardWords.Buttons(one.Card).Any(button => (string?)button["verb"] == "lead.answered"))];
}
