using CrmBot.Language.Linking;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Linking;

public sealed class ShortNameTests
{
    [Theory]
    [InlineData("昆山博远自动化", "博远")]
    [InlineData("昆山博远自动化设备有限公司", "博远")]
    [InlineData("宁波金鑫五金", "金鑫")]
    [InlineData("无锡天美", "天美")]
    [InlineData("Wingtip Robotics", "wingtip")]
    [InlineData("华东机电", null)]
    [InlineData("今天便利", null)]
    [InlineData("明天科技", null)]
    [InlineData("方便食品", null)]
    [InlineData("Global Trading", null)]
    [InlineData("Demo Foods", null)]
    [InlineData("Contoso", null)]
    [InlineData("上海", null)]
    public void A_short_name_is_what_is_left_without_place_and_trade(string name, string? expected) =>
        ShortName.Of(name).ShouldBe(expected);

    [Fact]
    public void Somebody_elses_alias_goes_before_a_short_name()
    {
        using var world = new CrmBot.Language.World();
        world.Put(new CustomerEntry("a", "大成纺织") { Aliases = ["大成"] });
        world.Put(new CustomerEntry("b", "常州大成机械") { Spoken = ShortName.Of("常州大成机械") });
        world.Put(new CustomerEntry("c", "Wingtip Robotics") { Spoken = ShortName.Of("Wingtip Robotics") });

        Customer(world, "看下大成").ShouldBe("大成纺织");
        Customer(world, "看下常州大成机械").ShouldBe("常州大成机械");
        Customer(world, "show wingtip").ShouldBe("Wingtip Robotics");
    }

    [Fact]
    public void Two_with_one_short_name_are_asked_about()
    {
        using var world = new CrmBot.Language.World();
        world.Put(new CustomerEntry("a", "昆山博远自动化") { Spoken = "博远" });
        world.Put(new CustomerEntry("b", "上海博远物流") { Spoken = "博远" });

        Read(world, "看下博远").Ask.ShouldBe(["which"]);
    }

    private static string? Customer(CrmBot.Language.World world, string said) => Read(world, said).Text("cust");

    private static Frame Read(CrmBot.Language.World world, string said) =>
        new Parser(world).Understand(new Utterance(said, new DateTimeOffset(2026, 3, 11, 10, 0, 0, TimeSpan.FromHours(8)), "Asia/Shanghai",
            "沈冰")).Frames.ShouldHaveSingleItem();
}
