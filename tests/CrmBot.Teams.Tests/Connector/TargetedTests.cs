using System.Text.Json.Nodes;

namespace CrmBot.Teams.Tests.Connector;

/// <summary>Messages only one person sees, typing, and entries in the activity feed.</summary>
public sealed class TargetedTests : IAsyncLifetime
{
    private TeamsHost host = null!;
    private FakeConnector connector = null!;

    public async ValueTask InitializeAsync()
    {
        connector = await FakeConnector.StartAsync();
        host = await TeamsHost.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await connector.DisposeAsync();
    }

    [Fact]
    public async Task Case_113_a_targeted_message_to_a_direct_chat_is_refused_before_sending()
    {
        (await host.Connector.SendTargetedAsync(connector.Chat("a:lin-and-bot"), "29:lin", Hello, Token))
            .ShouldBe(new SendOutcome(SendResult.Rejected, Code: "TargetedInDirectChat"));
        (await host.Connector.UpdateTargetedAsync(connector.Chat("a:lin-and-bot"), "1", "{}"u8.ToArray(), Token)).Code.ShouldBe(
            "TargetedInDirectChat");
        (await host.Connector.DeleteTargetedAsync(connector.Chat("a:lin-and-bot"), "1", Token)).Code.ShouldBe("TargetedInDirectChat");
        connector.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_targeted_message_names_its_person_once_and_is_changed_without()
    {
        var group = connector.Chat("19:g@thread.v2");
        await host.Connector.SendTargetedAsync(group, "29:lin", Hello, Token);
        await host.Connector.UpdateTargetedAsync(group, "7", WriteActivity.ToUtf8(Hello), Token);
        await host.Connector.DeleteTargetedAsync(group, "7", Token);
        connector.Calls.Select(call => call.Method + " " + call.RawTarget).ShouldBe(
        [
            "POST /_connector/v3/conversations/19%3Ag%40thread.v2/activities?isTargetedActivity=true",
            "PUT /_connector/v3/conversations/19%3Ag%40thread.v2/activities/7?isTargetedActivity=true",
            "DELETE /_connector/v3/conversations/19%3Ag%40thread.v2/activities/7?isTargetedActivity=true",
        ]);
        connector.Calls.Select(call => call.Body.Length > 0 ? JsonNode.Parse(call.Body)!["recipient"]?["id"]?.GetValue<string>() : null)
            .ShouldBe(["29:lin", null, null]);
    }

    [Fact]
    public async Task Typing_is_an_activity_of_its_own()
    {
        await host.Connector.SendTypingAsync(connector.Chat(), Token);
        connector.Calls.Single().Body.ShouldBe("""{"type":"typing"}""");
    }

    [Fact]
    public async Task Only_a_first_post_alerts_and_an_edit_never_does()
    {
        await host.Connector.SendAsync(connector.Chat(), Hello.WithAlert(), Token);
        await host.Connector.UpdateAsync(connector.Chat(), "1", Hello.WithAlert(), Token);
        connector.Calls.Select(call => JsonNode.Parse(call.Body)!["channelData"]?["notification"]?["alert"]?.GetValue<bool>())
            .ShouldBe([true, null]);
    }

    private static JsonObject Hello => new() { ["type"] = "message", ["text"] = "你好" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
