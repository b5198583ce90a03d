using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Customers;

public sealed class CustomerNameTests
{
    private readonly CustomerName names = new(CompanySettings.Built());

    [Theory]
    [InlineData("华东机电", "华东机电有限公司")]
    [InlineData("华东机电", "华东机电股份有限公司")]
    [InlineData("明德科技", "上海明德科技")]
    [InlineData("明德科技", "上海市明德科技有限公司")]
    [InlineData("Acme", "ACME Corp.")]
    [InlineData("Acme", "Acme, Inc")]
    [InlineData("Helix", "Helix GmbH")]
    [InlineData("蓝海", "蓝海 公司")]
    public void Two_spellings_of_one_company_have_one_key(string one, string other) => names.KeyOf(one).ShouldBe(names.KeyOf(other));

    [Theory]
    [InlineData("明德科技", "明德精密")]
    [InlineData("恒通物流", "恒通电子")]
    [InlineData("Costco", "Cost")]
    [InlineData("上海", "北京")]
    public void Two_companies_have_two_keys(string one, string other) => names.KeyOf(one).ShouldNotBe(names.KeyOf(other));

    [Theory]
    [InlineData("公司")]
    [InlineData("有限公司")]
    [InlineData("上海")]
    [InlineData("Co")]
    [InlineData("🙂A")]
    public void A_key_is_never_empty(string name) => names.KeyOf(name).ShouldNotBeEmpty();
}
