using System.Text.Json.Nodes;

namespace CrmBot.Language.Intents;

/// <summary>刚跟龚姐打完电话，…，金额改到120万: the customer found by the contact named first holds for what follows, too.</summary>
internal static class CarriedCustomer
{
    private static readonly HashSet<string> Takers = ["log", "remind", "deal_upd", "won", "lost", "tag", "role", "score", "points",
        "contract", "tk_new"];

    /// <summary>Gives frames without a customer the one of the frame before, if that one was inferred.</summary>
    public static void Fill(List<Frame> frames)
    {
        Frame? said = frames is [{ Intent: "log" } first, var next, ..] && IsOpen(first) && next.Is("resolve", "cust")
            ? next
            : null;   // emailed nadia the quote, 48k usd, waiting to hear
        for (var i = 0; i < frames.Count; i++)
        {
            if (frames[i].Has("cust") && !(said is not null && IsOfTalk(frames[i])))
                said = frames[i].Is("resolve", "cust") || frames[i].Has("ref") ? frames[i] : null;
            else if (said is not null && Takers.Contains(frames[i].Intent) && IsOpen(frames[i]))
                frames[i] = WithCustomerOf(said, frames[i]);
        }
    }

    private static bool IsOpen(Frame frame) =>
        frame.Is("ask", "cust") || IsOfTalk(frame) || (frame.Intent == "remind" && !frame.Has("near"));

    /// <summary>Its customer is no more than the one talked about before, though this message tells of its own.</summary>
    private static bool IsOfTalk(Frame frame) => frame.Is("ref", "context") && !frame.Has("who");

    private static Frame WithCustomerOf(Frame said, Frame frame)
    {
        var slots = (JsonObject)frame.Slots.DeepClone();
        foreach (var slot in (ReadOnlySpan<string>)["cust", "resolve", "ref"])
        {
            if (said.Slots[slot] is { } value) slots[slot] = value.DeepClone();
        }

        var ask = frame.Ask.Where(code => code != "cust").ToList();
        slots.Remove("ask");
        if (ask.Count > 0) slots["ask"] = new JsonArray([.. ask.Select(code => (JsonNode)code)]);
        return new Frame(frame.Intent, slots);
    }
}
