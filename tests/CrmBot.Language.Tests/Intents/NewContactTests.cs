using CrmBot.Language.Tests.Scoring;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Intents;

/// <summary>Who works at a customer, as what and how they are reached, told by one sentence: a slot of our own.</summary>
public sealed class NewContactTests
{
    [Theory]
    [InlineData("宏昌新增联系人陈芳，采购经理，13800001234", "陈芳", "采购经理", "13800001234")]
    [InlineData("宏昌加个联系人：陈芳，采购经理", "陈芳", "采购经理", null)]
    [InlineData("宏昌新来的设备主管是陈芳", "陈芳", "设备主管", null)]
    [InlineData("百味轩谭丽升采购总监了", "谭丽", "采购总监", null)]
    [InlineData("Jane Roe joined Tundra as CTO", "Jane Roe", "CTO", null)]
    [InlineData("Tundra hired a new CTO, Jane Roe", "Jane Roe", "CTO", null)]
    [InlineData("add a contact to Tundra: Jane Roe, CTO", "Jane Roe", "CTO", null)]
    [InlineData("new contact at Tundra - Jane Roe, CTO", "Jane Roe", "CTO", null)]
    [InlineData("our new contact at Tundra is Jane Roe", "Jane Roe", null, null)]
    [InlineData("add Jane Roe to Tundra", "Jane Roe", null, null)]
    public void Whoever_works_there_is_told_with_job_and_number(string said, string who, string? title, string? phone)
    {
        var told = Read(said).Objects(Frame.Reach).ShouldHaveSingleItem();
        told["who"]!.GetValue<string>().ShouldBe(who);
        told["title"]?.GetValue<string>().ShouldBe(title);
        told["phone"]?.GetValue<string>().ShouldBe(phone);
        told["only"].ShouldNotBeNull();
    }

    [Theory]
    [InlineData("add tag VIP to Tundra")]
    [InlineData("add Sam as a helper on Tundra")]
    [InlineData("add 20k to the Tundra deal")]
    [InlineData("add Tundra to the digest")]
    public void Other_things_that_are_added_are_no_contacts(string said) => Read(said).Has(Frame.Reach).ShouldBeFalse();

    private static Frame Read(string said)
    {
        using var stream = File.OpenRead(Path.Combine(CaseFile.Folder, "newcomer", "world.json"));
        using var world = CrmBot.Language.World.FromJson(stream);
        return new Parser(world).Understand(new Utterance(said, new DateTimeOffset(2026, 9, 17, 10, 0, 0, TimeSpan.FromHours(8)),
            "Asia/Shanghai", "沈冰")).Frames.ShouldHaveSingleItem();
    }
}
