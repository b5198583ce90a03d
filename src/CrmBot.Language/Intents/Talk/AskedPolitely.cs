using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Talk;

/// <summary>
/// can you close 1024, 能不能把1024关了, can I take Acme: an order in the form of a question; what is ordered is read as if it were said plainly.
/// </summary>
internal static class AskedPolitely
{
    private static readonly HashSet<string> Orders =
        ["resolve", "escalate", "deal_upd", "tag", "assign", "tk_new", "tk_upd", "tk_claim", "remind", "rem_upd", "survey", "pool", "score",
            "contract"];

    private static readonly HashSet<string> Claims = ["pool", "tk_claim"];

    private static readonly Nearby Beginning = Nearby.Words("polite.order");
    private static readonly Nearby Asking = Nearby.Words("polite.claim");
    private static readonly Nearby Verb = Nearby.Words("polite.verb");
    private static readonly Nearby Ending = Nearby.Words("polite.end");

    /// <param name="section">The message.</param>
    /// <param name="frames">How it reads as it stands.</param>
    /// <returns>What is ordered, recognised, with its frames; null when nothing is, or when it reads no better.</returns>
    public static (Section Said, IReadOnlyList<Frame> Frames)? Find(Section section, IReadOnlyList<Frame> frames, Rereading rereading)
    {
        if (frames.Any(static frame => frame.Intent == "patch")) return null;
        if ((Plain(section.Utterance.Text) ?? AskedOfColleague.Order(section)) is not { } order) return null;
        // can you make it 30k
        if (section.Utterance.Preview is not null && rereading.Read(order) is var change
            && Interpreter.Read(change) is [{ Intent: "patch" }] put) return (change, put);
        var said = rereading.ReadAfresh(order);
        var plain = Interpreter.Read(said);
        var same = plain.Select(static frame => frame.Intent).SequenceEqual(frames.Select(static frame => frame.Intent));
        var allowed = Asking.Begins(section.Utterance.Text.AsSpan().Trim()) ? Claims : Orders;
        return plain.Count > 0 && plain.All(frame => IsOrder(frame, allowed)) && (same || !frames.Any(static frame => frame.IsWrite))
            ? (said, plain) : null;
    }

    /// <summary>Of a customer or a ticket that is named, with nothing left to ask for.</summary>
    private static bool IsOrder(Frame frame, HashSet<string> allowed) =>
        allowed.Contains(frame.Intent) && frame.IsWrite && !frame.IsWithheld && (frame.Has("cust") || frame.Has("id"));

    private static string? Plain(string text)
    {
        var order = text.Trim();
        var begun = Math.Max(Beginning.LengthAt(order), Asking.LengthAt(order));
        if (begun == 0) return null;
        order = order[begun..].TrimStart();
        if (order.Length == 0 || (char.IsAscii(text.TrimStart()[0]) ? !char.IsAsciiLetter(order[0]) : !Verb.Begins(order))) return null;
        order = order.TrimEnd('?', '？', '.', '。', '!', '！', ' ');
        return order[..^Ending.LengthBefore(order)].TrimEnd();
    }
}
