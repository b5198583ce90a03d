using System.Text.Json.Nodes;

namespace CrmBot.Language.Intents;

/// <summary>打了6分 说配件等太久 顺便开个投诉单: the ticket is about what the score was given for.</summary>
internal static class CarriedWords
{
    public static void Fill(List<Frame> frames)
    {
        if (frames.Find(static frame => frame.Intent == "survey" && frame.Has("why")) is not { } survey) return;
        for (var i = 0; i < frames.Count; i++)
        {
            if (frames[i].Intent == "tk_new" && frames[i].Is("ask", "desc")) frames[i] = About(frames[i], survey.Text("why")!);
        }
    }

    private static Frame About(Frame ticket, string why)
    {
        var slots = (JsonObject)ticket.Slots.DeepClone();
        slots["desc"] = why;
        var ask = ticket.Ask.Where(static code => code != "desc").ToList();
        slots.Remove("ask");
        if (ask.Count > 0) slots["ask"] = new JsonArray([.. ask.Select(static code => (JsonNode)code)]);
        return new Frame(ticket.Intent, slots);
    }
}
