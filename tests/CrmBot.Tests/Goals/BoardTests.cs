using CrmBot.Tests.Customers;
using CrmBot.Tests.Digests;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Goals;

public sealed class BoardTests
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);
    private static readonly DateTimeOffset Monday = new(2026, 3, 16, 9, 0, 0, China);

    [Fact]
    public async Task Effect_earns_points_and_any_number_of_entries_earns_none()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        (await app.Direct(DemoPeople.TeamLead).SayAsync("打开本周榜")).Words.ShouldContain("销售一组的周榜已打开");
        var (lin, wang) = (app.Direct(DemoPeople.LinTao), app.Direct(DemoPeople.WangLei));
        await SpamAsync(lin);
        await wang.SayAsync("明天上午十点前给远航物流郑总发报价");
        await wang.SayAsync("周三福珠宝签了10万 靠价格");
        await app.MoveToAsync(new DateTimeOffset(2026, 3, 12, 9, 30, 0, China));
        await wang.SayAsync("远航物流那个办完了");

        await app.MoveToAsync(Monday);

        var board = Boards(wang).ShouldHaveSingleItem();
        board.Words.ShouldContain("3月9日");
        board.Words.ShouldContain("王磊");
        board.Words.ShouldContain("12 分");
        board.Words.ShouldNotContain("林涛", Case.Sensitive, "twenty entries, and nothing came of them");
        Boards(lin).ShouldHaveSingleItem();
        DemoApp.Words(await wang.ClickAsync(board, "notice.why")).ShouldContain("你们组开了周榜");
        foreach (var name in CardWords.Buttons(board.Card!).Select(button => button["data"]?["number"]?.GetValue<string>())
            .OfType<string>())
            (await DigestLists.CountAsync(wang, board, name)).ShouldBe(1, name);
    }

    [Fact]
    public async Task It_is_sent_once_also_when_the_process_dies_at_its_minute()
    {
        var folder = Directory.CreateTempSubdirectory("crmbot-board-").FullName;
        await using var teams = await FakeTeams.StartAsync();
        var app = await CrmBotTestApp.StartAsync(folder, teams);
        try
        {
            await app.Direct(DemoPeople.WangLei).SayAsync("你好");
            await app.Direct(DemoPeople.TeamLead).SayAsync("turn on the weekly board", locale: "en-US");
            await app.MoveToAsync(Monday);
            await app.StopAsync();
            app = await CrmBotTestApp.StartAsync(folder, teams);
            await app.MoveToAsync(Monday.AddMinutes(1));
            Boards(app.Direct(DemoPeople.WangLei)).ShouldHaveSingleItem();
            await app.MoveToAsync(Monday.AddDays(7));
            Boards(app.Direct(DemoPeople.WangLei)).Count.ShouldBe(2, "the next Monday has its own");
        }
        finally
        {
            await app.StopAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Only_the_lead_switches_it_and_off_is_off()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var (lead, wang) = (app.Direct(DemoPeople.TeamLead), app.Direct(DemoPeople.WangLei));
        (await wang.SayAsync("打开本周榜")).Words.ShouldContain("周榜由组长来开关");
        (await wang.SayAsync("本周榜")).Words.ShouldContain("你们组没开周榜");
        var card = await lead.SayAsync("打开本周榜");
        (await wang.SayAsync("本周榜")).Words.ShouldContain("销售一组 · 周榜");
        var off = await lead.ClickAsync(card, "board.switch");
        string.Join('\n', CardWords.Of(off["value"])).ShouldContain("销售一组的周榜已关闭");
        await app.MoveToAsync(Monday);
        wang.Messages.Count(seen => seen.Words.Contains("· 周榜", StringComparison.Ordinal)).ShouldBe(1, "the one that was asked for");
        await lead.SayAsync("打开本周榜");
        await lead.SayAsync("撤销");
        await app.MoveToAsync(Monday.AddDays(7));
        wang.Messages.Count(seen => seen.Words.Contains("· 周榜", StringComparison.Ordinal)).ShouldBe(1, "taken back");
    }

    [Fact]
    public async Task Switched_on_in_a_group_it_comes_there()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        await app.Direct(DemoPeople.TeamLead).SayAsync("你好");
        var group = app.InGroup(DemoPeople.TeamLead);
        (await group.SayAsync("打开本周榜")).Words.ShouldContain("发到这个群");
        await app.Direct(DemoPeople.WangLei).SayAsync("周三福珠宝签了10万 靠价格");
        await app.MoveToAsync(Monday);
        var board = group.Messages[^1];
        board.Words.ShouldContain("王磊");
        board.Words.ShouldContain("10 分");
        board.Words.ShouldNotContain("10万");
        Boards(app.Direct(DemoPeople.WangLei)).ShouldBeEmpty();
    }

    // Fifteen contacts, six to-dos ticked off as soon as they were set, and a lead of one's own that is "contacted" at once.
    private static async Task SpamAsync(Chat lin)
    {
        for (var i = 0; i < 15; i++) await lin.SayAsync($"刚跟恒达王工通了电话，确认第{i}号图纸的公差");
        for (var i = 0; i < 6; i++)
        {
            await lin.SayAsync($"今天下午三点前给佳美张姐发第{i}版报价");
            await lin.SayAsync("佳美那个办完了");
        }

        await lin.SayAsync("新线索 蓝桥科技 采购陈工 13700000003 官网来的");
        await lin.SayAsync("刚跟蓝桥科技通了电话，要补资料");
    }

    private static List<Seen> Boards(Chat chat) =>
        [.. chat.Messages.Where(seen =>
            seen.Words.Contains("· 周榜", StringComparison.Ordinal) || seen.Words.Contains("· weekly board", StringComparison.Ordinal))];
}
