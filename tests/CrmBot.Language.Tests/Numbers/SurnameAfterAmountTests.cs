using CrmBot.Language.Numbers;
using CrmBot.Language.Text;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Numbers;

/// <summary>What stands behind an amount may be a name, a day or a word and not a part of it.</summary>
public sealed class SurnameAfterAmountTests
{
    [Theory]
    [InlineData("22.8万陆厂长认可", 228_000)]
    [InlineData("88万 周五来签", 880_000)]
    [InlineData("120万分三期", 1_200_000)]
    [InlineData("伍拾陆万元", 560_000)]
    public void An_amount_ends_before_a_surname_a_day_or_another_verb(string text, int expected)
    {
        var spot = MoneySpotter.Find(FoldedText.Of(text), [], bare: false)[0];
        spot.Money.Value.ShouldBe(expected);
    }
}
