using System.Text.Json.Nodes;
using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Cards;

/// <summary>Cards stay in the chat: what they say holds on another day too, and says nothing twice.</summary>
public sealed class StayingCardsTests : IAsyncLifetime
{
    private CrmBotTestApp app = null!;
    private Chat lin = null!;

    public async ValueTask InitializeAsync()
    {
        app = await CrmBotTestApp.StartAsync();
        lin = app.Direct(DemoPeople.LinTao);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData("明天下午三点提醒我给佳美回电话", "3月12日 周四 15:00")]
    [InlineData("刚跟恒达王工通了电话，答应明天发报价", "3月12日 周四")]
    [InlineData("恒达推进到谈判，明天签", "3月12日 周四")]
    public async Task Days_stand_with_their_date_alone(string said, string day)
    {
        var words = (await lin.SayAsync(said)).Words;
        words.ShouldContain(day);
        words.ShouldNotContain("明天 3月");
        words.ShouldNotContain("今天 3月");
    }

    [Fact]
    public async Task What_is_done_says_for_when_it_was_planned()
    {
        var card = await lin.SayAsync("明天下午三点提醒我给佳美回电话");
        var done = DemoApp.Words(await lin.ClickAsync(card, "reminder.done"));
        done.ShouldContain("原定 3月12日 周四 15:00");
    }

    [Fact]
    public async Task All_ways_to_correct_what_was_just_logged_stand_in_one_row()
    {
        var card = (await lin.SayAsync("刚跟恒达王工通了电话，要补技术参数，下周三上午十点再打")).Card!;
        var row = Rows(card["body"]).Single(buttons => buttons.Contains("turn.undo"));
        row.ShouldBe(["turn.change", "interaction.edit", "turn.undo"]);
        Rows(card["body"]).Sum(buttons => buttons.Count(name => name == "interaction.edit")).ShouldBe(1);
    }

    [Fact]
    public async Task Under_a_contact_s_name_their_words_do_not_begin_with_that_they_said_them()
    {
        var words = (await lin.SayAsync("刚跟佳美张姐通了电话，张姐说下周要看样机")).Words;
        words.ShouldContain("下周要看样机");
        words.ShouldNotContain("说下周要看样机");
    }

    [Fact]
    public async Task A_card_with_a_newer_one_below_says_what_it_was_about()
    {
        await lin.SayAsync("恒达");
        await lin.SayAsync("恒达");
        await app.SettleAsync();
        lin.Messages[0].Words.ShouldContain("恒达");
        lin.Messages[0].Words.ShouldContain("下面有这张卡片的最新一版");
    }

    [Fact]
    public async Task A_lead_on_the_agenda_is_opened_from_there()
    {
        await lin.SayAsync("新线索 枫桥纸业 魏总 13811110016 展会 预算30万");
        var agenda = await lin.SayAsync("今天要跟进谁");
        DemoApp.Words(await lin.ClickAsync(agenda, "lead.open")).ShouldContain("枫桥纸业");
    }

    // Each row of buttons, as the verbs and forms of its buttons.
    private static IEnumerable<List<string>> Rows(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(Rows),
        JsonObject part when (string?)part["type"] == "ActionSet" => [[.. part["actions"]!.AsArray().Select(Name)]],
        JsonObject part => Rows(part["items"]).Concat(Rows(part["columns"])),
        _ => [],
    };

    private static string Name(JsonNode? button) => (string?)button!["verb"] ?? (string?)button["data"]?["form"] ?? "";
}
