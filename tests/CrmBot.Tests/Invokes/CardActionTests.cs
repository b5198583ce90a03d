using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CrmBot.Bridge;
using CrmBot.Runtime.Turns;
using CrmBot.Tests.TestApp;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Invokes;

/// <summary>Clicks: once, in time, and without effect where they must have none.</summary>
public sealed class CardActionTests
{
    [Fact]
    public async Task Case_125_A_client_that_asks_by_itself_changes_nothing_and_sends_nothing()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        var card = await lin.SayAsync("明天下午三点提醒我给佳美回电话");
        var calls = app.Teams.Calls;
        var click = lin.Click(card.Id, "reminder.done", (JsonObject)CardWords.Button(card.Card!, "reminder.done")["data"]!.DeepClone());
        click["value"]!["trigger"] = "automatic";
        var shown = await lin.SendAsync(click);
        shown.Body!["type"]!.GetValue<string>().ShouldBe("application/vnd.microsoft.card.adaptive");
        CardWords.Of(shown.Body["value"]).ShouldContain("已安排");
        await app.SettleAsync();
        app.Teams.Calls.ShouldBe(calls);
        (await lin.SayAsync("明天有什么安排")).Words.ShouldContain("回电话");
    }

    [Fact]
    public async Task In_a_group_whoever_it_concerns_has_a_view_of_their_own_and_nobody_else()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var (lin, lei) = (app.InGroup(DemoPeople.LinTao), app.InGroup(DemoPeople.WangLei));
        await app.Direct(DemoPeople.WangLei).SayAsync("帮助");
        var card = await lin.SayAsync("提醒王磊明天下午三点给佳美回电话");
        card.Words.ShouldNotContain("回电话");
        var refresh = card.Card!["refresh"]!;
        refresh["userIds"]!.AsArray().Select(id => id!.GetValue<string>())
            .ShouldBe(["29:demo-wanglei", "29:demo-lintao"], ignoreOrder: true);

        var own = await RefreshAsync(lei, card, refresh);
        string.Join('\n', CardWords.Of(own)).ShouldContain("回电话");
        CardWords.Buttons(own).Select(button => button["verb"]?.GetValue<string>()).ShouldContain("reminder.done");
        own["refresh"]!["userIds"]!.AsArray().Count.ShouldBe(2);

        var others = await RefreshAsync(app.InGroup(DemoPeople.Agent), card, refresh);
        string.Join('\n', CardWords.Of(others)).ShouldNotContain("回电话");
        CardWords.Buttons(others).Select(button => button["verb"]?.GetValue<string>()).ShouldNotContain("reminder.done");
    }

    [Fact]
    public async Task Case_120_A_slow_click_is_answered_at_once_and_finished_by_an_edit()
    {
        var slow = new SlowVerb();
        await using var app = await StartAsync(slow, TimeSpan.FromMilliseconds(300));
        var lin = app.Direct(DemoPeople.LinTao);
        var card = await lin.SayAsync("明天下午三点提醒我给佳美回电话");
        var data = (JsonObject)CardWords.Button(card.Card!, "reminder.done")["data"]!.DeepClone();
        data["verb"] = "test.slow";
        var click = lin.Click(card.Id, "test.slow", data);
        var answer = await lin.SendAsync(click);
        CardWords.Of(answer.Body!["value"]).ShouldContain("正在处理，马上就好……");
        answer.Body["value"]!["refresh"]!["userIds"]!.AsArray().Select(id => id!.GetValue<string>()).ShouldBe(["29:demo-lintao"]);
        slow.Gate.SetResult();
        var edited = await app.Teams.WaitAsync(lin.Conversation,
            seen => seen.FirstOrDefault(message => message.Id == card.Id && message.Edits > 0), "the finished card");
        edited.Words.ShouldContain("慢慢做完了");
        slow.Runs.ShouldBe(1);

        // Whoever repeats the click gets what it came to, and the button of the waiting card shows it too.
        CardWords.Of((await lin.SendAsync(click)).Body!["value"]).ShouldContain("慢慢做完了");
        var look = CardWords.Button((JsonObject)answer.Body["value"]!, "card.show");
        CardWords.Of((await lin.ClickAsync(card.Id, "card.show", (JsonObject)look["data"]!.DeepClone()))["value"]).ShouldContain("慢慢做完了");
        slow.Runs.ShouldBe(1);
    }

    [Fact]
    public async Task Case_120_A_slow_click_that_fails_says_so_in_the_chat_and_gives_the_card_back()
    {
        var slow = new SlowVerb { Fails = true };
        await using var app = await StartAsync(slow, TimeSpan.FromMilliseconds(300));
        var lin = app.Direct(DemoPeople.LinTao);
        var card = await lin.SayAsync("明天下午三点提醒我给佳美回电话");
        var data = (JsonObject)CardWords.Button(card.Card!, "reminder.done")["data"]!.DeepClone();
        await lin.SendAsync(lin.Click(card.Id, "test.slow", data));
        slow.Gate.SetResult();
        (await app.Teams.WaitAsync(lin.Conversation, seen => seen.Count > 1 ? seen[1] : null, "what went wrong")).Words.ShouldNotContain(
            "做完");
    }

    [Fact]
    public async Task Case_121_Five_deliveries_at_once_and_one_later_get_the_same_body()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        var card = await lin.SayAsync("明天下午三点提醒我给佳美回电话");
        var click = lin.Click(card.Id, "reminder.done", (JsonObject)CardWords.Button(card.Card!, "reminder.done")["data"]!.DeepClone());
        var answers = (await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => lin.SendAsync(click)))).Append(await lin.SendAsync(click))
            .ToList();
        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.OK);
        answers.Select(answer => answer.Text).Distinct().ShouldHaveSingleItem().ShouldContain("已完成");
    }

    [Fact]
    public async Task Case_135_Who_hangs_up_gets_the_stored_answer_when_they_come_again()
    {
        var slow = new SlowVerb();
        await using var app = await StartAsync(slow, TimeSpan.FromSeconds(30));
        var lin = app.Direct(DemoPeople.LinTao);
        var card = await lin.SayAsync("明天下午三点提醒我给佳美回电话");
        var click = lin.Click(card.Id, "test.slow", (JsonObject)CardWords.Button(card.Card!, "reminder.done")["data"]!.DeepClone());
        using var hangUp = new CancellationTokenSource();
        var post = app.Http.PostAsJsonAsync("/api/messages", click, hangUp.Token);
        await slow.Begun.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await hangUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(post);
        slow.Gate.SetResult();
        CardWords.Of((await lin.SendAsync(click)).Body!["value"]).ShouldContain("慢慢做完了");
        slow.Runs.ShouldBe(1);
    }

    [Fact]
    public async Task Case_118_A_click_on_what_is_not_ones_own_is_an_error_inside_and_changes_nothing()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var (lin, lei) = (app.Direct(DemoPeople.LinTao), app.Direct(DemoPeople.WangLei));
        var card = await lin.SayAsync("明天下午三点提醒我给佳美回电话");
        var foreign = await lei.SayAsync("明天下午四点提醒我开会");
        var data = (JsonObject)CardWords.Button(card.Card!, "reminder.done")["data"]!.DeepClone();
        data["role"] = "admin";
        var answer = await lei.ClickAsync(foreign.Id, "reminder.done", data);
        (answer["statusCode"]!.GetValue<int>(), answer["type"]!.GetValue<string>()).ShouldBe((403, "application/vnd.microsoft.error"));
        (await lin.SayAsync("明天有什么安排")).Words.ShouldContain("回电话");
    }

    [Fact]
    public async Task Case_136_A_card_too_large_for_Teams_is_answered_shorter()
    {
        await using var app = await StartAsync(new SlowVerb(), TimeSpan.FromSeconds(5),
            services => services.AddSingleton<ICardVerb, HugeVerb>());
        var answer = await app.Direct(DemoPeople.LinTao).ClickAsync("1", "test.huge", []);
        (2 * answer["value"]!.ToJsonString(Plain).Length).ShouldBeLessThan(80 * 1024);
        CardWords.Of(answer["value"]).ShouldContain("内容太长，后面的没有显示。");
    }

    [Theory]
    [InlineData("no/such/invoke")]
    [InlineData("tab/fetch")]
    public async Task Case_114_An_invoke_nobody_knows_is_501(string name)
    {
        await using var app = await CrmBotTestApp.StartAsync();
        (await app.Direct(DemoPeople.LinTao).InvokeAsync(name, new JsonObject())).Status.ShouldBe(HttpStatusCode.NotImplemented);
        app.Teams.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task Case_115_A_button_of_an_old_card_works_by_its_command_and_an_unknown_one_is_501()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        var card = await lin.SayAsync("明天下午三点提醒我给佳美回电话");
        var data = (JsonObject)CardWords.Button(card.Card!, "reminder.done")["data"]!.DeepClone();
        data["command"] = "reminder.done";
        (await lin.InvokeAsync(null, data, card.Id)).Status.ShouldBe(HttpStatusCode.OK);
        (await app.Teams.WaitAsync(lin.Conversation, seen => seen.FirstOrDefault(message => message.Edits > 0),
            "the edited card")).Words.ShouldContain("已完成");
        (await lin.InvokeAsync(null, new JsonObject { ["command"] = "no.such" })).Status.ShouldBe(HttpStatusCode.NotImplemented);
        (await lin.InvokeAsync(null, JsonValue.Create("text"))).Status.ShouldBe(HttpStatusCode.NotImplemented);
    }

    private static readonly System.Text.Json.JsonSerializerOptions Plain =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static Task<CrmBotTestApp> StartAsync(SlowVerb slow, TimeSpan patience, Action<IServiceCollection>? more = null) =>
        CrmBotTestApp.StartAsync(services: services =>
        {
            services.AddSingleton<ICardVerb>(slow);
            services.AddSingleton(new InvokeBudgets { Action = patience });
            more?.Invoke(services);
        });

    private static async Task<JsonObject> RefreshAsync(Chat chat, Seen card, JsonNode refresh)
    {
        var ask = chat.Click(card.Id, refresh["action"]!["verb"]!.GetValue<string>(), (JsonObject)refresh["action"]!["data"]!.DeepClone());
        ask["value"]!["trigger"] = "automatic";
        return (JsonObject)(await chat.SendAsync(ask)).Body!["value"]!;
    }

    private sealed class SlowVerb : ICardVerb
    {
        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool Fails { get; init; }

        public int Runs { get; private set; }

        public string Verb => "test.slow";

        public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
        {
            Begun.TrySetResult();
            await Gate.Task.WaitAsync(cancellationToken);
            Runs++;
            return Fails
                ? throw new InvalidOperationException("slow and failing")
                : new Reply.Card("closed", new JsonObject { ["say"] = new JsonObject { ["text"] = "慢慢做完了" } });
        }
    }

    private sealed class HugeVerb : ICardVerb
    {
        public string Verb => "test.huge";

        public bool IsRead => true;

        public Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken) =>
            Task.FromResult<Reply>(new Reply.Several(
                [.. Enumerable.Range(0, 40).Select(
                    _ => new Reply.Card("closed",
                        new JsonObject { ["say"] = new JsonObject { ["text"] = string.Concat(Enumerable.Repeat("🎉", 800)) } }))]));
    }
}
