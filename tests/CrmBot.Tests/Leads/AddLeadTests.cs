using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Leads;

public sealed class AddLeadTests(DemoApp demo) : IClassFixture<DemoApp>
{
    /// <summary>小林, a rep of 销售一组.</summary>
    private readonly Chat lin = demo.Chat("demo-lintao");

    [Fact]
    public async Task A_company_is_called_without_its_city_and_is_not_taken_for_one_with_a_like_name()
    {
        await lin.SayAsync("新线索 苏州明德软件 采购高工 13800007777 展会来的");
        (await lin.SayAsync("刚跟明德软件通了电话，要看演示")).Words.ShouldContain("苏州明德软件");
        (await lin.SayAsync("明德")).Words.ShouldContain("明德精密");
    }

    [Fact]
    public async Task One_sentence_stores_a_lead_with_contact_source_and_budget()
    {
        var card = await lin.SayAsync("新线索 上海明德科技 采购经理陈芳 13800008888 展会来的 预算50-80万");
        foreach (var expected in new[] { "已建档", "上海明德科技", "陈芳", "采购经理", "138 0000 8888", "展会", "50-80万", "林涛" })
            card.Words.ShouldContain(expected);
        var file = (await demo.FileAsync("上海明德科技")).ShouldNotBeNull();
        file.Owner!.Name.ShouldBe("林涛");
        (file.Customer.BudgetMin, file.Customer.BudgetMax, file.Customer.BudgetCurrency).ShouldBe((50_000_000L, 80_000_000L, "CNY"));
        var phone = file.Methods.ShouldHaveSingleItem();
        (phone.Value, phone.Source, phone.ToldBy, phone.ContactId).ShouldBe(("+8613800008888", "expo", file.Owner.Id, file.Contacts[0].Id));
    }

    [Fact]
    public async Task Undo_takes_the_whole_file_back()
    {
        await lin.SayAsync("新线索 宏图印务 刘厂长 139-0000-2299 抖音上找来的 想印包装盒");
        (await demo.FileAsync("宏图印务")).ShouldNotBeNull();
        await lin.SayAsync("撤销");
        (await demo.FileAsync("宏图印务")).ShouldBeNull();
        (await demo.ReadAsync(view => view.Db.Set<ContactMethod>().CountAsync(method => method.Value == "+8613900002299"))).ShouldBe(0);
    }

    [Fact]
    public async Task A_known_phone_is_asked_about_and_nothing_is_stored_before_the_answer()
    {
        var question = await lin.SayAsync("新线索 东海重工 何总 13600006666 官网来的");
        question.Words.ShouldContain("是同一个吗");
        question.Words.ShouldContain("金石建材");
        question.Words.ShouldContain("电话相同");
        (await demo.FileAsync("东海重工")).ShouldBeNull();
        await lin.ClickAsync(question, "lead.create");
        (await demo.FileAsync("东海重工")).ShouldNotBeNull().Methods.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_same_company_gets_what_is_new_and_keeps_what_it_had()
    {
        var question = await lin.SayAsync("新线索 启明科技股份 周明 13700001111 展会来的");
        var draft = (JsonObject)(await lin.ClickAsync(question, "draft.choose"))["value"]!;
        var save = (JsonObject)CardWords.Button(draft, "draft.save")["data"]!.DeepClone();
        await lin.ClickAsync(question.Id, "draft.save", save);
        var file = (await demo.FileAsync("启明科技")).ShouldNotBeNull();
        file.Methods.ShouldContain(method => method.Value == "+8613700001111");
        file.Customer.Source.ShouldBe("referral");
        file.Contacts.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_is_missing_is_asked_for_after_storing_and_the_answer_is_kept()
    {
        var card = await lin.SayAsync("中瑞 13912345678 80w 竞品对比中");
        (await demo.FileAsync("中瑞")).ShouldNotBeNull().Customer.Source.ShouldBeNull();
        card.Words.ShouldContain("哪");
        await lin.SayAsync("展会");
        (await demo.FileAsync("中瑞")).ShouldNotBeNull().Customer.Source.ShouldBe("expo");
    }

    [Fact]
    public async Task Two_customers_may_share_a_name_and_stay_apart()
    {
        await lin.SayAsync("新线索 张伟工作室 张伟 13711110001 展会");
        var question = await lin.SayAsync("新线索 张伟工作室 张伟 13711110002 官网");
        await lin.ClickAsync(question, "draft.save");
        (await demo.ReadAsync(view => view.Db.Set<Customer>().CountAsync(customer => customer.Name == "张伟工作室"))).ShouldBe(2);
        var choice = await lin.SayAsync("张伟工作室");
        CardWords.Buttons(choice.Card).Count(button => (string?)button["verb"] == "customer.open").ShouldBe(2);
    }
}
