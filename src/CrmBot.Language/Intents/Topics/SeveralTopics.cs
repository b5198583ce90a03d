using System.Text.Json.Nodes;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Topics;

/// <summary>
/// A message that says several things: each part is read by itself, then what one part says for another is put in its place.
/// </summary>
internal static class SeveralTopics
{
    // In this order: whom a frame is about and what goes with it comes before what is said twice is dropped,
    // and a contact that keeps nothing is dropped last, when nothing more can come into it.
    private static readonly Action<Section, List<Frame>>[] Together =
    [
        OwnBusy.Drop,
        static (_, frames) => CarriedCustomer.Fill(frames),
        ScoreBeside.Add,
        CarriedWords.Fill,
        PointsReason.Fill,
        RemindedAgain.Fill,
        DayPlan.Fill,
        static (_, frames) => BesideMeeting.Fill(frames),
        static (_, frames) => DropAskedTwice(frames),
        static (_, frames) => KeepContact(frames),
        SharedNote.Fill,
        PlannedVisits.Fill,
        SpokenYes.Fill,
        static (_, frames) => DropEmptyLogs(frames),
    ];

    /// <summary>The frames of all parts; null where the message says one thing, or the parts say nothing.</summary>
    public static List<Frame>? Read(Section section)
    {
        var parts = TopicSplitter.Split(section);
        if (parts.Count <= 1) return null;
        var frames = new List<Frame>(parts.Count);
        foreach (var part in parts) UnreadPart.Add(frames, part, WeighedIntent.Read(part));
        DropJoy(frames);
        if (frames.Count == 0) return null;
        foreach (var step in Together) step(section, frames);
        return frames;
    }

    /// <summary>5113和5101是一回事？…先把5113转维修组: what was asked already is not asked again.</summary>
    public static void DropAskedTwice(List<Frame> frames)
    {
        for (var at = frames.Count - 1; at > 0; at--)
        {
            var frame = frames[at];
            if (!frame.IsWrite && frames.FindIndex(other => IsSame(other, frame)) < at) frames.RemoveAt(at);
        }
    }

    private static bool IsSame(Frame one, Frame other) => one.Intent == other.Intent && JsonNode.DeepEquals(one.Slots, other.Slots);

    /// <summary>搞定！华茂签了: no reminder is meant.</summary>
    private static void DropJoy(List<Frame> frames) =>
        frames.RemoveAll(frame => IsJoy(frame) && frames.Exists(static other => other.Intent is "won" or "resolve"));

    private static bool IsJoy(Frame frame) =>
        frame.Intent == "rem_upd" && frame.Is("act", "done") && frame.Is("ref", "last") && !frame.Has("log");

    /// <summary>A contact of which everything went into other frames is no log (contract 3.1).</summary>
    private static void DropEmptyLogs(List<Frame> frames) =>
        frames.RemoveAll(frame => IsEmptyLog(frame) && frames.Exists(other => other != frame && other.Text("cust") == frame.Text("cust")));

    private static bool IsEmptyLog(Frame frame) => frame.Intent == "log" && !frame.Has("note") && frame.Ask is ["detail"];

    /// <summary>
    /// had coffee with Anna from Helix, signing next week: no log by itself,
    /// and they did meet; so it goes along with what was told of the deal.
    /// </summary>
    private static void KeepContact(List<Frame> frames)
    {
        if (frames.Find(static frame => IsEmptyLog(frame) && frame.Has("who") && frame.Text("ch") is "meeting" or "visit") is not { } met)
            return;
        var deal = frames.FindIndex(frame => frame.Intent == "deal_upd" && frame.Text("cust") == met.Text("cust"));
        if (deal < 0) return;
        var log = met.ToJson();
        log.Remove("ask");
        frames[deal] = frames[deal].With(Frame.Beside, log);
    }
}
