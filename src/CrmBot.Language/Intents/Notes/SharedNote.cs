using System.Text.Json.Nodes;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Notes;

/// <summary>今天便利方姐 佳美张姐 中科高总 都发了圣诞问候微信: what is told behind the last one is told of all of them.</summary>
internal static class SharedNote
{
    private static readonly string[] Shared = ["note", "ch", "status", "milestone", "outcome"];

    public static void Fill(Section section, List<Frame> frames)
    {
        if (frames.Count < 2 || frames[^1] is not { Intent: "log" } told || told.Text("note") is not ['都', _, ..] || !section.Has("many"))
            return;
        var first = frames.Count - 1;
        while (first > 0 && IsEmpty(frames[first - 1])) first--;
        if (first == frames.Count - 1) return;
        for (var at = first; at < frames.Count; at++) frames[at] = With(frames[at], told);
    }

    private static bool IsEmpty(Frame frame) => frame.Intent == "log" && !frame.Has("note") && frame.Ask is ["detail"];

    private static Frame With(Frame frame, Frame told)
    {
        var slots = (JsonObject)frame.Slots.DeepClone();
        slots.Remove("ask");
        foreach (var slot in Shared)
        {
            if (told.Slots[slot] is { } value) slots[slot] = value.DeepClone();
        }

        slots["note"] = told.Text("note")![1..];
        return new Frame(frame.Intent, slots);
    }
}
