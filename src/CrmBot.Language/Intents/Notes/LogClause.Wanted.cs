using System.Text.Json.Nodes;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Notes;

/// <content>she needs the interface spec by next Tuesday: a document that a customer wants by a day is ours to deliver.</content>
internal sealed partial class LogClause
{
    private bool ReadsWantedBy()
    {
        if (clause.First("need") is not { } need || !char.IsAsciiLetter(clause.Lower[need.Start]) || IsDenied(need)
            || clause.Has("speaker.me")) return false;
        if (clause.Times.Find(static time => time.IsDeadline) is not { } due || due.Span.Start <= need.End
            || due.AsDeadline() is not { } by) return false;
        var wanted = TextSpan.Between(need.End, due.Span.Start);
        if (!IsPaper(wanted)) return false;
        notes.Promises.Add(new JsonObject { ["do"] = Phrasing.Trim(clause.Text.Cut(wanted)), ["by"] = by.ToString() });
        return true;
    }

    private bool IsPaper(TextSpan wanted)
    {
        foreach (var hit in clause.Cues)
        {
            if ((hit.Is("deliverable") || hit.Is("paper.word")) && wanted.Contains(hit.Start)) return true;
        }

        return false;
    }
}
