using System.Text.Json.Nodes;

namespace CrmBot.Teams.Tests.Invokes;

/// <summary>Invokes as a client sends them.</summary>
internal static class Make
{
    public static Activity Invoke(string name, string value, string channel = "msteams") =>
        Samples.Click().With("name", name).With("value", JsonNode.Parse(value)).With("channelId", channel).Read();

    public static JsonObject Body(this ActivityAnswer answer)
    {
        answer.Status.ShouldBe(200);
        return answer.Body.ShouldBeOfType<JsonObject>();
    }
}
