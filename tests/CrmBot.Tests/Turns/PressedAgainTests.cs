using System.Text.Json.Nodes;
using CrmBot.Features.Leads.Assigning;
using CrmBot.Features.People.Rights;
using CrmBot.Runtime.Store;
using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using CrmBot.Tests.Tickets;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Turns;

/// <summary>A card that a press brings back can be pressed again; what was pressed before it came back counts once.</summary>
public sealed class PressedAgainTests : IAsyncDisposable
{
    private CrmBotTestApp? started;
    private Chat admin = null!;

    private CrmBotTestApp App => started!;

    public async ValueTask DisposeAsync()
    {
        if (started is not null) await started.DisposeAsync();
    }

    [Theory, EachEngine]
    public async Task Settings_are_saved_again_on_the_card_that_the_first_save_brought_back(EngineKind engine)
    {
        await StartAsync(engine);
        var card = await admin.SayAsync("权限");
        var back = await admin.ClickAsync(card, "rights.save", ("role", "rep"), ("see", "all"), ("change", "own"));
        await PressAsync(card, back, "rights.save", ("role", "agent"), ("see", "own"), ("change", "own"));
        await App.SettleAsync();
        (await RightsAsync()).ShouldBe([("agent", "own"), ("rep", "all")]);
    }

    [Fact]
    public async Task The_card_as_it_was_edited_in_the_conversation_can_be_pressed_again_too()
    {
        await StartAsync();
        var card = await admin.SayAsync("权限");
        await admin.ClickAsync(card, "rights.save", ("role", "rep"), ("see", "all"), ("change", "own"));
        await App.SettleAsync();
        await admin.ClickAsync(admin.Messages[^1], "rights.save", ("role", "agent"), ("see", "own"), ("change", "own"));
        (await RightsAsync()).ShouldBe([("agent", "own"), ("rep", "all")]);
    }

    [Theory, EachEngine]
    public async Task The_second_half_of_a_double_click_on_the_card_that_the_first_brought_back_is_the_same_press(EngineKind engine)
    {
        await StartAsync(engine);
        var card = await admin.SayAsync("分配规则");
        var before = (await PlacesAsync()).Count;
        var data = (JsonObject)CardWords.Button(card.Card!, "assign.rule.save")["data"]!;
        var back = await admin.ClickAtOnceAsync(card.Id, "assign.rule.save", (JsonObject)data.DeepClone(), ("level", "senior"));
        var redrawn = (JsonObject)CardWords.Button(CardOf(back), "assign.rule.save")["data"]!;
        redrawn["press"]!.ToString().ShouldNotBe(data["press"]!.ToString());
        var again = await admin.ClickAtOnceAsync(card.Id, "assign.rule.save", (JsonObject)redrawn.DeepClone(), ("level", "senior"));
        CardWords.Button(CardOf(again), "assign.rule.save").ShouldNotBeNull();
        (await PlacesAsync()).Count.ShouldBe(before + 1);

        await Task.Delay(600, TestContext.Current.CancellationToken);
        await admin.ClickAtOnceAsync(card.Id, "assign.rule.save", (JsonObject)redrawn.DeepClone(), ("level", "senior"));
        (await PlacesAsync()).Count.ShouldBe(before + 2, "pressed on purpose");
    }

    [Theory, EachEngine]
    public async Task The_same_press_delivered_five_times_under_different_ids_counts_once(EngineKind engine)
    {
        await StartAsync(engine);
        var card = await admin.SayAsync("权限");
        var data = (JsonObject)CardWords.Button(card.Card!, "rights.save")["data"]!;
        await Task.WhenAll(((string[])["own", "all", "own", "all", "own"]).Select((see, at) => admin.ClickAsync(
            card.Id, "rights.save", (JsonObject)data.DeepClone(), ("role", at == 0 ? "rep" : "agent"), ("see", see), ("change", "own"))));
        (await RightsAsync()).Count.ShouldBe(1);
        var late = await admin.ClickAsync(card.Id, "rights.save", (JsonObject)data.DeepClone(), ("role", "lead"), ("see", "own"));
        DemoApp.Words(late).ShouldContain("各角色的权限");
        (await RightsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_rule_is_moved_and_moved_on()
    {
        await StartAsync();
        var card = await admin.SayAsync("分配规则");
        var shown = card.Card!;
        for (var rules = 0; rules < 3; rules++) shown = await PressAsync(card, shown, "assign.rule.save", ("level", "senior"));
        var last = (await PlacesAsync())[^1];
        for (var moves = 0; moves < 2; moves++)
            shown = await PressAsync(card, shown, "assign.rule.move", ("rule", last.ToString("N")));
        (await PlacesAsync()).IndexOf(last).ShouldBe((await PlacesAsync()).Count - 3);
    }

    private async Task StartAsync(EngineKind engine = EngineKind.Sqlite)
    {
        started = await CrmBotTestApp.StartAsync(settings: [.. await FreshDatabase.OnAsync(engine)]);
        admin = App.Direct(DemoPeople.Admin);
    }

    private Task<JsonObject> PressAsync(Seen card, JsonObject shown, string verb, params (string Input, string Value)[] inputs) =>
        admin.ClickAsync(card.Id, verb, (JsonObject)CardWords.Button(CardOf(shown), verb)["data"]!.DeepClone(), inputs);

    // The answer to a click has the card as its value.
    private static JsonObject CardOf(JsonObject shown) => shown["value"] as JsonObject ?? shown;

    private Task<List<Guid>> PlacesAsync() => App.ReadAsync(view =>
        view.Db.Set<AssignmentRule>().OrderBy(rule => rule.Place).Select(rule => rule.Id).ToListAsync());

    private async Task<List<(string, string)>> RightsAsync() => [.. (await App.ReadAsync(view =>
        view.Db.Set<RoleRight>().OrderBy(right => right.Role).ToListAsync()))
            .Select(right => (right.Role, right.See))];
}
