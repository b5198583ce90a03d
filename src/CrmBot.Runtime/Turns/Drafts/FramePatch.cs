using System.Text.Json.Nodes;
using CrmBot.Language;

namespace CrmBot.Runtime.Turns.Drafts;

/// <summary>Changes slots of a frame as the contract's <c>patch</c> says: nested slots by path, lists whole.</summary>
internal static class FramePatch
{
    /// <summary>Slots that say something about other slots; they end when those are set, or when the person has saved.</summary>
    private static readonly string[] Notes = ["near", "resolve", "confirm"];

    /// <summary>What a patch of the parser sets, with what it notes beside it in a slot of our own.</summary>
    public static Frame Apply(Frame frame, Frame patch)
    {
        var changed = Apply(frame, patch.Object("set")!);
        return patch.Text(Frame.AfterSpan) is { } moment ? changed.With(Frame.AfterSpan, moment) : changed;
    }

    public static Frame Apply(Frame frame, JsonObject set)
    {
        var slots = (JsonObject)frame.Slots.DeepClone();
        foreach (var (path, value) in set) Put(slots, path.Split('.'), value);
        var changed = set.SelectMany(pair => new[] { pair.Key, pair.Key.Split('.')[0] }).ToHashSet(StringComparer.Ordinal);
        Keep(slots, "ask", code => !Answers(code, changed));
        Keep(slots, "resolve", slot => !changed.Contains(slot));
        if (changed.Contains("cust") || changed.Contains("who")) slots.Remove("near");
        if (set.Count == 1) slots[Frame.PutRight] = set.First().Key;
        else slots.Remove(Frame.PutRight);
        return new Frame(frame.Intent, slots);
    }

    /// <summary>The frame as it is carried out once nothing blocks it: the questions that may wait stay.</summary>
    public static Frame Settled(Frame frame)
    {
        var slots = (JsonObject)frame.Slots.DeepClone();
        var blocking = frame.BlockingAsk.ToHashSet(StringComparer.Ordinal);
        Keep(slots, "ask", code => !blocking.Contains(code));
        foreach (var note in Notes) slots.Remove(note);
        return new Frame(frame.Intent, slots);
    }

    /// <summary>
    /// The slot that an answer in plain words fills when the parser makes nothing of it; null when only the parser may decide.
    /// </summary>
    public static string? FreeSlot(string ask) => ask switch
    {
        "which" or "cust" or "same" => "cust",
        "detail" => "note",
        "do" or "who" or "note" or "text" or "desc" or "name" or "reason" or "cause" => ask,
        _ => null,
    };

    private static bool Answers(string ask, HashSet<string> changed) => ask switch
    {
        "which" or "same" => changed.Contains("cust") || changed.Contains("who"),
        "detail" => changed.Contains("note"),
        "contact" => changed.Contains("phone") || changed.Contains("email") || changed.Contains("wechat"),
        "at" => changed.Contains("at") || changed.Contains("by") || changed.Contains("every"),
        _ => changed.Contains(ask) || changed.Contains("dims." + ask),
    };

    private static void Put(JsonObject slots, string[] path, JsonNode? value)
    {
        var target = slots;
        foreach (var name in path[..^1])
        {
            if (target[name] is not JsonObject inner) target[name] = inner = [];
            target = inner;
        }

        if (value is null) target.Remove(path[^1]);
        else target[path[^1]] = value.DeepClone();
    }

    private static void Keep(JsonObject slots, string list, Func<string, bool> stays)
    {
        if (slots[list] is not { } found) return;
        var left = (found is JsonArray many ? many.Select(item => (string)item!) : [(string)found!]).Where(stays).ToArray();
        if (left.Length == 0) slots.Remove(list);
        else slots[list] = new JsonArray([.. left.Select(item => (JsonNode)item)]);
    }
}
