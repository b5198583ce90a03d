using System.Net;
using System.Text.Json.Nodes;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Places;

/// <summary>Where the bot may write, how people are told, and what happens to those it cannot reach.</summary>
public sealed class ReachTests : IAsyncLifetime
{
    private readonly List<(string Method, string Conversation, JsonObject Body)> calls = [];
    private CrmBotTestApp app = null!;

    public async ValueTask InitializeAsync()
    {
        app = await CrmBotTestApp.StartAsync();
        app.Teams.Script = (method, conversation, body) =>
        {
            lock (calls) calls.Add((method, conversation, (JsonObject?)body?.DeepClone() ?? []));
            return Task.FromResult<IResult?>(null);
        };
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Only_the_first_post_of_a_notice_alerts_and_never_an_answer_or_an_edit()
    {
        var (lin, lei) = (app.Direct(DemoPeople.LinTao), app.Direct(DemoPeople.WangLei));
        await lei.SayAsync("帮助");
        var card = await lin.SayAsync("提醒王磊明天下午三点给佳美回电话");
        var given = await app.Teams.WaitAsync(lei.Conversation, seen => seen.Count > 1 ? seen[1] : null, "the given reminder");
        await lei.ClickAsync(given, "reminder.done");
        await app.Teams.WaitAsync(lei.Conversation, seen => seen[1].Edits > 0 ? seen[1] : null, "the edit");
        lock (calls)
        {
            var alerts = calls.Where(call => call.Body["channelData"]?["notification"]?["alert"]?.GetValue<bool>() == true).ToList();
            alerts.ShouldHaveSingleItem()
                .ShouldSatisfyAllConditions(call => call.Method.ShouldBe("POST"), call => call.Conversation.ShouldBe(lei.Conversation));
            calls.ShouldContain(call => call.Method == "PUT");
        }

        card.Card.ShouldNotBeNull();
    }

    [Fact]
    public async Task In_a_group_whoever_gets_a_task_is_mentioned_in_the_post_and_not_again_in_its_edits()
    {
        var (lin, lei) = (app.InGroup(DemoPeople.LinTao), app.Direct(DemoPeople.WangLei));
        await lei.SayAsync("帮助");
        var card = await lin.SayAsync("提醒王磊明天下午三点给佳美回电话");
        var mention = card.Card!["msteams"]!["entities"]!.AsArray().ShouldHaveSingleItem()!;
        (mention["mentioned"]!["id"]!.GetValue<string>(), mention["text"]!.GetValue<string>()).ShouldBe(("29:demo-wanglei", "<at>王磊</at>"));
        card.Card["body"]![0]!["text"]!.GetValue<string>().ShouldBe("<at>王磊</at>");
        var given = await app.Teams.WaitAsync(lei.Conversation, seen => seen.Count > 1 ? seen[1] : null, "the given reminder");
        await lei.ClickAsync(given, "reminder.done");
        var edited = await app.Teams.WaitAsync(lin.Conversation, seen => seen[0].Edits > 0 ? seen[0] : null, "the edit in the group");
        edited.Card!["msteams"].ShouldBeNull();
        edited.Words.ShouldContain("王磊");
    }

    [Theory]
    [InlineData("teamDeleted", null, PlaceState.Gone)]
    [InlineData("teamArchived", null, PlaceState.ReadOnly)]
    [InlineData("channelDeleted", "19:leads@thread.tacv2", PlaceState.Gone)]
    [InlineData("channelDeleted", "19:other@thread.tacv2", PlaceState.Active)]
    [InlineData("teamSomethingNew", null, PlaceState.Active)]
    public async Task Case_140_A_closed_team_is_written_to_no_more_until_it_is_opened_again(string what, string? channel,
        PlaceState expected)
    {
        var leads = new Chat(app, DemoPeople.LinTao, "19:leads@thread.tacv2;messageid=17", "channel");
        (await leads.PostAsync(InTeam(leads.Message("恒达"), "19:leads@thread.tacv2"))).ShouldBe(HttpStatusCode.Accepted);
        await ToldAsync(leads, what, channel);
        (await StateAsync(leads)).ShouldBe(expected);
        await ToldAsync(leads, "teamrestored", null);
        (await StateAsync(leads)).ShouldBe(PlaceState.Active);
    }

    [Theory]
    [InlineData("remove", PlaceState.Uninstalled)]
    [InlineData("remove-upgrade", PlaceState.Active)]
    [InlineData("something", PlaceState.Active)]
    public async Task Case_139_A_removed_bot_is_not_written_to_and_is_back_with_the_next_word(string action, PlaceState expected)
    {
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("帮助");
        var update = lin.Activity("installationUpdate");
        update["action"] = action;
        await lin.PostAsync(update);
        (await StateAsync(lin)).ShouldBe(expected);
        await lin.SayAsync("帮助");
        (await StateAsync(lin)).ShouldBe(PlaceState.Active);
    }

    private static Task<HttpStatusCode> ToldAsync(Chat chat, string what, string? channel)
    {
        var update = InTeam(chat.Activity("conversationUpdate"), channel);
        update["conversation"]!["id"] = "19:team@thread.tacv2";
        update["channelData"]!["eventType"] = what;
        return chat.PostAsync(update);
    }

    private static JsonObject InTeam(JsonObject activity, string? channel)
    {
        activity["channelData"]!["team"] = new JsonObject { ["id"] = "19:team@thread.tacv2" };
        if (channel is not null) activity["channelData"]!["channel"] = new JsonObject { ["id"] = channel };
        return activity;
    }

    private async Task<PlaceState> StateAsync(Chat chat) => (await app.Services.GetRequiredService<IStore>().ReadAsync(
        (view, _) => PlaceBook.FindAsync(view, PlaceKeys.Of(CrmBotTestApp.Tenant, chat.Conversation)), CancellationToken.None))
            .ShouldNotBeNull().State;
}
