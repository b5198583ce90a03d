using System.Text.Json.Nodes;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>make that 12/7, of a contact that is over: what was promised is due then. Lists are given whole (contract 9.38).</summary>
internal static class PromiseFix
{
    /// <summary>The promises with the new day in the last one that has a day; null when the day is not meant for them.</summary>
    public static JsonArray? WithDay(Frame preview, TimeMention time, DateOnly today)
    {
        if (preview.Intent != "log" || preview.Has("next") || time.Tendency == TimeTendency.Past || time.AsDate() is not { } day
            || day <= today) return null;
        if (preview.Slots["promises"] is not JsonArray promises
            || promises.LastOrDefault(static one => one?["by"] is not null) is not { } dated) return null;
        var changed = promises.DeepClone().AsArray();
        changed[promises.IndexOf(dated)]!["by"] = time.HasClock || time.HasPartOfDay
            ? time.AsPointAhead(roll: false) is { } hour ? SlotForm.Of(hour) : SlotForm.Of(day) : SlotForm.Of(day);
        return changed;
    }
}
