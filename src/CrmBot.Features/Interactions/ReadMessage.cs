using System.Text.Json.Nodes;
using CrmBot.Language;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Interactions;

/// <summary>Reads somebody's message as the log of a contact.</summary>
internal sealed class ReadMessage(IReadSentences reader)
{
    // What the form does not show, and whose loss nobody would notice until it is missed.
    private static readonly string[] Kept = ["needs", "objections", "promises", "amt", "roles", "outcome", "status", "milestone", "n"];

    /// <summary>The frame that logs a contact, or else one that at least names a customer; null when there is none.</summary>
    public static Frame? Log(Understanding? understood) =>
        understood?.Frames.FirstOrDefault(frame => frame.Intent == "log") ?? understood?.Frames.FirstOrDefault(frame => frame.Has("cust"));

    /// <summary>What the message says besides the fields of the form.</summary>
    public JsonObject Rest(Turn turn, string heard)
    {
        var rest = new JsonObject();
        if (heard.Length == 0) return rest;
        var utterance = new Utterance(heard, Instants.ToOffset(turn.Now, turn.Actor.Zone), turn.Actor.Zone.Id,
            turn.Actor.Name) { Place = PlaceKind.Direct };
        if (reader.Read(utterance).Frames.FirstOrDefault(frame => frame.Intent == "log") is not { } frame) return rest;
        foreach (var slot in Kept)
            if (frame.Slots[slot] is { } value) rest[slot] = value.DeepClone();
        return rest;
    }
}
