using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CrmBot.EndToEnd.Tests.Console;

/// <summary>The page of the local console in a real browser, with the official card renderer and without it.</summary>
public sealed class ConsolePageTests
{
    private static readonly JsonNode Card = JsonNode.Parse("""
        {"type":"AdaptiveCard","version":"1.5","body":[
          {"type":"TextBlock","text":"该跟进了","weight":"Bolder"},
          {"type":"RichTextBlock","inlines":[{"type":"TextRun","text":"**恒达** <b>x</b> [点我](javascript:alert(1))"}]},
          {"type":"FactSet","facts":[{"title":"什么时候","value":"今天 15:00"}]},
          {"type":"Input.Text","id":"note","label":"备注","isRequired":true,"errorMessage":"写一句吧"}],
         "actions":[{"type":"Action.Execute","title":"完成","verb":"reminder.done","data":{"verb":"reminder.done","id":"7"}}]}
        """)!;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_card_shows_what_was_typed_as_text_and_its_button_sends_the_inputs(bool withRenderer)
    {
        await using var scene = await Scene.OpenAsync(withRenderer, bot => bot.Messages.Add(bot.Message(card: Card)));
        await Expect(scene.Page.Locator(".card")).ToContainTextAsync("**恒达** <b>x</b> [点我](javascript:alert(1))");
        await Expect(scene.Page.Locator(".card a")).ToHaveCountAsync(0);
        await Expect(scene.Page.Locator(".card")).ToContainTextAsync("今天 15:00");
        scene.Bot.ActionAnswer = JsonNode.Parse("""
            {"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"已完成"}]}}
            """)!;

        await scene.Button("完成").ClickAsync();
        await Expect(scene.Page.GetByText("写一句吧")).ToBeVisibleAsync();
        scene.Bot.Acted.ShouldBeEmpty();
        await scene.Page.GetByLabel("备注").FillAsync("谈好了");
        await scene.Button("完成").ClickAsync();

        await Expect(scene.Page.GetByText("已完成")).ToBeVisibleAsync();
        var action = scene.Bot.Acted.ShouldHaveSingleItem()["action"]!;
        action["verb"]!.GetValue<string>().ShouldBe("reminder.done");
        JsonNode.DeepEquals(action["data"], JsonNode.Parse("""{"verb":"reminder.done","id":"7","note":"谈好了"}"""))
            .ShouldBeTrue(action.ToJsonString());
    }

    [Fact]
    public async Task Whoever_presses_a_button_by_keyboard_goes_on_there_in_the_new_card_and_sees_where_that_is()
    {
        const string Page = """
            {"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"第 PAGE 页"}],"actions":[
              {"type":"Action.Execute","title":"上一页","verb":"page","data":{"verb":"page"}},{"type":"Action.Execute","title":"下一页","verb":"page","data":{"verb":"page"}}]}
            """;
        await using var scene = await Scene.OpenAsync(
            prepare: bot => bot.Messages.Add(bot.Message(card: JsonNode.Parse(Page.Replace("PAGE", "1", StringComparison.Ordinal))!)));
        await scene.Page.Locator("#messages").FocusAsync();
        for (var stop = 0; stop < 3; stop++) await scene.Page.Keyboard.PressAsync("Tab");
        await Expect(scene.Button("下一页")).ToBeFocusedAsync();

        scene.Bot.ActionAnswer = Answer(Page.Replace("PAGE", "2", StringComparison.Ordinal));
        await scene.Page.Keyboard.PressAsync("Enter");
        await Expect(scene.Page.GetByText("第 2 页")).ToBeVisibleAsync();
        await Expect(scene.Button("下一页")).ToBeFocusedAsync();

        scene.Bot.ActionAnswer = Answer("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"没有了"}]}""");
        await scene.Page.Keyboard.PressAsync("Enter");
        await Expect(scene.Page.GetByText("没有了")).ToBeVisibleAsync();
        await Expect(scene.Page.Locator(".message")).ToBeFocusedAsync();
        await Expect(scene.Page.Locator(".message")).ToHaveCSSAsync("outline-style", "solid");
    }

    private static JsonObject Answer(string card) =>
        new() { ["statusCode"] = 200, ["type"] = "application/vnd.microsoft.card.adaptive", ["value"] = JsonNode.Parse(card) };

