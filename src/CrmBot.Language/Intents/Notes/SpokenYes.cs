using System.Text.Json.Nodes;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Notes;

/// <summary>老板点头了，但要再便宜5个点: who said yes is no more than a stage to the deal, so the note beside it keeps the words.</summary>
internal static class SpokenYes
{
    public static void Fill(Section section, List<Frame> frames)
    {
        if (!section.Has("deal.yes") || frames.FindIndex(static frame => frame.Intent == "deal_upd" && frame.Has("stage")) < 0) return;
        var log = frames.FindIndex(static frame => frame.Intent == "log");
        if (log < 0 || Words(section) is not { Length: > 2 } said) return;
        var slots = (JsonObject)frames[log].Slots.DeepClone();
        var note = frames[log].Text("note");
        if (note?.Contains(said, StringComparison.Ordinal) == true) return;
        slots["note"] = note is null ? said : said + "，" + note;
        frames[log] = new Frame("log", slots);
    }

    /// <summary>The clause without the customer's name, where somebody is named who said it.</summary>
    private static string? Words(Section section)
    {
        foreach (var span in section.Clauses)
        {
            var clause = section.Within(span);
            if (clause.Has("deal.yes") && clause.Amounts.Count == 0 && (clause.People.Count > 0 || TitleFinder.First(clause) is not null))
                return Phrasing.Trim(clause.Cut(clause.Customers.Select(mention => Phrasing.Around(clause, mention.Span))));
        }

        return null;
    }
}
