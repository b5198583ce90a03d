using CrmBot.Features.Customers;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Customers;

public sealed class ShowCustomerTests(DemoApp demo) : IClassFixture<DemoApp>
{
    /// <summary>小林, a rep of 销售一组.</summary>
    private readonly Chat lin = demo.Chat("demo-lintao");

    [Fact]
    public async Task A_bare_name_gives_the_card_and_every_figure_on_it_is_the_stores()
    {
        var card = await lin.SayAsync("恒达");
        var file = (await demo.FileAsync("恒达")).ShouldNotBeNull();
        foreach (var expected in new[] { "恒达", "机械", "B 级", "林涛", "50-80万", "减速机备件年度供应" }) card.Words.ShouldContain(expected);
        foreach (var contact in file.Contacts) card.Words.ShouldContain(contact.Name);
        foreach (var method in file.Methods) card.Words.ShouldContain(PhoneNumber.Print(method.Value));
        foreach (var tag in file.Tags) card.Words.ShouldContain(tag);
        foreach (var verb in new[] { "customer.log", "customer.remind", "customer.correct" }) CardWords.Button(card.Card!, verb);
    }

    [Fact]
    public async Task A_question_for_a_phone_gives_the_number_and_where_we_have_it_from()
    {
        var answer = await lin.SayAsync("李总电话多少");
        answer.Words.ShouldContain("139 0000 1234");
        answer.Words.ShouldContain("林涛");
        answer.Words.ShouldContain("展会");
    }

    [Theory]
    [InlineData("佳美谁在跟", "林涛")]
    [InlineData("佳美的合同啥时候到期", "合同")]
    [InlineData("佳美几级客户", "A 级")]
    [InlineData("查一下明珠酒店的联系人", "孟洁")]
    [InlineData("蓝海最近有投诉没", "工单")]
    public async Task One_fact_is_answered_with_that_fact(string question, string answer) =>
        (await lin.SayAsync(question)).Words.ShouldContain(answer);

    [Fact]
    public async Task The_brief_tells_what_is_still_unknown()
    {
        var brief = await lin.SayAsync("明天去和信 给个简报");
        brief.Words.ShouldContain("拜访简报");
        brief.Words.ShouldContain("坐席质检");
        brief.Words.ShouldContain("还不知道：拍板人、管钱的、技术把关");
    }

    [Fact]
    public async Task Another_teams_customer_shows_only_that_it_is_taken_and_by_whom()
    {
        var card = await lin.SayAsync("鼎新装备");
        card.Words.ShouldContain("已有人跟进");
        card.Words.ShouldContain("陈浩");
        foreach (var hidden in new[] { "自动化产线", "王宏", "苏州", "决策慢" }) card.Words.ShouldNotContain(hidden);
    }

    [Fact]
    public async Task A_teammates_customer_is_shown_without_contact_details_and_amounts()
    {
        var card = await demo.Chat("demo-wanglei").SayAsync("华东机电");
        card.Words.ShouldContain("李建国");
        card.Words.ShouldContain("139 **** 1234");
        foreach (var hidden in new[] { "139 0000 1234", "120-150万", "lijg@" }) card.Words.ShouldNotContain(hidden);
    }

    [Fact]
    public async Task An_agent_sees_contact_details_but_no_amounts()
    {
        var card = await demo.Chat("demo-lina").SayAsync("华东机电");
        card.Words.ShouldContain("139 0000 1234");
        card.Words.ShouldNotContain("120-150万");
    }

    [Fact]
    public async Task A_name_of_two_customers_is_asked_about_and_one_tap_opens_the_right_one()
    {
        var chat = demo.Chat("demo-zhaomin");
        var choice = await chat.SayAsync("恒通");
        choice.Words.ShouldContain("恒通物流");
        choice.Words.ShouldContain("恒通电子");
        DemoApp.Words(await chat.ClickAsync(choice, "customer.open")).ShouldContain("恒通");
    }

    [Fact]
    public async Task A_contact_of_two_customers_is_asked_about()
    {
        var choice = await demo.Chat("demo-zhangguoqiang").SayAsync("张伟");
        choice.Words.ShouldContain("蓝海");
        choice.Words.ShouldContain("远航物流");
        choice.Words.ShouldContain("采购");
    }

    [Fact]
    public async Task In_a_group_nothing_private_is_posted_and_details_go_to_the_person_who_asked()
    {
        await lin.SayAsync("瑞丰谁在跟");
        var group = demo.App.InGroup("demo-lintao");
        var poster = await group.SayAsync("华东机电");
        poster.Words.ShouldContain("林涛");
        foreach (var hidden in new[] { "139", "120", "李建国", "价格敏感", "申南路", "伺服" }) poster.Words.ShouldNotContain(hidden);

        var before = lin.Messages.Count;
        await group.ClickAsync(poster, "customer.details");
        var details = await demo.App.Teams.WaitAsync(lin.Conversation, seen => seen.Count > before ? seen[before] : null, "the details");
        details.Words.ShouldContain("139 0000 1234");
        group.Messages.ShouldAllBe(message => !message.Words.Contains("139 0000 1234"));
    }

    [Fact]
    public async Task In_English_the_card_is_in_English()
    {
        var card = await demo.Chat("demo-lily").SayAsync("Globex", locale: "en-US");
        foreach (var expected in new[] { "Grade B", "Key account", "Quote", "$80-110k", "Hank Scott (economic buyer, against us)" })
            card.Words.ShouldContain(expected);
    }

    [Fact]
    public async Task A_wrong_file_is_reported_to_its_owner()
    {
        var owner = demo.Chat("demo-tom");
        await owner.SayAsync("Helix", locale: "en-US");
        var before = owner.Messages.Count;
        var chat = demo.Chat("demo-zhouzhou");
        var card = await chat.SayAsync("Helix");
        var key = ProfileData.KeyOf((await demo.FileAsync("Helix GmbH")).ShouldNotBeNull().Customer.Id);
        DemoApp.Words(await chat.ClickAsync(card, "customer.correct", ("wrong-" + key, "Jonas **moved** to Berlin")))
            .ShouldContain("已经告诉负责人");
        var told = await demo.App.Teams.WaitAsync(owner.Conversation, seen => seen.Count > before ? seen[before] : null,
            "the owner's card");
        told.Words.ShouldContain("Jonas **moved** to Berlin");
        DemoApp.Words(await owner.ClickAsync(told, "customer.corrected")).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task An_attempt_without_words_leaves_no_empty_line_on_the_card()
    {
        var lin = demo.Chat(DemoPeople.LinTao);
        await lin.SayAsync("大成打电话，没人接");
        var card = await lin.SayAsync("大成纺织");
        card.Words.ShouldContain("没人接");
        card.Card!.ToJsonString().ShouldNotContain("\"text\":\"\"");
    }
}
