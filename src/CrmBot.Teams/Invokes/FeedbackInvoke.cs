using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrmBot.Teams;

/// <summary>Thumbs up or down under one of the bot's messages (§5.2).</summary>
/// <param name="IsLike">Up or down.</param>
/// <param name="Text">What the person wrote with it; may be empty.</param>
/// <param name="MessageId">The message it is about, when told.</param>
public sealed record FeedbackInvoke(bool IsLike, string Text, string? MessageId)
{
    private const int Longest = 2_000;

    /// <summary>Reads the value; <see langword="null"/> when it has another shape, which is answered with 400.</summary>
    public static FeedbackInvoke? From(Activity activity)
    {
        if (InvokeValue.Of(activity) is not { } value || value.Text("actionName") != "feedback")
            return null;
        var given = value.Part("actionValue");
        return given.Text("reaction") switch
        {
            "like" => new FeedbackInvoke(true, Words(given), activity.ReplyToId),
            "dislike" => new FeedbackInvoke(false, Words(given), activity.ReplyToId),
            _ => null,
        };
    }

    // The words come as JSON inside a string.
    private static string Words(JsonObject given)
    {
        try
        {
            var text = given.Text("feedback") is { } inner ? (JsonNode.Parse(inner) as JsonObject)?.Text("feedbackText") : null;
            return text is null ? ""
                : text.Length <= Longest ? text
                : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
        }
        catch (JsonException)
        {
            return "";
        }
    }
}
