using System.Net;
using System.Text.Json.Nodes;

namespace CrmBot.Teams.Tests.Intake;

public sealed class EventTests : IAsyncLifetime
{
    private TeamsHost host = null!;

    public async ValueTask InitializeAsync() => host = await TeamsHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[{"id":"28:bot"}]}""")] // 137
    [InlineData("""{"type":"conversationUpdate","membersAdded":[{"id":"28:bot"},{"id":"29:a"},{"id":"29:b"}]}""")] // 138
    [InlineData("""{"type":"conversationUpdate","membersRemoved":[{"id":"28:bot"}]}""")] // 138
    [InlineData("""{"type":"installationUpdate","action":"add"}""")] // 139
    [InlineData("""{"type":"installationUpdate","action":"remove-upgrade"}""")] // 139
    [InlineData("""{"type":"installationUpdate","action":"banana"}""")] // 139
    [InlineData("""{"type":"conversationUpdate","channelData":{"eventType":"teamrestored"}}""")] // 140
    [InlineData("""{"type":"conversationUpdate","channelData":{"eventType":"somethingNew"}}""")] // 140
    [InlineData("""{"type":"event","name":null}""")] // 141
    [InlineData("""{"type":"event"}""")] // 141
    [InlineData("""{"type":"messageUpdate","id":"unknown"}""")] // 142
    [InlineData("""{"type":"messageDelete","id":"unknown"}""")] // 142
    [InlineData("""{"type":"messageReaction","reactionsAdded":[{"type":"like"}],"reactionsRemoved":[{"type":"wow"}]}""")] // 143
    [InlineData("""{"type":"message","text":""}""")] // 148
    [InlineData("""{"type":"command","name":"application/unknown","value":{"commandId":"1"}}""")] // 149
    public async Task Every_event_reaches_the_handler_as_it_is(string json) // 137-143, 148, 149
    {
        var activity = Samples.Message();
        foreach (var (name, value) in Samples.Parse(json))
            activity[name] = value?.DeepClone();
        await host.ExpectAsync(HttpStatusCode.Accepted, activity.ToJsonString());
        JsonNode.DeepEquals(host.Handler.Seen.Single().Json, activity).ShouldBeTrue();
    }

    [Fact]
    public async Task The_bots_own_message_is_dropped() // 146
    {
        using var response = await host.PostAsync(Samples.Message().With("from", new JsonObject { ["id"] = Samples.Bot }).ToJsonString());
        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        host.Handler.Seen.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"done\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"action":null}""")]
    [InlineData("""{"action":"done"}""")]
    [InlineData("""{"action":{"verb":"done"}}""")]
    [InlineData("""{"action":{"type":"Action.Submit","verb":"done"}}""")]
    public async Task A_click_of_another_shape_is_400(string value) => // 116
        await host.ExpectAsync(HttpStatusCode.BadRequest, Samples.Click().With("value", JsonNode.Parse(value)).ToJsonString());

    [Fact]
    public void A_click_is_read_with_its_inputs()
    {
        var click = ExecuteAction.From(Samples.Click("done").Read())!;
        click.Verb.ShouldBe("done");
        click.Data["note"]!.GetValue<string>().ShouldBe("好的");
        click.IsAutomatic.ShouldBeFalse();
    }

    [Fact]
    public void A_click_without_verb_or_data_is_read_too() // 117
    {
        var click = ExecuteAction.From(Samples.Click().With("value", JsonNode.Parse("""{"action":{"type":"Action.Execute","data":7},"trigger":"automatic"}""")).Read())!;
        click.Verb.ShouldBeEmpty();
        click.Data.Count.ShouldBe(0);
        click.IsAutomatic.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Ana & Co", "<at>Ana &amp; Co</at>")]
    [InlineData("</at><at>Boss</at>", "<at>&lt;/at&gt;&lt;at&gt;Boss&lt;/at&gt;</at>")]
    [InlineData("张\u202e伟\n", "<at>张伟</at>")]
    public void A_name_in_a_mention_cannot_be_markup(string name, string text) // 145
    {
        var mention = OutgoingMention.Of("29:a", name);
        mention.Text.ShouldBe(text);
        mention.Entity["text"]!.GetValue<string>().ShouldBe(text);
    }
}
