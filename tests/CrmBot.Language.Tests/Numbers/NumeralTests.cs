using CrmBot.Language.Numbers;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Numbers;

public sealed class NumeralTests
{
    [Theory]
    [InlineData("12", 12)]
    [InlineData("1,200,000", 1200000)]
    [InlineData("4.5", 4.5)]
    [InlineData("十二", 12)]
    [InlineData("二十", 20)]
    [InlineData("一百零五", 105)]
    [InlineData("一百五", 150)]
    [InlineData("两千三", 2300)]
    [InlineData("二零二六", 2026)]
    [InlineData("俩", 2)]
    [InlineData("仨", 3)]
    [InlineData("半", 0.5)]
    [InlineData("两点五", 2.5)]
    [InlineData("三万五千", 35000)]
    [InlineData("twenty-six", 26)]
    [InlineData("one hundred and five", 105)]
    [InlineData("two thousand", 2000)]
    public void One_number(string text, decimal value)
    {
        var numeral = NumeralReader.Read(text, 0)!.Value;
        numeral.Value.ShouldBe(value);
        numeral.Span.Length.ShouldBe(text.Length);
    }

    [Theory]
    [InlineData("三五十", 30, 50)]
    [InlineData("十几", 10, 20)]
    [InlineData("两三", 2, 3)]
    [InlineData("一两百", 100, 200)]
    public void A_spoken_range(string text, decimal low, decimal high)
    {
        var numeral = NumeralReader.Read(text, 0)!.Value;
        (numeral.Value, numeral.Upper).ShouldBe((low, high));
    }

    [Theory]
    [InlineData("恒达")]
    [InlineData("hello")]
    [InlineData("")]
    [InlineData("个")]
    public void No_number(string text) => NumeralReader.Read(text, 0).ShouldBeNull();
}
