using System.Text.Json.Nodes;

namespace CrmBot.Teams.Tests.Connector;

public sealed class SizeTests : IAsyncLifetime
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

    [Theory]
    [InlineData(31, "e", true)] // 62 KB of ASCII
    [InlineData(41, "e", false)] // 82 KB
    [InlineData(39, "中", true)] // three bytes in UTF-8, two as Teams counts
    [InlineData(41, "中", false)]
    [InlineData(3, "🎉", true)] // written as two escapes: 24 bytes
    [InlineData(4, "🎉", false)]
    public async Task Case_107_136_size_is_counted_as_teams_counts_it(int thousands, string letter, bool sent)
    {
        var outcome = await SendAsync(Card(string.Concat(Enumerable.Repeat(letter, thousands * 1024))));
        outcome.ShouldBe(
            sent ? new SendOutcome(SendResult.Accepted, "1", 201) : new SendOutcome(SendResult.Rejected, Code: "MessageSizeTooBig"));
        connector.Calls.Count.ShouldBe(sent ? 1 : 0);
    }

    [Theory]
    [InlineData("data:image/png;base64,", SendResult.Accepted)]
    [InlineData("data:text/plain;base64,", SendResult.Rejected)]
    public async Task Pictures_inside_a_message_do_not_count_and_nothing_else_is_a_picture(string prefix, SendResult result) =>
        (await SendAsync(Card(prefix + new string('A', 200_000)))).Result.ShouldBe(result);

    [Fact]
    public async Task Case_136_a_refusal_names_the_largest_elements()
    {
        await SendAsync(Card(new string('x', 50_000)));
        host.Log.Lines.Single(line => line.Contains("over the limit", StringComparison.Ordinal))
            .ShouldContain("largest: body[1] TextBlock 100");
    }

    private static JsonObject Card(string text) => new()
    {
        ["type"] = "message",
        ["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.card.adaptive",
            ["content"] = new JsonObject { ["body"] = new JsonArray(Block("title"), Block(text)) },
        }),
    };

    private static JsonObject Block(string text) => new() { ["type"] = "TextBlock", ["text"] = text };

    private Task<SendOutcome> SendAsync(JsonObject activity) =>
        host.Connector.SendAsync(connector.Chat(), activity, TestContext.Current.CancellationToken);
}
