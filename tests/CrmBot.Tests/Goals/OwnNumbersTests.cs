using CrmBot.Tests.Digests;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Goals;

public sealed class OwnNumbersTests
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    [Theory]
    [InlineData("我的业绩")]
    [InlineData("我这个月业绩怎么样")]
    public async Task A_rep_sees_what_their_customers_brought_and_every_number_opens_its_list(string said)
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("我本月业绩目标100万");
        await lin.SayAsync("恒达签了50万 靠服务");
        await app.Direct(DemoPeople.WangLei).SayAsync("远航物流签了10万 靠价格");
        var card = await lin.SayAsync(said);
        card.Words.ShouldContain("我的业绩");
        card.Words.ShouldContain("50万");
        card.Words.ShouldContain("上期 18万", Case.Sensitive, "February 1 to 11");
        card.Words.ShouldContain("成交额：目标 100万，现在 50万，比进度超前 17.7万");
        card.Words.ShouldNotContain("10万 ");
        (await DigestLists.CountAsync(lin, card, "own_won")).ShouldBe(1);
    }

    [Fact]
    public async Task Promises_kept_are_those_done_by_the_end_of_their_day()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var wang = app.Direct(DemoPeople.WangLei);
        var before = await wang.SayAsync("我的业绩");
        var (kept, due) = (Count(before, "own_kept"), Count(before, "own_due"));
        await wang.SayAsync("明天上午十点前给远航物流郑总发报价");
        await wang.SayAsync("后天上午十点提醒我给周三福珠宝回电话");
        await app.MoveToAsync(new DateTimeOffset(2026, 3, 12, 9, 30, 0, China));
        await wang.SayAsync("远航物流那个办完了");
        await app.MoveToAsync(new DateTimeOffset(2026, 3, 16, 9, 0, 0, China));
        var card = await wang.SayAsync("我的业绩");
        Count(card, "own_kept").ShouldBe(kept + 1);
        Count(card, "own_due").ShouldBe(due + 2);
        foreach (var number in (string[])["own_kept", "own_due"])
            (await DigestLists.CountAsync(wang, card, number)).ShouldBe(Count(card, number), number);
    }

    [Fact]
    public async Task A_first_contact_counts_when_it_was_made_in_time()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var wang = app.Direct(DemoPeople.WangLei);
        var before = await wang.SayAsync("我的业绩");
        await wang.SayAsync("新线索 蓝桥科技 采购陈工 13700000001 官网来的");
        await wang.SayAsync("新线索 青松科技 采购李工 13700000002 官网来的");
        await wang.SayAsync("刚跟蓝桥科技通了电话，要补资料");
        await app.MoveToAsync(new DateTimeOffset(2026, 3, 13, 18, 0, 0, China));
        var card = await wang.SayAsync("我的业绩");
        (Count(card, "own_in_time") - Count(before, "own_in_time")).ShouldBe(1);
        foreach (var number in (string[])["own_in_time", "own_contacts"])
            (await DigestLists.CountAsync(wang, card, number)).ShouldBe(Count(card, number), number);
        Count(card, "own_contacts").ShouldBeGreaterThan(Count(card, "own_in_time"), "the second was never contacted");
    }

    [Fact]
    public async Task The_card_is_for_its_person_alone_also_when_asked_for_in_a_group()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("恒达签了50万 靠服务");
        var card = await lin.SayAsync("我的业绩");
        var wang = app.Direct(DemoPeople.WangLei);
        var own = await wang.SayAsync("我的业绩");
        own.Words.ShouldNotContain("50万");
        var data = CardWords.Buttons(card.Card!).First(button => button["data"]?["number"]?.GetValue<string>() == "own_won")["data"]!
            .DeepClone().AsObject();
        (await wang.ClickAsync(own.Id, "digest.open", data))["value"]!["message"]!.GetValue<string>().ShouldContain("不是发给你的");
        var group = app.InGroup(DemoPeople.LinTao);
        var before = lin.Messages.Count;
        (await group.SayAsync("我的业绩")).Words.ShouldBe("你的业绩发到单聊了，只有你能看到。");
        for (var i = 0; i < 500 && lin.Messages.Count == before; i++) await Task.Delay(10, TestContext.Current.CancellationToken);
        lin.Messages[^1].Words.ShouldContain("50万");
    }

    [Fact]
    public async Task And_in_English_by_quarter()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lily = app.Direct(DemoPeople.Lily);
        var card = await lily.SayAsync("my numbers", locale: "en-US");
        card.Words.ShouldContain("Revenue from my customers");
        card.Words.ShouldContain("Promises kept");
        var quarter = await lily.ClickAsync(card.Id, "own.show",
            CardWords.Buttons(card.Card!).First(button => button["data"]?["span"]?.GetValue<string>() == "quarter")["data"]!.DeepClone()
                .AsObject());
        string.Join('\n', CardWords.Of(quarter["value"])).ShouldContain("1 Jan");
    }

    // The button that opens a number's list says how many it counts; none when there is nothing to open.
    private static int Count(Seen card, string number) =>
        CardWords.Buttons(card.Card!)
            .FirstOrDefault(button => button["data"]?["number"]?.GetValue<string>() == number)?["title"]?.GetValue<string>() is { } title
            ? int.Parse(string.Concat(title.Where(char.IsAsciiDigit)), System.Globalization.CultureInfo.InvariantCulture)
            : 0;
}
