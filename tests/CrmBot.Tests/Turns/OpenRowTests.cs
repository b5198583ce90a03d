using CrmBot.Tests.TestApp;
using CrmBot.Tests.Tickets;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Turns;

/// <summary>第二个 after a list opens that row.</summary>
public sealed class OpenRowTests
{
    [Theory]
    [InlineData("第二个")]
    [InlineData("打开第2个")]
    [InlineData("open the second one")]
    public async Task A_row_is_opened_by_its_number(string said)
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        var list = await lin.SayAsync("我的客户");
        var second = CardWords.Buttons(list.Card).Where(button => button["verb"]?.GetValue<string>() == "customer.open").ElementAt(1);
        var opened = await lin.SayAsync(said);
        opened.Words.ShouldContain("负责人");
        opened.Words.ShouldBe((await lin.SayAsync(await NameAsync(app, second["data"]!["id"]!.GetValue<string>()))).Words);
    }

    [Fact]
    public async Task After_a_page_was_turned_the_rows_are_those_of_that_page()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        var list = await lin.SayAsync("我的客户");
        var next = await lin.ClickAsync(list, "customer.page");
        var second = CardWords.Buttons(next["value"]).Where(button => button["verb"]?.GetValue<string>() == "customer.open").ElementAt(1);
        (await lin.SayAsync("第二个")).Words.ShouldContain(await NameAsync(app, second["data"]!["id"]!.GetValue<string>()));
        (await lin.SayAsync("第九个")).Words.ShouldContain("上面只有");
    }

    [Fact]
    public async Task Of_what_is_to_be_done_the_row_shows_the_reminder()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var wang = app.Direct(DemoPeople.WangLei);
        await wang.SayAsync("今天下午4点提醒我给远航物流寄样品");
        await wang.SayAsync("今天下午5点提醒我给远航物流寄合同");
        await wang.SayAsync("今天有什么安排");
        (await wang.SayAsync("第二个")).Words.ShouldContain("远航物流");
    }

    [Fact]
    public async Task Without_a_list_and_long_after_one_nothing_is_meant()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        (await lin.SayAsync("第二个")).Words.ShouldNotContain("负责人");
        await lin.SayAsync("我的客户");
        await app.AdvanceAsync(TimeSpan.FromMinutes(11));
        (await lin.SayAsync("第二个")).Words.ShouldNotContain("负责人");
    }

    private static async Task<string> NameAsync(CrmBotTestApp app, string id) => await app.ReadAsync(
        async view => (await view.Db.FindAsync<Features.Customers.Customer>(Guid.ParseExact(id, "N")))!.Name);
}
