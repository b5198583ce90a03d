using CrmBot.Cards;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Cards;

public sealed class ShippedCardsTests
{
    [Fact]
    public void Every_shipped_card_and_sentence_keeps_the_rules() =>
        CardLibrary.Load(CardsFolder.Path).Check().ShouldBeEmpty();

    [Fact]
    public void There_are_words_in_Chinese_and_in_English() =>
        CardLibrary.Load(CardsFolder.Path).Locales.ShouldBe(["en-US", "zh-CN"]);
}
