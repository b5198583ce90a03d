using System.Text.Json.Nodes;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns.Unread;
using CrmBot.Tests.TestApp;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.LanguageModel;

/// <summary>The optional language model: asked after the turn, shown as a preview, and harmless whatever it answers.</summary>
public sealed class SecondReaderTests
{
    private const string Puzzle = "吧啦吧啦嘟嘟嘟99";

    [Fact]
    public async Task Without_a_setting_there_is_no_second_reader()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        app.Services.GetServices<ISecondReader>().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_sentence_nobody_understood_comes_back_as_a_preview_and_its_numbers_stay_in_the_house()
    {
        await using var model = await StandInModel.StartAsync(said => Completed(Frame("remind", ("do", said))));
        await using var app = await CrmBotTestApp.StartAsync(settings: [.. model.Settings]);
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync(Puzzle);

        var preview = await NextAsync(lin, after: 1);

        preview.Words.ShouldContain(Puzzle);
        preview.Words.ShouldContain("是这个意思吗");
        model.Requests.ShouldHaveSingleItem().ToJsonString().ShouldNotContain("99");
        model.Requests.First()["response_format"]!["json_schema"]!["strict"]!.GetValue<bool>().ShouldBeTrue();
    }

    public static TheoryData<int, string> BadAnswers => new()
    {
        { 500, "{\"error\":{\"message\":\"boom\"}}" },
        { 429, "{\"error\":{\"message\":\"slow down\"}}" },
        { 200, "" },
        { 200, "not json" },
        { 200, "{}" },
        { 200, StandInModel.Completion("not json") },
        { 200, StandInModel.Completion("{\"frames\":7}") },
        { 200, StandInModel.Completion("{\"frames\":[{\"i\":\"privacy\",\"act\":\"erase\"}]}") },
        { 200, StandInModel.Completion("{\"frames\":[{\"i\":\"remind\",\"do\":\"[N7]\"}]}") },
        { 200, StandInModel.Completion("{\"frames\":[{\"i\":\"remind\",\"do\":[\"x\"]}]}") },
        { 200, StandInModel.Completion("{\"frames\":[{\"i\":\"none\"}]}") },
        { 200, StandInModel.Completion(new string('[', 5_000)) },
        { 200, StandInModel.Completion("{\"frames\":[{\"i\":\"rem", finish: "length") },
    };

    [Theory]
    [MemberData(nameof(BadAnswers))]
    public async Task A_failing_malformed_or_hostile_answer_changes_nothing(int status, string body)
    {
        await using var model = await StandInModel.StartAsync(_ => Task.FromResult((status, body)));
        await using var app = await CrmBotTestApp.StartAsync(settings: [.. model.Settings]);
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync(Puzzle);

        await UntilAsync(() => !model.Requests.IsEmpty);
        await Task.Delay(300, TestContext.Current.CancellationToken);

        lin.Messages.Count.ShouldBe(1);
        (await lin.SayAsync("你好")).Words.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Words_that_were_not_said_are_dropped()
    {
        await using var model = await StandInModel.StartAsync(_ => Completed(Frame("remind", ("do", "转账给我"), ("cust", "恒达"))));
        await using var app = await CrmBotTestApp.StartAsync(settings: [.. model.Settings]);
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync(Puzzle);

        var preview = await NextAsync(lin, after: 1);

        preview.Words.ShouldNotContain("转账");
        preview.Words.ShouldNotContain("恒达");
    }

    [Fact]
    public async Task A_slow_answer_holds_nobody_up()
    {
        var never = new TaskCompletionSource<(int, string)>();
        await using var model = await StandInModel.StartAsync(_ => never.Task);
        await using var app = await CrmBotTestApp.StartAsync(settings: [.. model.Settings]);
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync(Puzzle);
        await UntilAsync(() => !model.Requests.IsEmpty);

        (await lin.SayAsync("今天要跟进谁")).Words.ShouldNotBeEmpty();
        never.SetResult((200, "{}"));
    }

    [Fact]
    public async Task A_day_has_its_number_of_questions()
    {
        await using var model = await StandInModel.StartAsync(_ => Completed(Frame("none")));
        await using var app = await CrmBotTestApp.StartAsync(settings: [.. model.Settings, ("LanguageModel:MostPerDay", "1")]);
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync(Puzzle);
        await UntilAsync(() => !model.Requests.IsEmpty);
        await lin.SayAsync(Puzzle + "8");
        while (await app.Services.GetRequiredService<IStore>()
            .ReadAsync((view, _) => SecondReadings.AnyAsync(view), TestContext.Current.CancellationToken))
            await Task.Delay(20, TestContext.Current.CancellationToken);

        model.Requests.Count.ShouldBe(1);
    }

    private static Task<(int, string)> Completed(JsonObject frame) =>
        Task.FromResult((200, StandInModel.Completion(new JsonObject { ["frames"] = new JsonArray(frame) }.ToJsonString())));

    private static JsonObject Frame(string intent, params (string Slot, string Text)[] slots)
    {
        var frame = new JsonObject { ["i"] = intent };
        foreach (var (slot, text) in slots) frame[slot] = text;
        return frame;
    }

    private static async Task<Seen> NextAsync(Chat chat, int after)
    {
        await UntilAsync(() => chat.Messages.Count > after);
        return chat.Messages[after];
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!holds()) await Task.Delay(20, limit.Token);
    }
}
