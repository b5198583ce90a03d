using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Customers;

public sealed class SimilarTagsTests
{
    private static readonly IReadOnlyList<string> Known = CompanySettings.Built().Tags;

    [Theory]
    [InlineData("意向很强", "意向强烈")]
    [InlineData("意向强", "意向强烈")]
    [InlineData("竞品对比", "竞品对比中")]
    [InlineData("churn risks", "churn-risk")]
    public void A_new_tag_much_like_a_known_one_finds_it(string typed, string known) => SimilarTags.Closest(typed, Known).ShouldBe(known);

    [Theory]
    [InlineData("预算已确认")]
    [InlineData("决策快")]
    [InlineData("账期短")]
    [InlineData("价格不敏感")]
    [InlineData("新客户")]
    [InlineData("要上门")]
    [InlineData("key account")]
    public void An_opposite_or_another_thing_is_not_alike(string typed) => SimilarTags.Closest(typed, Known).ShouldBeNull();
}
