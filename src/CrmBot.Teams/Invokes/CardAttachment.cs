using System.Text.Json.Nodes;

namespace CrmBot.Teams;

/// <summary>An Adaptive Card as an attachment (§1.5): the form in which messages, dialogs and results carry it.</summary>
public static class CardAttachment
{
    /// <summary>The content type of Adaptive Cards.</summary>
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    /// <summary>Wraps a card.</summary>
    /// <exception cref="ArgumentException">The object is no Adaptive Card, e.g. it is an attachment already.</exception>
    public static JsonObject Of(JsonObject card)
    {
        if (card.Text("type") != "AdaptiveCard")
            throw new ArgumentException("This is no Adaptive Card.", nameof(card));
        return new JsonObject { ["contentType"] = ContentType, ["content"] = card.Parent is null ? card : card.DeepClone() };
    }
}
