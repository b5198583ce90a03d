using System.Text.Json.Nodes;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>打了6分 说配件等太久 顺便开个投诉单: the ticket is about what the score was given for.</summary>
internal static class CarriedWords
{
    public static void Fill(Section section, List<Frame> frames)
    {
        DropEmpty(frames);
        if (frames.Find(static frame => frame.Intent == "survey" && frame.Has("why")) is not { } survey) return;
        for (var i = 0; i < frames.Count; i++)
        {
            if (frames[i].Intent == "tk_new" && frames[i].Is("ask", "desc"))
                frames[i] = About(frames[i], survey.Text("why")!, TicketWords.Type(section));
        }
    }

    /// <summary>投诉水压不稳，只给了3分，开个单: the order that names nothing is for the trouble told before.</summary>
    private static void DropEmpty(List<Frame> frames)
    {
        if (!frames.Exists(static frame => frame.Intent == "tk_new" && frame.Has("desc"))) return;
        frames.RemoveAll(frame => frame.Intent == "tk_new" && frame.Is("ask", "desc")
            && frames.Exists(other =>
                other.Intent == "tk_new" && other.Has("desc") && (!frame.Has("cust") || other.Text("cust") == frame.Text("cust"))));
    }

    private static Frame About(Frame ticket, string why, string? type)
    {
        var slots = (JsonObject)ticket.Slots.DeepClone();
        slots["desc"] = why;
        if (ticket.Is("type", "other") && type is not null) slots["type"] = type;
        var ask = ticket.Ask.Where(static code => code != "desc").ToList();
        slots.Remove("ask");
        if (ask.Count > 0) slots["ask"] = new JsonArray([.. ask.Select(static code => (JsonNode)code)]);
        return new Frame(ticket.Intent, slots);
    }
}
