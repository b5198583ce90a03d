using System.Text.Json.Nodes;

namespace CrmBot.Teams;

/// <summary>A dialog is opened from a card's button, or its form is sent (§5.5).</summary>
/// <param name="Data">The button's data; for a sent form with its inputs merged in.</param>
/// <param name="Theme"><c>default</c>, <c>dark</c> or <c>contrast</c>, when told.</param>
public sealed record DialogInvoke(JsonObject Data, string? Theme)
{
    /// <summary>Reads the value; <see langword="null"/> when it has another shape, which is answered with 400.</summary>
    public static DialogInvoke? From(Activity activity) =>
        InvokeValue.Of(activity) is { } value && value["data"] is JsonObject
            ? new DialogInvoke(value.Part("data"), value.Part("context").Text("theme"))
            : null;
}

/// <summary>How wide or high a dialog is.</summary>
public enum DialogSize
{
    /// <summary>As little as the client thinks fit.</summary>
    Small,

    /// <summary>A form of a few inputs.</summary>
    Medium,

    /// <summary>Most of the window.</summary>
    Large,
}

/// <summary>Answers to everything that opens or sends a dialog (§5.5).</summary>
public static class DialogAnswer
{
    /// <summary>Shows a card in the dialog.</summary>
    /// <param name="title">Shown above the card.</param>
    /// <param name="card">The Adaptive Card itself; it is wrapped as the attachment the client wants.</param>
    /// <param name="width">Width.</param>
    /// <param name="height">Height.</param>
    public static ActivityAnswer Card(
        string title, JsonObject card, DialogSize width = DialogSize.Medium, DialogSize height = DialogSize.Medium) =>
            ActivityAnswer.Invoke(new JsonObject
            {
                ["task"] = new JsonObject
                {
                    ["type"] = "continue",
                    ["value"] = new JsonObject
                    {
                        ["title"] = PlainText.OneLine(title),
                        ["width"] = Word(width),
                        ["height"] = Word(height),
                        ["card"] = CardAttachment.Of(card),
                    },
                },
            });

    /// <summary>Shows a sentence in the dialog.</summary>
    public static ActivityAnswer Message(string text) =>
        ActivityAnswer.Invoke(new JsonObject { ["task"] = new JsonObject { ["type"] = "message", ["value"] = text } });

    /// <summary>Closes the dialog.</summary>
    public static ActivityAnswer Close() => ActivityAnswer.Done();

    private static string Word(DialogSize size) => size switch { DialogSize.Small => "small", DialogSize.Large => "large", _ => "medium" };
}
