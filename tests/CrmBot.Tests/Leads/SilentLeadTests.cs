using CrmBot.Features.Leads;
using CrmBot.Features.People;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;
using static CrmBot.Tests.Leads.LeadTeam;

namespace CrmBot.Tests.Leads;

/// <summary>What nobody works on is not forgotten: the ladder of silence, and back to the pool. On the virtual clock.</summary>
public sealed class SilentLeadTests
{
    [Fact]
    public async Task Silence_climbs_the_ladder_by_grade()
    {
        var (bed, rep, lead) = await TeamAsync(null);
        await using var app = bed.App;
        await bed.ComesInAsync("北辰仪表", rating: new Rating(5, 5, 4, 4));
        await rep.SayAsync("刚打给北辰仪表，聊了预算");
        // An A lead: every two workdays, at ten; the weekend does not count.
        await app.MoveToAsync(At(3, 13, 9, 59));
        Nudges(rep, "没动静了").ShouldBe(0);
        await app.MoveToAsync(At(3, 13, 10, 1));
        (Nudges(rep, "没动静了"), Nudges(lead, "没动静")).ShouldBe((1, 0));
        await app.MoveToAsync(At(3, 17, 10, 1));
        (Nudges(rep, "没动静了"), Nudges(lead, "提醒过他一次")).ShouldBe((2, 1));
        await app.MoveToAsync(At(3, 19, 10, 1));
        Nudges(lead, "要不要换个人跟").ShouldBe(1);
        var proposal = lead.Messages.Last(one => one.Words.Contains("要不要换个人跟"));
        CardWords.Buttons(proposal.Card).ShouldContain(button => (string?)button["verb"] == "assign.handon");
        // A sign of life, and it is quiet about it.
        await rep.SayAsync("刚打给北辰仪表，聊了预算");
        await app.MoveToAsync(At(3, 20, 18, 0));
        Nudges(rep, "没动静了").ShouldBe(2);
    }

    [Fact]
    public async Task A_C_lead_sleeps_and_comes_back_when_it_is_rated_better()
    {
        var (bed, rep, lead) = await TeamAsync(null);
        await using var app = bed.App;
        var id = await bed.ComesInAsync("北辰仪表");
        await rep.ClickAsync(rep.Messages.Last(
            one => CardWords.Buttons(one.Card).Any(button => (string?)button["verb"] == "assign.accept")), "assign.accept");
        await rep.SayAsync("北辰仪表打分 2/2/2/2");
        var before = (Nudges(rep, "北辰仪表"), Nudges(lead, "北辰仪表"));
        await app.MoveToAsync(At(4, 20, 10, 0));
        (Nudges(rep, "北辰仪表"), Nudges(lead, "北辰仪表")).ShouldBe(before);
        await rep.SayAsync("北辰仪表打分 4/4/4/4");
        await bed.SettleAsync();
        await app.MoveToAsync(At(4, 22, 10, 1));
        Nudges(rep, "没动静了").ShouldBe(1);
        (await bed.LeadAsync(id)).OwnerId.ShouldNotBeNull();
    }

    [Fact]
    public async Task Long_silence_gives_it_back_to_the_pool_after_a_warning()
    {
        var (bed, rep, _) = await TeamAsync(null);
        await using var app = bed.App;
        await bed.AddPersonAsync("老管", Roles.Admin);
        (await bed.Chat("老管").SayAsync("15天没跟进自动掉公海")).Words.ShouldContain("15 天");
        await bed.SettleAsync();
        var id = await bed.ComesInAsync("北辰仪表");
        await rep.SayAsync("刚打给北辰仪表，聊了预算");
        // 15 days after the 11th is Thursday the 26th.
        await app.MoveToAsync(At(3, 25, 9, 59));
        Nudges(rep, "就退回公海").ShouldBe(0);
        await app.MoveToAsync(At(3, 25, 10, 1));
        Nudges(rep, "就退回公海").ShouldBe(1);
        await app.MoveToAsync(At(3, 26, 10, 1));
        Nudges(rep, "按规则退回公海").ShouldBe(1);
        (await bed.LeadAsync(id)).State.ShouldBe(LeadState.InPool);
        (await rep.SayAsync("为什么北辰仪表掉公海了")).Words.ShouldContain("甲一");
    }

    [Fact]
    public async Task After_a_standstill_over_the_warning_it_is_warned_of_a_workday_later_and_returned_after_that()
    {
        var (bed, rep, _) = await TeamAsync(null);
        await using var app = bed.App;
        await bed.AddPersonAsync("老管", Roles.Admin);
        await bed.Chat("老管").SayAsync("15天没跟进自动掉公海");
        await bed.SettleAsync();
        var id = await bed.ComesInAsync("北辰仪表");
        await rep.SayAsync("刚打给北辰仪表，聊了预算");
        await app.MoveToAsync(At(3, 25, 9, 0));
        app.StandStill(TimeSpan.FromHours(23));
        await app.AdvanceAsync(TimeSpan.FromMinutes(1));
        await app.MoveToAsync(At(3, 26, 10, 1));
        Nudges(rep, "就退回公海").ShouldBe(1);
        (await bed.LeadAsync(id)).State.ShouldNotBe(LeadState.InPool);
        await app.MoveToAsync(At(3, 27, 10, 1));
        (await bed.LeadAsync(id)).State.ShouldBe(LeadState.InPool);
    }
}
