using System.Security.Cryptography;
using System.Text;

namespace CrmBot.Runtime.Turns;

/// <summary>The names under which an activity and a click are remembered, so that a repeat is known.</summary>
internal static class DedupeKeys
{
    /// <summary>Null when the activity has no id: then nobody can tell a repeat.</summary>
    public static string? OfActivity(Inbound inbound) => inbound.ActivityId is not { Length: > 0 } id ? null : inbound switch
    {
        // An edit carries the id of the message it edits, and each edit is a new event.
        MessageChanged changed => Hash($"{Activity(inbound, id)}|changed|{changed.At}|{changed.NewText}"),
        _ => Hash(Activity(inbound, id)),
    };

    /// <summary>The message that an edit or deletion is about, as it was remembered when it came.</summary>
    public static string? OfOriginal(MessageChanged changed) =>
        changed.ActivityId is { Length: > 0 } id ? Hash(Activity(changed, id)) : null;

    /// <summary>
    /// A redelivered click can carry a new activity id, so the button itself is remembered too: card instance, verb, person, and what
    /// tells the button and the drawing of the card that it was pressed on from others. Null without a card instance.
    /// </summary>
    public static string? OfClick(CardActed click, CardAction action) => action.Text("card") is { Length: > 0 } card
        ? Hash($"click|{card}|{action.Record}|{action.Revision}|{click.Verb}|{action.Text("draft")}|{action.Text("item")}|"
            + $"{action.Text("press")}|{click.Sender.DirectoryId}")
        : null;

    /// <summary>A form as it was opened: sent twice, it is done once.</summary>
    /// <param name="id">The opening's own id.</param>
    public static string OfForm(Forms.FormSent sent, string id) => Hash($"form|{sent.Form}|{id}|{sent.Sender.DirectoryId}");

    /// <summary>Short, for a comparison with another text of the same message.</summary>
    public static string OfText(string text) => Hash(text)[..16];

    private static string Activity(Inbound inbound, string id) => $"{inbound.Place.ChannelId}|{inbound.Place.ConversationId}|{id}";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
