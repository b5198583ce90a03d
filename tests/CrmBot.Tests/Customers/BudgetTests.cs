using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Customers;

public sealed class BudgetTests
{
    [Theory]
    [InlineData("""{"min":500000,"max":800000,"cur":"CNY"}""", "50-80万", "¥500-800k")]
    [InlineData("""{"v":1200000,"cur":"CNY","approx":true}""", "120万左右", "about ¥1.2M")]
    [InlineData("""{"max":100000,"cur":"CNY"}""", "10万以内", "up to ¥100k")]
    [InlineData("""{"min":300000,"cur":"CNY"}""", "30万以上", "from ¥300k")]
    [InlineData("""{"v":120000,"cur":"USD","approx":true}""", "12万美元左右", "about $120k")]
    [InlineData("""{"v":120000000,"cur":"CNY"}""", "1.2亿", "¥120M")]
    [InlineData("""{"v":8888,"cur":"CNY"}""", "8,888", "¥8,888")]
    [InlineData("""{"min":8000,"max":20000,"cur":"EUR"}""", "8,000欧元-2万欧元", "€8,000-€20k")]
    public void It_prints_back_as_it_was_said(string said, string chinese, string english)
    {
        var budget = Budget.Read((JsonObject)JsonNode.Parse(said)!, "CNY").ShouldNotBeNull();
        budget.Print("zh-CN").ShouldBe(chinese);
        budget.Print("en-US").ShouldBe(english);
    }

    [Fact]
    public void It_is_kept_in_minor_units()
    {
        var customer = new Customer { Name = "a", NameKey = "a" };
        Budget.Read(new JsonObject { ["min"] = 500000, ["max"] = 800000.5, ["cur"] = "CNY" }, "CNY")!.PutOn(customer);
        customer.BudgetMin.ShouldBe(50_000_000);
        customer.BudgetMax.ShouldBe(80_000_050);
        customer.BudgetCurrency.ShouldBe("CNY");
    }

    [Theory]
    [InlineData("""{"cur":"CNY"}""")]
    [InlineData("""{"v":-5,"cur":"CNY"}""")]
    [InlineData("""{"v":1e300,"cur":"CNY"}""")]
    [InlineData("""{"v":"many","cur":"CNY"}""")]
    public void Nonsense_is_no_budget(string said) => Budget.Read((JsonObject)JsonNode.Parse(said)!, "CNY").ShouldBeNull();
}
