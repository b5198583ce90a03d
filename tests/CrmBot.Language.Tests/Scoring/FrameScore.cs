using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrmBot.Language.Tests.Scoring;

/// <summary>
/// Whether predicted frames say what the wanted frames say (contract 13). Wanted keys ending in ? are optional; {"$any":[..]} accepts any.
/// </summary>
internal static class FrameScore
{
    private static readonly HashSet<string> WholeLists = ["created", "closed", "close", "end", "cmp", "quiet", "parts", "work_hours",
        "won"];

    public static bool Same(JsonArray wanted, IReadOnlyList<JsonObject> got)
    {
        if (wanted.Count != got.Count) return false;
        var left = got.ToList();
        foreach (var frame in wanted.OfType<JsonObject>())
        {
            var match = left.FirstOrDefault(candidate => SameObject(frame, candidate));
            if (match is null) return false;
            left.Remove(match);
        }

        return true;
    }

    private static bool SameObject(JsonObject wanted, JsonObject got)
    {
        foreach (var (key, value) in wanted)
        {
            if (!key.EndsWith('?') && !(got[key] is { } found && SameValue(key, value!, found))) return false;
        }

        return got.All(pair => wanted.ContainsKey(pair.Key) || wanted.ContainsKey(pair.Key + "?") || pair.Key == "note");
    }

    private static bool SameValue(string slot, JsonNode wanted, JsonNode got)
    {
        if (wanted is JsonObject { Count: 1 } choice && choice["$any"] is JsonArray options)
            return options.Any(option => SameValue(slot, option!, got));
        return wanted switch
        {
            JsonObject json => got is JsonObject other && SameObject(json, other),
            JsonArray list => got is JsonArray others && SameList(slot, list, others),
            _ => SameScalar(slot, wanted, got),
        };
    }

    private static bool SameList(string slot, JsonArray wanted, JsonArray got)
    {
        if (WholeLists.Contains(slot)) return JsonNode.DeepEquals(wanted, got);
        if (FreeText.IsFree(slot) && Joined(wanted) is { } all && Joined(got) is { } found && FreeText.SameLoosely(slot, all, found))
            return true;
        if (wanted.Count != got.Count) return false;
        var left = got.ToList();
        foreach (var item in wanted)
        {
            var match = left.FindIndex(candidate => SameValue(slot, item!, candidate!));
            if (match < 0) return false;
            left.RemoveAt(match);
        }

        return true;
    }

    private static string? Joined(JsonArray list) =>
        list.All(item => item is JsonValue) ? string.Concat(list.Select(item => item!.ToString())) : null;

    private static bool SameScalar(string slot, JsonNode wanted, JsonNode got)
    {
        if (wanted.GetValueKind() != got.GetValueKind()) return false;
        if (wanted.GetValueKind() != JsonValueKind.String)
            return JsonNode.DeepEquals(wanted, got) || Number(wanted) is { } number && number == Number(got);
        var (a, b) = (wanted.GetValue<string>(), got.GetValue<string>());
        return FreeText.IsFree(slot) ? FreeText.SameLoosely(slot, a, b) : FreeText.SameExactly(a, b);
    }

    private static decimal? Number(JsonNode value) =>
        value.GetValueKind() == JsonValueKind.Number
            ? decimal.Parse(value.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture) : null;
}
