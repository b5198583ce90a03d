using System.Text.Json.Nodes;

namespace CrmBot.Teams;

/// <summary>Answers to <c>config/fetch</c> and <c>config/submit</c> (§5.2).</summary>
public static class ConfigAnswer
{
    /// <summary>Shows a card with settings.</summary>
    /// <param name="title">Shown above the card.</param>
    /// <param name="card">The Adaptive Card itself.</param>
    public static ActivityAnswer Card(string title, JsonObject card) => Of(new JsonObject
    {
        ["type"] = "continue",
        ["value"] = new JsonObject { ["title"] = PlainText.OneLine(title), ["width"] = "medium", ["height"] = "medium",
            ["card"] = CardAttachment.Of(card) },
    });

    /// <summary>Says that the settings were kept, or why not.</summary>
    public static ActivityAnswer Message(string text) => Of(new JsonObject { ["type"] = "message", ["value"] = text });

    private static ActivityAnswer Of(JsonObject config) =>
        ActivityAnswer.Invoke(new JsonObject { ["responseType"] = "config", ["config"] = config });
}
