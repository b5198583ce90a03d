using CrmBot.Language.Text;
using CrmBot.Runtime.Turns;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Turns;

public sealed class PhrasePatternTests
{
    [Theory]
    [InlineData("谁看过恒达", "恒达")]
    [InlineData(" 谁看过 恒达？", "恒达")]
    public void What_stands_in_the_hole_is_given_as_typed(string said, string customer) =>
        PhrasePattern.Of("谁看过<customer>").Match(FoldedText.Of(said)).ShouldNotBeNull()["customer"].ShouldBe(customer);

    [Fact]
    public void A_long_text_with_the_words_in_it_is_another_sentence() =>
        PhrasePattern.Of("谁看过<customer>").Match(FoldedText.Of("谁看过" + new string('恒', 3_000))).ShouldBeNull();
}