    [Fact]
    public async Task Without_the_official_renderer_the_page_says_how_to_get_it()
    {
        await using var scene = await Scene.OpenAsync(withRenderer: false);
        await Expect(scene.Page.GetByText("安装 Node.js")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Enter_sends_and_shift_enter_starts_a_new_line()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.Text.PressSequentiallyAsync("刚给恒达打了电话");
        await scene.Text.PressAsync("Shift+Enter");
        await scene.Text.PressSequentiallyAsync("下周三再打");
        await scene.Text.PressAsync("Enter");

        await Expect(scene.Page.Locator(".message.own")).ToContainTextAsync("刚给恒达打了电话");
        scene.Bot.Said.ShouldHaveSingleItem()["text"]!.GetValue<string>().ShouldBe("刚给恒达打了电话\n下周三再打");
        await Expect(scene.Text).ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_message_with_markup_is_shown_as_text()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Bot.Tell("message",
            new JsonObject { ["place"] = "dm", ["message"] = scene.Bot.Message("<img src=x onerror=alert(1)> **a**") });

        await Expect(scene.Page.Locator(".bubble")).ToHaveTextAsync("<img src=x onerror=alert(1)> **a**");
        await Expect(scene.Page.Locator(".messages img")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_offered_file_is_taken_by_a_button_and_then_downloaded()
    {
        await using var scene = await Scene.OpenAsync();
        var offer = scene.Bot.Message();
        offer["file"] = new JsonObject { ["name"] = "客户 错误清单.csv", ["description"] = "3 行有问题", ["size"] = 4096,
            ["offer"] = new JsonObject { ["export"] = "x" } };
        scene.Bot.Tell("message", new JsonObject { ["place"] = "dm", ["message"] = offer.DeepClone() });
        await Expect(scene.Page.GetByText("客户 错误清单.csv")).ToBeVisibleAsync();
        await Expect(scene.Page.GetByText("约 4 KB")).ToBeVisibleAsync();
        await scene.Page.GetByRole(AriaRole.Button, new() { Name = "保存文件" }).ClickAsync();
        for (var left = 100; left > 0 && scene.Bot.Offered.IsEmpty; left--) await Task.Delay(50, TestContext.Current.CancellationToken);
        var taken = scene.Bot.Offered.ShouldHaveSingleItem();
        ((string)taken["message"]!, (bool)taken["accept"]!).ShouldBe(((string)offer["id"]!, true));

        var there = scene.Bot.Message();
        there["file"] = new JsonObject { ["name"] = "客户 错误清单.csv", ["url"] = scene.Bot.Url + "/console/files/1" };
        scene.Bot.Tell("message", new JsonObject { ["place"] = "dm", ["message"] = there });
        await Expect(scene.Page.GetByRole(AriaRole.Link, new() { Name = "下载" }))
            .ToHaveAttributeAsync("href", scene.Bot.Url + "/console/files/1");
    }

    [Fact]
    public async Task An_edit_replaces_the_message_and_a_deletion_takes_it_away()
    {
        await using var scene = await Scene.OpenAsync();
        var message = scene.Bot.Message("旧的");
        scene.Bot.Tell("message", new JsonObject { ["place"] = "dm", ["message"] = message.DeepClone() });
        await Expect(scene.Page.GetByText("旧的")).ToBeVisibleAsync();
        (message["text"], message["edited"]) = ("新的", true);
        scene.Bot.Tell("edit", new JsonObject { ["place"] = "dm", ["message"] = message.DeepClone() });

        await Expect(scene.Page.GetByText("新的")).ToBeVisibleAsync();
        await Expect(scene.Page.GetByText("已更新")).ToBeVisibleAsync();
        await Expect(scene.Page.GetByText("旧的")).ToHaveCountAsync(0);
        scene.Bot.Tell("delete", new JsonObject { ["place"] = "dm", ["id"] = message["id"]!.DeepClone() });
        await Expect(scene.Page.GetByText("新的")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task In_a_group_the_bot_is_mentioned_unless_one_switches_it_off()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Bot.Tell("message", new JsonObject { ["place"] = "sales", ["message"] = scene.Bot.Message("有新线索") });
        await Expect(scene.Page.GetByLabel("1 条未读")).ToBeVisibleAsync();
        await scene.Page.GetByRole(AriaRole.Tab, new() { Name = "销售群" }).ClickAsync();
        await scene.SayAsync("谁有空");
        await scene.Page.GetByLabel("@小客").UncheckAsync();
        await scene.SayAsync("中午吃什么");

        scene.Bot.Said.Select(said => (said["place"]!.GetValue<string>(), said["mention"]!.GetValue<bool>()))
            .ShouldBe([("sales", true), ("sales", false)]);
    }

    [Fact]
    public async Task The_clock_shows_business_time_and_tomorrow_is_nine_on_the_persons_wall()
    {
        await using var scene = await Scene.OpenAsync();
        await Expect(scene.Page.Locator("#now")).ToContainTextAsync("15:24");
        await scene.Button("明早 9:00").ClickAsync();

        await Expect(scene.Page.Locator("#now")).ToContainTextAsync("09:00");
        scene.Bot.Moved.ShouldHaveSingleItem()["set"]!.GetValue<string>().ShouldBe("2026-03-06T01:00:00.000Z");
    }

    [Fact]
    public async Task After_midnight_yesterdays_messages_show_their_date()
    {
        await using var scene = await Scene.OpenAsync(prepare: bot => bot.Messages.Add(bot.Message("在呢")));
        await Expect(scene.Page.Locator(".meta time")).ToHaveTextAsync("15:00");
        await scene.Button("明早 9:00").ClickAsync();
        await Expect(scene.Page.Locator(".meta time")).ToHaveTextAsync("3月5日 15:00");
    }

    [Fact]
    public async Task The_newest_message_stays_in_sight_when_the_room_shrinks()
    {
        await using var scene = await Scene.OpenAsync(prepare: bot =>
        {
            for (var i = 0; i < 12; i++) bot.Messages.Add(bot.Message($"第 {i} 条"));
        });
        var newest = scene.Page.GetByText("第 11 条");
        await Expect(newest).ToBeInViewportAsync();
        await scene.Page.SetViewportSizeAsync(390, 500);
        await Expect(newest).ToBeInViewportAsync();
    }

    [Fact]
    public async Task What_the_bot_answers_to_a_button_far_above_comes_into_sight()
    {
        await using var scene = await Scene.OpenAsync(prepare: bot =>
        {
            bot.Messages.Add(bot.Message(card: JsonNode.Parse(
                """{"type":"AdaptiveCard","version":"1.5","actions":[{"type":"Action.Execute","title":"打开","verb":"open","data":{"verb":"open"}}]}""")));
            for (var i = 0; i < 30; i++) bot.Messages.Add(bot.Message($"第 {i} 条"));
        });
        await scene.Button("打开").ScrollIntoViewIfNeededAsync();
        await scene.Button("打开").ClickAsync();
        await Expect(scene.Page.GetByText("第 29 条")).Not.ToBeInViewportAsync();
        scene.Bot.Tell("message", new JsonObject { ["place"] = "dm", ["message"] = scene.Bot.Message("这是清单") });
        await Expect(scene.Page.GetByText("这是清单")).ToBeInViewportAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Why_a_button_did_nothing_stays_below_its_card(bool withRenderer)
    {
        await using var scene = await Scene.OpenAsync(withRenderer, bot => bot.Messages.Add(bot.Message(card: Card)));
        scene.Bot.ActionAnswer =
            JsonNode.Parse("""{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"已经有人领走了"}""")!;
        await scene.Page.GetByLabel("备注").FillAsync("谈好了");
        await scene.Button("完成").ClickAsync();
        await Expect(scene.Page.Locator(".card .card-note")).ToHaveTextAsync("已经有人领走了");
    }

    [Fact]
    public async Task On_a_phone_one_becomes_somebody_else_from_ones_own_name()
    {
        await using var scene = await Scene.OpenAsync(width: 390);
        await scene.Button("换人").ClickAsync();
        await scene.Page.GetByRole(AriaRole.Button, new() { Name = "张伟" }).ClickAsync();
        await Expect(scene.Page.Locator("#who")).ToContainTextAsync("张伟 · 经理");
        await Expect(scene.Page.Locator("#side")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_new_note_takes_the_place_of_the_one_before()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.Button("+1 小时").ClickAsync();
        await Expect(scene.Page.Locator(".toast")).ToHaveCountAsync(1);
        await scene.Button("+1 天").ClickAsync();
        await Expect(scene.Page.Locator("#now")).ToContainTextAsync("09:00");
        await Expect(scene.Button("+1 天")).ToBeEnabledAsync();
        await Expect(scene.Page.Locator(".toast")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Somebody_else_is_one_click_away_and_the_page_remembers_who()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.Page.GetByRole(AriaRole.Button, new() { Name = "张伟" }).ClickAsync();
        await Expect(scene.Page.Locator("#who")).ToContainTextAsync("张伟 · 经理");
        await scene.Page.ReloadAsync();
        await Expect(scene.Page.Locator("#who")).ToContainTextAsync("张伟 · 经理");
    }

    [Theory]
    [InlineData("zh-CN", ColorScheme.Light, 1280)]
    [InlineData("zh-CN", ColorScheme.Dark, 390)]
    [InlineData("en-US", ColorScheme.Light, 390)]
    [InlineData("en-US", ColorScheme.Dark, 1280)]
    public async Task The_page_fits_in_both_languages_and_themes_on_a_desk_and_on_a_phone(string locale, ColorScheme theme, int width)
    {
        await using var scene = await Scene.OpenAsync(locale: locale, theme: theme, width: width,
            prepare: bot => bot.Messages.Add(bot.Message(card: Card)));

        await Expect(scene.Page.Locator("html")).ToHaveAttributeAsync("lang", locale);
        await Expect(scene.Page.Locator("html")).ToHaveAttributeAsync("data-theme", theme == ColorScheme.Dark ? "dark" : "light");
        (await scene.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
        await scene.Page.ScreenshotAsync(new() { Path = Path.Combine(Browser.Screenshots, $"console-{locale}-{theme}-{width}.png") });
    }
}
