using System.Net;
using System.Text.Json.Nodes;

namespace CrmBot.Teams.Tests.Intake;

public sealed class EventTests : IAsyncLifetime
{
    private RegisteredBot bot = null!;

    private TeamsHost Host => bot.Host;

    public async ValueTask InitializeAsync() => bot = await RegisteredBot.StartSignedInAsync();

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task Case_137_the_bot_alone_was_added() =>
        await ReachesAsync($$"""{"type":"conversationUpdate","membersAdded":[{"id":"{{Samples.Bot}}"}]}""");

    [Theory]
    [InlineData($$"""{"type":"conversationUpdate","membersAdded":[{"id":"{{Samples.Bot}}"},{"id":"29:a"},{"id":"29:b"}]}""", 3, 0)]
    [InlineData($$"""{"type":"conversationUpdate","membersRemoved":[{"id":"{{Samples.Bot}}"}]}""", 0, 1)]
    public async Task Case_138_the_bot_was_added_with_others_or_removed(string json, int added, int removed)
    {
        await ReachesAsync(json);
        Host.Handler.Seen.Single().MembersAdded.Count.ShouldBe(added);
        Host.Handler.Seen.Single().MembersRemoved.Count.ShouldBe(removed);
    }

    [Theory]
    [InlineData("add")]
    [InlineData("remove")]
    [InlineData("add-upgrade")]
    [InlineData("remove-upgrade")]
    [InlineData("banana")]
    public async Task Case_139_an_installation_says_what_happened(string action)
    {
        await ReachesAsync($$"""{"type":"installationUpdate","action":"{{action}}"}""");
        Host.Handler.Seen.Single().Action.ShouldBe(action);
    }

    [Theory]
    [InlineData("teamrestored")]
    [InlineData("somethingNew")]
    public async Task Case_140_an_event_type_in_any_spelling_is_taken(string kind)
    {
        await ReachesAsync(
            $$"""{"type":"conversationUpdate","channelData":{"tenant":{"id":"{{Samples.Tenant}}"},"eventType":"{{kind}}"} }""");
        Host.Handler.Seen.Single().ChannelData.EventType.ShouldBe(kind);
    }

    [Theory]
    [InlineData("""{"type":"event","name":null}""")]
    [InlineData("""{"type":"event"}""")]
    public async Task Case_141_an_event_without_a_name_is_taken(string json)
    {
        await ReachesAsync(json);
        Host.Handler.Seen.Single().Name.ShouldBeNull();
    }

    [Theory]
    [InlineData("messageUpdate")]
    [InlineData("messageDelete")]
    public async Task Case_142_a_change_of_a_message_nobody_knows_is_taken(string type) =>
        await ReachesAsync($$"""{"type":"{{type}}","id":"unknown"}""");

    [Fact]
    public async Task Case_143_reactions_of_any_type_are_taken() =>
        await ReachesAsync("""{"type":"messageReaction","reactionsAdded":[{"type":"like"}],"reactionsRemoved":[{"type":"wow"}]}""");

    [Fact]
    public async Task Case_148_a_message_without_text_value_or_attachments_is_taken()
    {
        await ReachesAsync("""{"type":"message","text":"","attachments":[],"value":null}""");
        Host.Handler.Seen.Single().TextWithoutBot().ShouldBeEmpty();
    }

    // Teams sends no commands and expects no result; a sender that does expect one is another channel's.
    [Fact]
    public async Task Case_149_an_unknown_command_is_taken_and_nothing_is_expected() =>
        await ReachesAsync("""{"type":"command","name":"application/unknown","value":{"commandId":"1"} }""");

    [Fact]
    public async Task Case_146_the_bots_own_message_is_dropped()
    {
        using var response = await Host.PostAsync(Samples.Message().With("from", new JsonObject { ["id"] = Samples.Bot }).ToJsonString());
        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        Host.Handler.Seen.ShouldBeEmpty();
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
    public async Task Case_116_a_click_of_another_shape_is_400(string value) =>
        await Host.ExpectAsync(HttpStatusCode.BadRequest, Samples.Click().With("value", JsonNode.Parse(value)).ToJsonString());

    [Fact]
    public void A_click_is_read_with_its_inputs()
    {
        var click = ExecuteAction.From(Samples.Click("done").Read())!;
        click.Verb.ShouldBe("done");
        click.Data["note"]!.GetValue<string>().ShouldBe("好的");
        click.IsAutomatic.ShouldBeFalse();
    }

    [Fact]
    public void Case_117_a_click_without_verb_or_data_is_read_too()
    {
        var click = ExecuteAction.From(Samples.Click()
            .With("value", JsonNode.Parse("""{"action":{"type":"Action.Execute","data":7},"trigger":"automatic"}""")).Read())!;
        click.Verb.ShouldBeEmpty();
        click.Data.Count.ShouldBe(0);
        click.IsAutomatic.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Ana & Co", "<at>Ana &amp; Co</at>")]
    [InlineData("</at><at>Boss</at>", "<at>&lt;/at&gt;&lt;at&gt;Boss&lt;/at&gt;</at>")]
    [InlineData("张\u202e伟\n", "<at>张伟</at>")]
    public void Case_145_a_name_in_a_mention_cannot_be_markup(string name, string text)
    {
        var mention = OutgoingMention.Of("29:a", name);
        mention.Text.ShouldBe(text);
        mention.Entity["text"]!.GetValue<string>().ShouldBe(text);
    }

    private async Task ReachesAsync(string changes)
    {
        var activity = Samples.Message();
        foreach (var (name, value) in Samples.Parse(changes))
            activity[name] = value?.DeepClone();
        await Host.ExpectAsync(HttpStatusCode.Accepted, activity.ToJsonString());
        var expected = activity.With("callerId", "urn:botframework:azure");
        JsonNode.DeepEquals(Host.Handler.Seen.Single().Json, expected).ShouldBeTrue();
    }
}
