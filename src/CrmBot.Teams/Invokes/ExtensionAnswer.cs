using System.Text.Json.Nodes;

namespace CrmBot.Teams;

/// <summary>One result of a search from the compose box.</summary>
/// <param name="Title">First line; plain text.</param>
/// <param name="Text">Second line; plain text.</param>
/// <param name="Value">Comes back in <c>composeExtension/selectItem</c>
/// when the result is tapped; ids only, the client may change them.</param>
public sealed record ExtensionResult(string Title, string Text, JsonObject Value);

/// <summary>Answers to message extensions (§5.6).</summary>
public static class ExtensionAnswer
{
    private const string Thumbnail = "application/vnd.microsoft.card.thumbnail";

    /// <summary>A list of results, at most <see cref="ExtensionQuery.Most"/>; none is an answer too.</summary>
    public static ActivityAnswer Results(IEnumerable<ExtensionResult> results) =>
        Of(new JsonObject
        {
            ["type"] = "result",
            ["attachmentLayout"] = "list",
            ["attachments"] = new JsonArray([.. results.Take(ExtensionQuery.Most).Select(Attachment)]),
        });

    /// <summary>Puts a card into the compose box.</summary>
    /// <param name="card">The Adaptive Card itself. Whoever reads the conversation will see it.</param>
    /// <param name="title">What the preview says.</param>
    public static ActivityAnswer Card(JsonObject card, string title)
    {
        var attachment = CardAttachment.Of(card);
        attachment["preview"] = Preview(title, "", null);
        return Of(new JsonObject { ["type"] = "result", ["attachmentLayout"] = "list", ["attachments"] = new JsonArray(attachment) });
    }

    /// <summary>A sentence in place of results.</summary>
    public static ActivityAnswer Message(string text) => Of(new JsonObject { ["type"] = "message", ["text"] = text });

    private static JsonNode Attachment(ExtensionResult result) => new JsonObject
    {
        ["contentType"] = Thumbnail,
        ["content"] = Lines(result.Title, result.Text),
        ["preview"] = Preview(result.Title, result.Text, result.Value),
    };

    private static JsonObject Preview(string title, string text, JsonObject? value)
    {
        var content = Lines(title, text);
        if (value is not null)
            content["tap"] = new JsonObject { ["type"] = "invoke", ["value"] = value.DeepClone() };
        return new JsonObject { ["contentType"] = Thumbnail, ["content"] = content };
    }

    // Thumbnail cards read their text as HTML: a name is a name.
    private static JsonObject Lines(string title, string text) => new() { ["title"] = Plain(title), ["text"] = Plain(text) };

    private static string Plain(string text) => System.Net.WebUtility.HtmlEncode(PlainText.OneLine(text));

    private static ActivityAnswer Of(JsonObject extension) => ActivityAnswer.Invoke(new JsonObject { ["composeExtension"] = extension });
}
