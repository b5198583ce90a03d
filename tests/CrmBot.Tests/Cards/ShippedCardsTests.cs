using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Cards;

public sealed class ShippedCardsTests
{
    [Fact]
    public void Every_shipped_card_and_sentence_keeps_the_rules() =>
        CardsFolder.Library.Check().ShouldBeEmpty();

    [Fact]
    public void There_are_words_in_Chinese_and_in_English() =>
        CardsFolder.Library.Locales.ShouldBe(["en-US", "zh-CN"]);

    [Fact]
    public void Every_button_of_a_posted_card_carries_the_cards_id_also_for_old_clients()
    {
        var library = CardsFolder.Library;
        foreach (var name in library.Names)
        {
            var sample = JsonNode.Parse(File.ReadAllText(Path.Combine(CardsFolder.Path, "samples", name + ".json")))!;
            foreach (var button in CardWords.Buttons(library.Render(name, "en-US", sample, new CardStamp("the-card", "7")))
                .Where(button => button["type"]!.GetValue<string>() is "Action.Execute" or "Action.Submit"))
            {
                button["data"]!["card"]!.GetValue<string>().ShouldBe("the-card", name);
                if (button["fallback"] is { } old) old["data"]!["card"]!.GetValue<string>().ShouldBe("the-card", name);
            }
        }
    }

    [Fact]
    public void Every_button_is_told_from_the_others_of_its_card_and_from_itself_on_another_drawing()
    {
        foreach (var name in CardsFolder.Library.Names)
        {
            var (first, second) = (Presses(name, "1"), Presses(name, "2"));
            foreach (var press in first) press.Old.ShouldBeOneOf(press.New, null);
            first.Select(press => press.New).ShouldAllBe(press => press.StartsWith("1."), name);
            first.GroupBy(press => press.New).ShouldAllBe(same => same.Select(press => press.Data).Distinct().Count() == 1, name);
            first.Select(press => press.New).Intersect(second.Select(press => press.New)).ShouldBeEmpty(name);
        }
    }

    // What each button of the sample carries, and what it carries for old clients.
    private static List<(string New, string? Old, string Data)> Presses(string name, string drawing)
    {
        var sample = JsonNode.Parse(File.ReadAllText(Path.Combine(CardsFolder.Path, "samples", name + ".json")))!;
        return [.. CardWords.Buttons(CardsFolder.Library.Render(name, "zh-CN", sample, new CardStamp("the-card", drawing)))
            .Where(button => button["type"]!.GetValue<string>() is "Action.Execute" or "Action.Submit")
            .Select(button => (button["data"]!["press"]!.GetValue<string>(), button["fallback"]?["data"]?["press"]?.GetValue<string>(),
                button["data"]!.ToJsonString()))];
    }

    [Fact]
    public void A_button_that_is_the_same_on_every_card_carries_it_too_and_nothing_else_does()
    {
        using var folder = new CardsInTemporaryFolder();
        folder.WriteCard("""{"type":"Container","data":{"a":1}}""",
            more: ""","actions":[{"type":"Action.Submit","data":{"verb":"x","card":"old","press":"old"}},{"type":"Action.OpenUrl","data":{}}]""");
        var card = folder.Load().Render("demo", "en-US", new JsonObject(), new CardStamp("the-card", "7"));
        card["actions"]![0]!["data"]!.ToJsonString().ShouldStartWith("""{"verb":"x","card":"the-card","press":"7.""");
        card["actions"]![1]!["data"]!.ToJsonString().ShouldBe("{}");
        card["body"]![0]!["data"]!.ToJsonString().ShouldBe("""{"a":1}""");
    }
}
