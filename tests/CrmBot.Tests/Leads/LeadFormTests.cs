using System.Text.Json.Nodes;
using CrmBot.Features.Leads;
using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Leads;

/// <summary>A new lead by a form: as a card in the conversation, and in a dialog.</summary>
public sealed class LeadFormTests(DemoApp demo) : IClassFixture<DemoApp>
{
    private readonly Chat lin = demo.Chat(DemoPeople.LinTao);

    [Theory]
    [InlineData("新线索")]
    [InlineData("new lead")]
    public async Task Nothing_after_the_word_opens_the_form(string said) => (await lin.SayAsync(said)).Words.ShouldContain("必填");

    [Fact]
    public async Task The_form_says_what_is_missing_keeps_what_was_typed_and_stores_the_lead()
    {
        var form = await lin.SayAsync("新线索");
        var again = await lin.ClickAsync(form, "lead.fill", ("cust", "余杭精密"), ("phone", "12"), ("budget", "很多"), ("who", "范工"));
        var wrong = DemoApp.Words(again);
        foreach (var expected in new[] { "电话不对", "选一下从哪来的", "预算没看懂", "余杭精密", "范工" }) wrong.ShouldContain(expected);
        (await demo.FileAsync("余杭精密")).ShouldBeNull();
        var button = (JsonObject)CardWords.Button((JsonObject)again["value"]!, "lead.fill")["data"]!.DeepClone();
        var stored = DemoApp.Words(await lin.ClickAsync(form.Id, "lead.fill", button, ("cust", "余杭精密"), ("phone", "13855550001"),
            ("budget", "50-80万"), ("who", "范工"), ("src", "expo"), ("product", "测量机"), ("need", "两台")));
        stored.ShouldContain("已建档");
        var lead = await LeadOfAsync("余杭精密");
        (lead.Channel, lead.Product, lead.BudgetMin, lead.BudgetMax).ShouldBe(("form", "测量机", 50_000_000L, 80_000_000L));
        await lin.SayAsync("撤销");
        (await demo.FileAsync("余杭精密")).ShouldBeNull();
    }

    [Fact]
    public async Task A_known_phone_in_the_form_asks_whether_it_is_the_same_one()
    {
        var form = await lin.SayAsync("新线索");
        var question =
            DemoApp.Words(await lin.ClickAsync(form, "lead.fill", ("cust", "别名公司"), ("phone", "139 0000 2345"), ("src", "expo")));
        question.ShouldContain("是同一个吗");
        question.ShouldContain("恒达");
    }

    [Fact]
    public async Task The_dialog_stores_it_too_and_sends_the_card()
    {
        var opened = await lin.InvokeAsync("task/fetch", new JsonObject { ["data"] = new JsonObject { ["form"] = "lead.new" } });
        var sent = opened.Filled(("cust", "临安竹业"), ("email", "Zhu@Linan.example"), ("src", "website"), ("need", "竹地板样册"));
        (await lin.InvokeAsync("task/submit", new JsonObject { ["data"] = sent })).Notice.ShouldNotBeNull().ShouldContain("私聊");
        (await LeadOfAsync("临安竹业")).Source.ShouldBe("website");
        (await demo.FileAsync("临安竹业"))!.Methods.ShouldHaveSingleItem().Value.ShouldBe("zhu@linan.example");
    }

    [Fact]
    public async Task What_a_lead_is_about_is_changed_in_a_form()
    {
        var card = await lin.SayAsync("新线索 富阳造纸 邵工 13855550002 展会 预算30万");
        var opener = CardWords.Opener(card.Card!, "lead.edit");
        var opened = await lin.InvokeAsync("task/fetch", new JsonObject { ["data"] = opener["data"]!.DeepClone() });
        opened.Value("budget").ShouldBe("30万");
        var again = await lin.InvokeAsync("task/submit", new JsonObject { ["data"] = opened.Filled(("budget", "随便")) });
        string.Join('\n', CardWords.Of(again.Form)).ShouldContain("预算没看懂");
        (await lin.InvokeAsync("task/submit",
            new JsonObject { ["data"] = again.Filled(("budget", "40万左右"), ("need", "脱水设备")) })).Text.ShouldBe("");
        var lead = await LeadOfAsync("富阳造纸");
        (lead.BudgetMin, lead.BudgetIsApproximate, lead.Need).ShouldBe((40_000_000L, true, "脱水设备"));
    }

    [Fact]
    public async Task A_log_with_a_colleagues_customer_first_shows_whose_it_is_and_what_was_said_last()
    {
        var warning = await lin.SayAsync("跟远航物流张伟通了电话，要补点位图");
        warning.Words.ShouldContain("有同事在跟");
        warning.Words.ShouldContain("王磊");
        warning.Words.ShouldContain("现场看了两个仓");
        DemoApp.Words(await lin.ClickAsync(warning, "customer.choose")).ShouldContain("补点位图");
    }

    [Fact]
    public async Task A_logged_contact_is_the_first_contact_of_a_new_lead()
    {
        await lin.SayAsync("新线索 建德水泵 洪工 13855550003 展会");
        await lin.SayAsync("打给建德水泵洪工，没人接");
        var tried = await LeadOfAsync("建德水泵");
        (tried.State, tried.FirstContactAt is null).ShouldBe((LeadState.New, false));
        await lin.SayAsync("跟建德水泵洪工通了电话，要看样机");
        (await LeadOfAsync("建德水泵")).State.ShouldBe(LeadState.Contacted);
        await lin.SayAsync("撤销");
        (await LeadOfAsync("建德水泵")).State.ShouldBe(LeadState.New);
    }

    [Fact]
    public async Task A_new_inquiry_of_another_teams_customer_is_passed_to_its_owner()
    {
        var lily = demo.Chat(DemoPeople.Lily);
        await lily.SayAsync("new lead Fabrikam, Sara Lim 13855550009, webinar", locale: "en-US");
        var question = await lin.SayAsync("新线索 法布里 李莎 13855550009 展会 想要一套样机");
        var offer = (JsonObject)(await lin.ClickAsync(question, "lead.join"))["value"]!;
        string.Join('\n', CardWords.Of(offer)).ShouldContain("Lily Chen");
        DemoApp.Words(await lin.ClickAsync(question.Id, "lead.pass", (JsonObject)CardWords.Button(offer, "lead.pass")["data"]!.DeepClone()))
            .ShouldContain("转给负责人了");
        var told = await demo.App.Teams.WaitAsync(lily.Conversation,
            seen => seen.LastOrDefault(one => one.Words.Contains("林涛", StringComparison.Ordinal)), "the owner's card");
        told.Words.ShouldContain("一套样机");
        (await demo.FileAsync("法布里")).ShouldBeNull();
    }

    private Task<Lead> LeadOfAsync(string customer) => demo.ReadAsync(async view =>
    {
        var id = await view.Db.Set<Features.Customers.Customer>().Where(known => known.Name == customer).Select(known => known.Id)
            .SingleAsync();
        return await view.Db.Set<Lead>().AsNoTracking().SingleAsync(lead => lead.CustomerId == id);
    });
}
