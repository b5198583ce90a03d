using System.Text.Json.Nodes;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Notes;

/// <summary>A part of a told contact that was taken for another thing and is none (预算还是20万卡死) belongs to what was told before it.</summary>
internal static class UnreadPart
{
    private const int Shortest = 4;

    public static void Add(List<Frame> frames, Section part, List<Frame> read)
    {
        if (read is [{ Intent: "none" } none] && none.Is("kind", "unknown") && frames is [.., { Intent: "log" } told]
            && !Mood.IsQuestion(part)
            && part.Customers.Count == 0 && Phrasing.Trim(part.Cut()) is { Length: >= Shortest } words)
        {
            frames[^1] = With(told, words, ReadLog.Budget(part) is { } money && part.Has("budget")
                ? MoneyForm.Of(money.OrIn(part.World.Settings.DefaultCurrency)) : null);
            return;
        }

        frames.AddRange(read.Where(static frame => frame.Intent != "none"));
    }

    private static Frame With(Frame told, string words, JsonNode? budget)
    {
        var slots = (JsonObject)told.Slots.DeepClone();
        slots["note"] = told.Text("note") is { } note ? note + "，" + words : words;
        if (budget is not null) slots.TryAdd("amt", budget);
        return new Frame("log", slots);
    }
}
