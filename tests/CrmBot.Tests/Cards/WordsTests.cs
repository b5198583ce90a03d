using System.Text.Json.Nodes;
using CrmBot.Cards;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Cards;

public sealed class WordsTests : IDisposable
{
    private readonly CardsInTemporaryFolder _folder = new();

    [Theory]
    [InlineData("zh-CN", "还有 3 条")]
    [InlineData("en-US", "3 others")]
    [InlineData("en-GB", "3 others")]
    [InlineData("zh-TW", "还有 3 条")]
    [InlineData("fr-FR", "还有 3 条")]
    [InlineData("", "还有 3 条")]
    public void A_sentence_comes_in_the_nearest_language_with_its_places_filled(string locale, string expected) =>
        _folder.Load().Words(locale, "more", ("count", 3)).ShouldBe(expected);

    [Fact]
    public void One_takes_the_first_of_two_words() => _folder.Load().Words("en-US", "more", ("count", 1)).ShouldBe("1 more");

    [Fact]
    public void A_card_speaks_the_language_it_is_rendered_in()
    {
        _folder.WriteCard("""{"type":"TextBlock","text":"${t.due.title}"}""");
        var cards = _folder.Load();

        cards.Render("demo", "zh-CN", new JsonObject())["body"]![0]!["text"]!.GetValue<string>().ShouldBe("该跟进了");
        cards.Render("demo", "en-US", new JsonObject())["body"]![0]!["text"]!.GetValue<string>().ShouldBe("Time to follow up");
    }

    [Fact]
    public void Under_a_list_the_words_are_reached_from_the_root()
    {
        _folder.WriteCard("""{"$data":"${rows}","type":"TextBlock","text":"${$root.t.hi}"}""", """{"rows":[1,2]}""");
        _folder.Load().Render("demo", "en-US", JsonNode.Parse("""{"rows":[1,2]}""")!)["body"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public void Data_cannot_pose_as_words() =>
        Should.Throw<CardException>(() => Ready().Render("demo", "zh-CN", JsonNode.Parse("""{"t":{"hi":"x"}}""")!)).Message
            .ShouldContain("'t'");

    [Fact]
    public void A_sentence_that_is_not_there_is_named() =>
        Should.Throw<CardException>(() => Ready().Words("zh-CN", "no.such")).Message
            .ShouldBe("Card 'text/zh-CN' at no.such: no such sentence");

    [Fact]
    public void A_value_that_is_missing_is_named() =>
        Should.Throw<CardException>(() => Ready().Words("en-US", "more")).Message.ShouldContain("{count}");

    [Fact]
    public void A_template_that_is_not_there_is_named() =>
        Should.Throw<CardException>(() => Ready().Render("nope", "zh-CN", new JsonObject())).Template.ShouldBe("nope");

    [Theory]
    [InlineData("""{"a":"{open"}""")]
    [InlineData("""{"a":"close}"}""")]
    [InlineData("""{"a":"{n:one}"}""")]
    [InlineData("""{"a":["x"]}""")]
    [InlineData("""{"a":"x","a":"y"}""")]
    public void Words_that_cannot_be_read_fail_the_start(string words)
    {
        _folder.Write("text/zh-CN.json", words);
        Should.Throw<CardException>(_folder.Load).Path.ShouldBe("a");
    }

    [Fact]
    public void Double_braces_are_plain_ones()
    {
        _folder.Write("text/zh-CN.json", """{"a":"{{x}} {x}"}""");
        _folder.Load().Words("zh-CN", "a", ("x", "{y}")).ShouldBe("{x} {y}");
    }

    public void Dispose() => _folder.Dispose();

    private CardLibrary Ready()
    {
        _folder.WriteCard("""{"type":"TextBlock","text":"${t.hi}"}""");
        return _folder.Load();
    }
}
