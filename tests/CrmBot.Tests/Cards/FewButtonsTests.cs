using System.Text.Json.Nodes;
using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Cards;

/// <summary>
/// A card offers the likely next step first and few others; the rest waits behind 更多. What was pressed too late is said to be too late.
/// </summary>
public sealed class FewButtonsTests : IAsyncLifetime
{
    private const int Most = 4;
    private CrmBotTestApp app = null!;

    public async ValueTask InitializeAsync() => app = await CrmBotTestApp.StartAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData(DemoPeople.LinTao, "新线索 枫桥纸业 魏总 13811110016 展会 预算30万", "已联系")]
    [InlineData(DemoPeople.LinTao, "恒达", "记一笔")]
    [InlineData(DemoPeople.LinTao, "恒达推进到谈判", "推进到")]
    [InlineData(DemoPeople.LinTao, "明天下午三点提醒我给佳美回电话", "完成")]
    [InlineData(DemoPeople.Agent, "来一单", "已联系客户")]
    public async Task A_card_shows_four_buttons_at_most_and_begins_with_the_likely_one(string who, string said, string first)
    {
        var card = (await app.Direct(who).SayAsync(said)).Card!;
        var sets = Rows(card["body"]).Where(row =>
            row.All(button => button["verb"]?.GetValue<string>() is not ("turn.undo" or "turn.change" or "deal.fill" or "deal.skip")))
                .ToList();
        var main = sets[^1];
        main.Count.ShouldBeLessThanOrEqualTo(Most);
        ((string)main[0]["title"]!).ShouldStartWith(first);
        main.Count(button => button["style"]?.GetValue<string>() == "positive").ShouldBe(1);
        ((string)main[^1]["title"]!).ShouldBe("更多");
    }

    [Fact]
    public async Task What_is_behind_more_is_still_there()
    {
        var card = await app.Direct(DemoPeople.LinTao).SayAsync("新线索 枫桥纸业 魏总 13811110016 展会 预算30万");
        var id = (string)CardWords.Buttons(card.Card)
            .First(button => button["title"]!.GetValue<string>() == "更多")["targetElements"]![0]!["elementId"]!;
        var rest = Parts(card.Card!["body"]).Single(part => (string?)part["id"] == id);
        rest["isVisible"]!.GetValue<bool>().ShouldBeFalse();
        foreach (var title in (string[])["先培育", "转商机", "改资料", "关闭"])
            CardWords.Buttons(rest).ShouldContain(button => button["title"]!.GetValue<string>() == title);
    }

    [Fact]
    public async Task A_button_on_an_old_card_says_that_nothing_was_done_a_double_click_does_not()
    {
        var lin = app.Direct(DemoPeople.LinTao);
        var card = await lin.SayAsync("新线索 枫桥纸业 魏总 13811110016 展会 预算30万");
        var data = (JsonObject)CardWords.Button(card.Card!, "lead.move")["data"]!;
        await lin.ClickAsync(card.Id, "lead.move", (JsonObject)data.DeepClone());
        DemoApp.Words(await lin.ClickAsync(card.Id, "lead.move", (JsonObject)data.DeepClone())).ShouldNotContain("没有执行");
        var close = (JsonObject)CardWords.Button(card.Card!, "lead.close")["data"]!.DeepClone();
        var late = DemoApp.Words(await lin.ClickAsync(card.Id, "lead.close", close));
        late.ShouldContain("你刚才点的没有执行");
        late.ShouldContain("已联系");
    }

    // Rows of buttons that stand there before anything is unfolded.
    private static IEnumerable<List<JsonObject>> Rows(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(Rows),
        JsonObject part when part["isVisible"]?.GetValue<bool>() == false => [],
        JsonObject part when (string?)part["type"] == "ActionSet" => [[.. part["actions"]!.AsArray().OfType<JsonObject>()]],
        JsonObject part => Rows(part["items"]).Concat(Rows(part["columns"])),
        _ => [],
    };

    private static IEnumerable<JsonObject> Parts(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(Parts),
        JsonObject part => new[] { part }.Concat(Parts(part["items"])),
        _ => [],
    };
}
