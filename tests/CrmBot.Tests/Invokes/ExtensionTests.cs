using System.Net;
using System.Text.Json.Nodes;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Invokes;

/// <summary>Customers from the compose box, and logging a contact from a message's menu.</summary>
public sealed class ExtensionTests : IAsyncLifetime
{
    private const string Heard = "刚跟恒达王工通了电话，要补技术参数，下周三上午十点再打";
    private CrmBotTestApp app = null!;
    private Chat lin = null!;

    /// <summary>小林 in a chat of two people: Teams calls it personal, and the bot is no part of it.</summary>
    private Chat between = null!;

    public async ValueTask InitializeAsync()
    {
        app = await CrmBotTestApp.StartAsync();
        lin = app.Direct(DemoPeople.LinTao);
        between = new Chat(app, DemoPeople.LinTao, "19:lin_customer@unq.gbl.spaces", "personal");
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_customer_is_found_by_name_pinyin_and_phone()
    {
        foreach (var text in (string[])["华东机电", "hdjd", "1234"])
            Titles(await QueryAsync(lin, text)).ShouldContain("华东机电", text);
        // Somebody else, so that it is not the pace of searching that finds nothing.
        Titles(await QueryAsync(app.Direct(DemoPeople.WangLei), "没有这一家的")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Outside_ones_reach_only_name_and_owner_show()
    {
        var hit = (await QueryAsync(lin, "鼎新装备")).Body!["composeExtension"]!["attachments"]!.AsArray()[0]!["preview"]!["content"]!;
        hit["text"]!.GetValue<string>().ShouldContain("已有人跟进");
        hit["text"]!.GetValue<string>().ShouldContain("陈浩");
        var chosen = await lin.InvokeAsync("composeExtension/selectItem", hit["tap"]!["value"]);
        var words = string.Join('\n', CardWords.Of(Inserted(chosen)));
        words.ShouldContain("陈浩");
        foreach (var hidden in (string[])["自动化产线", "王宏", "苏州", "决策慢"]) words.ShouldNotContain(hidden);
    }

    [Fact]
    public async Task A_chosen_customer_is_put_into_the_conversation_without_anything_private()
    {
        var hit = (await QueryAsync(between, "华东机电")).Body!["composeExtension"]!["attachments"]!.AsArray()[0]!;
        var words = string.Join('\n',
            CardWords.Of(Inserted(await between.InvokeAsync("composeExtension/selectItem", hit["preview"]!["content"]!["tap"]!["value"]))));
        words.ShouldContain("华东机电");
        foreach (var hidden in (string[])["139", "120", "李建国", "价格敏感"]) words.ShouldNotContain(hidden);
    }

    [Fact]
    public async Task No_more_than_was_asked_for_comes_and_the_next_page_is_another()
    {
        var first = Titles(await lin.InvokeAsync("composeExtension/query", Query("", 0, 2)));
        var second = Titles(await lin.InvokeAsync("composeExtension/query", Query("", 2, 2)));
        (first.Count, second.Count).ShouldBe((2, 2));
        first.Intersect(second).ShouldBeEmpty();
        Titles(await lin.InvokeAsync("composeExtension/query", Query("公司", 0, 4000))).Count.ShouldBeLessThanOrEqualTo(25);
        Titles(await lin.InvokeAsync("composeExtension/query", Query("", 100_000, 25))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("' OR 1=1 --")]
    [InlineData("%_[]*")]
    [InlineData("\u202e\u0000恒")]
    public async Task Case_128_Odd_searches_are_only_searches(string text) =>
        (await QueryAsync(lin, text)).Status.ShouldBe(HttpStatusCode.OK);

    [Fact]
    public async Task Case_114_130_A_search_that_does_not_exist_is_501_and_a_broken_one_400()
    {
        (await lin.InvokeAsync("composeExtension/query", new JsonObject { ["commandId"] = "nothing" })).Status.ShouldBe(
            HttpStatusCode.NotImplemented);
        (await lin.InvokeAsync("composeExtension/query", null)).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await lin.InvokeAsync("composeExtension/selectItem", new JsonObject { ["id"] = 7 })).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await lin.InvokeAsync("composeExtension/selectItem",
            new JsonObject { ["list"] = "customers", ["id"] = "7" })).Body!["composeExtension"]!["type"]!
            .GetValue<string>().ShouldBe("message");
        (await lin.InvokeAsync("composeExtension/submitAction",
            new JsonObject { ["commandId"] = "interaction.log", ["botMessagePreviewAction"] = "foo" })).Status
            .ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Who_floods_is_asked_to_wait()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => QueryAsync(lin, "恒")));
        answers.Count(answer => answer.Body!["composeExtension"]!["type"]!.GetValue<string>() == "message").ShouldBeGreaterThan(0);
        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_contact_is_logged_from_a_message_and_confirmed_in_the_direct_chat()
    {
        await lin.SayAsync("帮助");
        var form = await OpenAsync(between, Heard);
        form.Value("note").ShouldNotBeNull().ShouldContain("补技术参数");
        (form.Value("who"), form.Value("channel"), form.Value("date"), form.Value("time")).ShouldBe(("王工", "call", "2026-03-18", "10:00"));
        Chosen(form).ShouldBe("恒达");

        var answer = await SendAsync(between, form.Filled());
        answer.Notice.ShouldNotBeNull().ShouldContain("私聊");
        var card = await app.Teams.WaitAsync(lin.Conversation, seen => seen.Count > 1 ? seen[1] : null, "the card in the direct chat");
        foreach (var expected in (string[])["恒达", "王工", "补技术参数", "再打", "10:00"]) card.Words.ShouldContain(expected);
        between.Messages.ShouldBeEmpty();

        // As after a sentence in the chat: it is open for correction there, and can be taken back.
        (await lin.SayAsync("改成下周四")).Words.ShouldContain("3月19日");
        (await lin.SayAsync("撤销")).Words.ShouldContain("撤");
        (await lin.SayAsync("上次跟恒达聊了啥")).Words.ShouldNotContain("补技术参数");
    }

    [Fact]
    public async Task A_chat_between_people_never_becomes_the_place_the_bot_writes_to()
    {
        await SendAsync(between, (await OpenAsync(between, Heard)).Filled());
        await between.ClickAsync("1", "no.such.verb", []);
        await lin.SayAsync("一分钟后提醒我给佳美回电话");
        await app.AdvanceAsync(TimeSpan.FromMinutes(2));
        await app.Teams.WaitAsync(lin.Conversation, seen => seen.FirstOrDefault(message => message.Words.Contains("该跟进了")),
            "the reminder in the direct chat");
        between.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_never_wrote_to_the_bot_gets_the_card_in_a_chat_that_is_opened_for_it()
    {
        var lei = app.Direct(DemoPeople.WangLei);
        await lei.SayAsync("帮助");
        var form = await OpenAsync(between, "恒达说样品收到了");
        (await SendAsync(between, form.Filled(("customer", await IdAsync("恒达"))))).Notice.ShouldNotBeNull();
        var card = await app.Teams.WaitAsync(lin.Conversation, seen => seen.Count > 0 ? seen[0] : null, "the card");
        card.Words.ShouldContain("样品");
    }

    [Fact]
    public async Task Case_129_What_is_missing_is_asked_for_and_another_teams_customer_is_refused()
    {
        var form = await OpenAsync(between, "今天天气不错");
        form.Value("note").ShouldBe("今天天气不错");
        var again = await SendAsync(between, form.Filled(("customer", ""), ("note", " "), ("date", "2026-03-20")));
        var words = string.Join('\n', CardWords.Of(again.Form));
        foreach (var expected in (string[])["选一家客户", "写一句聊了什么", "写一下到时要做什么"]) words.ShouldContain(expected);

        var foreign = await SendAsync(between, form.Filled(("customer", await IdAsync("鼎新装备"))));
        string.Join('\n', CardWords.Of(foreign.Form)).ShouldContain("已有人跟进");
        lin.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task Markup_in_a_message_is_text_in_the_form()
    {
        var form = await OpenAsync(between, "<b>恒达</b> ${t.form.save} **[x](y)**", "html");
        form.Value("note").ShouldNotBeNull().ShouldContain("**[x](y)**");
        form.Text.ShouldNotContain("<b>");
    }

    private Task<string> IdAsync(string name) => app.CustomerIdAsync(name);

    private static string? Chosen(Invoked form)
    {
        var input = CardWords.Inputs(form.Form).First(input => input["id"]!.GetValue<string>() == "customer");
        input["choices.data"]!["dataset"]!.GetValue<string>().ShouldBe("customers");
        return input["choices"]!.AsArray()
            .FirstOrDefault(choice => choice!["value"]!.GetValue<string>() == form.Value("customer"))?["title"]!.GetValue<string>();
    }

    private static Task<Invoked> OpenAsync(Chat chat, string text, string type = "text") =>
        chat.InvokeAsync("composeExtension/fetchTask", new JsonObject
        {
            ["commandId"] = "interaction.log",
            ["commandContext"] = "message",
            ["messagePayload"] = new JsonObject { ["id"] = "1", ["body"] = new JsonObject { ["contentType"] = type, ["content"] = text } },
        });

    private static Task<Invoked> SendAsync(Chat chat, JsonObject data) => chat.InvokeAsync("composeExtension/submitAction", new JsonObject
    {
        ["commandId"] = "interaction.log", ["commandContext"] = "message", ["data"] = data,
    });

    private static Task<Invoked> QueryAsync(Chat chat, string text) => chat.InvokeAsync("composeExtension/query", Query(text, 0, 25));

    private static JsonObject Query(string text, int skip, int count) => new()
    {
        ["commandId"] = "customers",
        ["parameters"] = new JsonArray(text.Length == 0
            ? new JsonObject { ["name"] = "initialRun", ["value"] = "true" }
            : new JsonObject { ["name"] = "text", ["value"] = text }),
        ["queryOptions"] = new JsonObject { ["skip"] = skip, ["count"] = count },
    };

    private static IReadOnlyList<string> Titles(Invoked answer) =>
        [.. answer.Body!["composeExtension"]!["attachments"]!.AsArray()
            .Select(found => found!["preview"]!["content"]!["title"]!.GetValue<string>())];

    private static JsonObject Inserted(Invoked answer) =>
        (JsonObject)answer.Body!["composeExtension"]!["attachments"]!.AsArray()[0]!["content"]!;
}
