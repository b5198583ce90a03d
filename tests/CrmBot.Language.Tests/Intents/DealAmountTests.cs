using System.Text.Json.Nodes;
using CrmBot.Language.Tests.Scoring;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Intents;

/// <summary>
/// The amount of a deal stays the deal's, whatever was noted before; an amount of nothing is read as one, so that it can be answered.
/// </summary>
public sealed class DealAmountTests
{
    [Theory]
    [InlineData("恒达金额改成66万", 660_000)]
    [InlineData("恒达金额改成0", 0)]
    [InlineData("恒达的单子金额改成0元", 0)]
    public void After_a_noted_call_too_it_is_the_deals(string said, int amount)
    {
        using var world = CrmBot.Language.World.FromJson(new MemoryStream("""{"customers":[{"name":"恒达"}]}"""u8.ToArray()));
        var input = new JsonObject
        {
            ["id"] = "amount", ["text"] = said, ["now"] = "2026-07-14T14:30:00+08:00", ["tz"] = "Asia/Shanghai", ["speaker"] = "许可",
            ["place"] = "dm",
            ["context"] = new JsonObject { ["preview"] = new JsonObject { ["i"] = "log", ["cust"] = "恒达", ["note"] = "交期要提前" } },
        };
        var frame = CaseFile.Frames(new Parser(world), input).Select(Frame.FromJson).ShouldHaveSingleItem();
        frame.Intent.ShouldBe("deal_upd");
        frame.Object("amt")!["v"]!.GetValue<decimal>().ShouldBe(amount);
    }

    [Theory]
    [InlineData("恒达报价60万，有效期到12月15日")]
    [InlineData("恒达的报价单有效期到12月15日")]
    public void How_long_a_quote_is_valid_makes_no_contract(string said)
    {
        using var world = CrmBot.Language.World.FromJson(new MemoryStream("""{"customers":[{"name":"恒达"}]}"""u8.ToArray()));
        var input = new JsonObject { ["id"] = "quote", ["text"] = said, ["now"] = "2026-07-14T14:30:00+08:00", ["tz"] = "Asia/Shanghai",
            ["speaker"] = "许可", ["place"] = "dm" };
        CaseFile.Frames(new Parser(world), input).Select(Frame.FromJson).ShouldNotContain(frame => frame.Intent == "contract");
    }
}
