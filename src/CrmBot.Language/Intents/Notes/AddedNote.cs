using System.Text.Json.Nodes;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Notes;

/// <summary>再加一条 他要三年质保: what is added to a contact whose preview is still open; lists are given whole (contract 9.38).</summary>
internal static class AddedNote
{
    private const int Clear = 10;

    public static JsonObject To(Section section, Frame preview)
    {
        var set = new JsonObject();
        if (preview.Intent != "log" || (section.First("patch.add") ?? AnotherPerson(section, preview)) is not { } add
            || add.Start != section.Span.Start || section.Customers.Count > 0 || Mood.IsQuestion(section)
            || section.Weights is [{ Intent: "lead_new" or "kb", Weight: >= Clear }, ..])   // 加个客户 南京晨光印务 …
        {
            return set;
        }

        var notes = new LogNotes { Who = preview.Text("who") };
        var rest = section.Within(TextSpan.Between(add.End, section.Span.End));
        foreach (var clause in rest.Clauses) new LogClause(section.Within(clause), notes, meetingSet: false).Read();
        Put(set, "needs", preview, notes.Needs);
        Put(set, "objections", preview, notes.Objections);
        if (ReadLog.Budget(rest) is { } money && rest.Has("budget"))
            set["amt"] = MoneyForm.Of(money.OrIn(section.World.Settings.DefaultCurrency));
        if (notes.Notes.Count > 0)
            set["note"] = JoinedWords.Of([.. preview.Text("note") is { } old ? [old] : Array.Empty<string>(), .. notes.Notes]);
        return set;
    }

    /// <summary>还有赵亮 测的是第二轮: somebody else of the same customer was there, and what of it.</summary>
    private static Lexicons.CueHit? AnotherPerson(Section section, Frame preview)
    {
        if (section.First("also") is not { Length: > 1 } also || also.Start != section.Span.Start || section.People is not [var person, ..])
            return null;
        return person.Whole.Start - also.End is 0 or 1 && person.Customers.Any(entry => entry.Name == preview.Text("cust")) ? also : null;
    }

    private static void Put(JsonObject set, string slot, Frame preview, List<string> added)
    {
        if (added.Count > 0) set[slot] = new JsonArray([.. preview.Texts(slot).Concat(added).Select(static text => (JsonNode)text)]);
    }
}
