using System.Text.Json.Nodes;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>
/// A loss that was told too early, while its preview is open: 搞错了，没丢，只是暂缓，明年3月再看 is a deal on hold, 周三福的单子没丢 takes it back.
/// </summary>
internal static class TakenBackLoss
{
    /// <summary>On hold until when; nothing when that is not said.</summary>
    public static JsonObject OnHold(Section section, Frame preview)
    {
        if (preview.Has("act") || !section.Has("lost.hold") || !(IsDenied(section) || section.Has("fix.word") || section.Has("patch.only")))
            return [];
        var set = new JsonObject { ["act"] = "hold" };
        if (Interpreter.ReadAs(section, "lost") is [var said] && said.Is("act", "hold") && said.Slots["revisit"] is { } day)
            set["revisit"] = day.DeepClone();
        return set;
    }

    /// <summary>Nothing is said but that it is not lost.</summary>
    public static bool Is(Section section, Frame preview) =>
        preview.Intent == "lost" && !preview.Has("act") && IsDenied(section) && !Mood.IsQuestion(section)
        && !section.Has("lost.hold") && section.Times.Count + section.Amounts.Count == 0
        && section.Customers.TrueForAll(mention => mention.Known?.Name == preview.Text("cust"))
        && section.LengthWithoutCustomers <= Longest;

    private const int Longest = 32;

    private static bool IsDenied(Section section) => section.Has("patch.unlost");
}
