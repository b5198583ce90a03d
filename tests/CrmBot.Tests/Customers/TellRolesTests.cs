using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Customers;

public sealed class TellRolesTests(DemoApp demo) : IClassFixture<DemoApp>
{
    /// <summary>小林, a rep of 销售一组.</summary>
    private readonly Chat lin = demo.Chat("demo-lintao");

    [Fact]
    public async Task Roles_told_in_a_sentence_are_kept_with_the_contacts_they_are()
    {
        (await lin.SayAsync("佳美张姐是自己人 支持我们")).Words.ShouldContain("自己人");
        var file = (await demo.FileAsync("佳美")).ShouldNotBeNull();
        var member = file.Chain.ShouldHaveSingleItem();
        (member.Name, member.Role, member.Stance, member.ContactId).ShouldBe(("张丽", "champion", "for", file.Contacts[0].Id));
    }

    [Fact]
    public async Task A_chain_keeps_its_order()
    {
        await lin.SayAsync("明德决策链 采购陈芳→厂长老周→总经理");
        var file = (await demo.FileAsync("明德精密")).ShouldNotBeNull();
        file.Chain.Where(member => member.Step is not null).Select(member => member.Step).ShouldBe([1, 2, 3]);
        file.Chain.Where(member => member.Name.EndsWith("陈芳", StringComparison.Ordinal)).ShouldHaveSingleItem().ContactId
            .ShouldBe(file.Contacts.Single(contact => contact.Name == "陈芳").Id);
        (await lin.SayAsync("明德精密")).Words.ShouldContain("陈芳（采购） → 厂长老周 → 总经理、");
    }

    [Fact]
    public async Task A_successor_takes_over_role_and_place_and_the_leaver_is_no_contact_any_more_until_undone()
    {
        await lin.SayAsync("蓝海换人了 张经理走了现在孙经理");
        var file = (await demo.FileAsync("蓝海")).ShouldNotBeNull();
        file.Contacts.Select(contact => contact.Name).ShouldBe(["张伟", "孙经理"], ignoreOrder: true);
        file.Chain.ShouldHaveSingleItem().Name.ShouldBe("孙经理");
        await lin.SayAsync("撤销");
        (await demo.FileAsync("蓝海")).ShouldNotBeNull().Contacts.Select(contact => contact.Name).ShouldBe(["张伟", "张立群"], ignoreOrder: true);
    }

    [Fact]
    public async Task When_a_contact_leaves_the_bot_asks_who_takes_over()
    {
        (await lin.SayAsync("和信韩经理离职了")).Words.ShouldContain("接手");
        (await demo.FileAsync("和信保险")).ShouldNotBeNull().Contacts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("远航谁拍板", "郑凯")]
    [InlineData("明珠酒店谁是技术把关的", "还不知道谁是技术把关")]
    [InlineData("启明还缺谁的信息", "还不知道：拍板人")]
    public async Task Questions_about_deciders_are_answered(string question, string answer) =>
        (await lin.SayAsync(question)).Words.ShouldContain(answer);

    [Fact]
    public async Task Where_nobody_said_who_comes_after_whom_no_arrow_says_so_and_the_one_who_decides_stands_first()
    {
        const string Chain = "李红（拍板人）、王强（技术把关，支持我们）";
        (await lin.SayAsync("恒达")).Words.ShouldContain(Chain);
        (await lin.SayAsync("恒达到哪步了")).Words.ShouldContain(Chain);
    }
}
