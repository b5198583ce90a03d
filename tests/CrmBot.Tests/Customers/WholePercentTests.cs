using CrmBot.Features.Reading;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Customers;

public sealed class WholePercentTests
{
    [Theory]
    [InlineData(0, 0, "0%")]
    [InlineData(0, 10, "0%")]
    [InlineData(1, 1000, "<1%")]
    [InlineData(1, 3, "33%")]
    [InlineData(999, 1000, ">99%")]
    [InlineData(10, 10, "100%")]
    public void Some_are_never_none_and_almost_all_are_not_all(int count, int total, string said) =>
        WholePercent.Of(count, total).ShouldBe(said);
}
