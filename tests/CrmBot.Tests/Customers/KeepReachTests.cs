using CrmBot.Features.Customers;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Customers;

public sealed class KeepReachTests(DemoApp demo) : IClassFixture<DemoApp>
{
    private readonly Chat lin = demo.Chat("demo-lintao");

    [Fact]
    public async Task A_new_number_takes_the_place_of_the_old_one_until_undone()
    {
        var before = await PhonesAsync("恒达", "王强");
        var card = await lin.SayAsync("恒达王工电话换成13900009999了");
        card.Words.ShouldContain("139 0000 9999");
        (await PhonesAsync("恒达", "王强")).ShouldBe(["+8613900009999"]);
        (await lin.SayAsync("恒达")).Words.ShouldContain("139 0000 9999");
        await lin.SayAsync("撤销");
        (await PhonesAsync("恒达", "王强")).ShouldBe(before);
    }

    [Fact]
    public async Task A_new_contact_is_added_with_job_number_and_who_told_it()
    {
        await lin.SayAsync("给佳美加个联系人 财务孙会计 021-55556666");
        var file = (await demo.FileAsync("佳美")).ShouldNotBeNull();
        var added = file.Contacts.Single(contact => contact.Name == "孙会计");
        var method = file.MethodsOf(added.Id).ShouldHaveSingleItem();
        (method.Value, method.Channel).ShouldBe(("+862155556666", "chat"));
        method.ToldBy.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_successor_comes_with_the_number()
    {
        (await lin.SayAsync("明德陈芳离职了，接她的是周姐 电话13877776666")).Words.ShouldContain("138 7777 6666");
        (await PhonesAsync("明德精密", "周姐")).ShouldBe(["+8613877776666"]);
    }

    [Fact]
    public async Task A_mail_address_and_a_number_in_English_are_kept_beside_what_was_known()
    {
        await lin.SayAsync("佳美张姐微信 zhangjie88");
        var file = (await demo.FileAsync("佳美")).ShouldNotBeNull();
        file.Methods.Where(method => method.Kind == MethodKind.Wechat).Select(method => method.Value).ShouldContain("zhangjie88");
    }

    [Fact]
    public async Task Somebody_added_in_English_with_job_and_address_is_a_contact_of_that_customer()
    {
        var card = await lin.SayAsync("add Jane Roe, CFO, jane@acme.example to Acme", locale: "en-US");
        card.Words.ShouldContain("Jane Roe");
        var file = (await demo.FileAsync("Acme")).ShouldNotBeNull();
        var added = file.Contacts.Single(contact => contact.Name == "Jane Roe");
        added.Title.ShouldBe("CFO");
        file.MethodsOf(added.Id).ShouldHaveSingleItem().Value.ShouldBe("jane@acme.example");
    }

    [Fact]
    public async Task A_number_told_beside_a_visit_is_kept_and_the_visit_too()
    {
        (await lin.SayAsync("拜访了佳美 张姐给了新手机13911112222，要先看样机")).Words.ShouldContain("拜访");
        (await PhonesAsync("佳美", "张丽")).ShouldContain("+8613911112222");
    }

    [Fact]
    public async Task Whoever_works_there_from_now_on_is_kept_with_the_job_and_nothing_is_noted_as_a_contact()
    {
        var card = await demo.Chat("demo-lily").SayAsync("Jane Roe joined Initech as CTO", locale: "en-US");
        card.Words.ShouldContain("Contact saved");
        (await demo.FileAsync("Initech")).ShouldNotBeNull().Contacts.Single(contact => contact.Name == "Jane Roe").Title.ShouldBe("CTO");
        card.Words.ShouldNotContain("today");
        (await lin.SayAsync("佳美新增联系人陈芳，采购经理")).Words.ShouldContain("联系人记好了");
        (await demo.FileAsync("佳美")).ShouldNotBeNull().Contacts.Single(contact => contact.Name == "陈芳").Title.ShouldBe("采购经理");
        await lin.SayAsync("撤销");
        (await demo.FileAsync("佳美")).ShouldNotBeNull().Contacts.ShouldNotContain(contact => contact.Name == "陈芳");
    }

    [Fact]
    public async Task A_new_job_takes_the_place_of_the_old_one()
    {
        (await lin.SayAsync("明德赵亮升技术总监了")).Words.ShouldContain("技术总监");
        (await demo.FileAsync("明德精密")).ShouldNotBeNull().Contacts.Single(contact => contact.Name == "赵亮").Title.ShouldBe("技术总监");
    }

    [Fact]
    public async Task A_budget_without_a_sign_is_in_the_money_of_the_customer_s_deal()
    {
        var lily = demo.Chat("demo-lily");
        (await lily.SayAsync("met Hank at Globex, budget around 80k", locale: "en-US")).Words.ShouldContain("about $80k");
        (await lily.SayAsync("Hank at Globex says the budget is ¥90k", locale: "en-US")).Words.ShouldContain("¥90k");
    }

    private async Task<List<string>> PhonesAsync(string customer, string contact)
    {
        var file = (await demo.FileAsync(customer)).ShouldNotBeNull();
        var found = file.Contacts.SingleOrDefault(one => one.Name == contact);
        return found is null
            ? []
            : [.. file.MethodsOf(found.Id).Where(method => method.Kind == MethodKind.Phone).Select(method => method.Value)];
    }
}
