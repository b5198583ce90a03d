using System.Text.Json.Nodes;
using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents;

/// <summary>Reads one clause of a told contact: a wish, an objection, a promise, the next step, a role, or just a note.</summary>
internal sealed partial class LogClause(Section clause, LogNotes notes, bool meetingSet)
{
    private const int LongestPreface = 8;
    private const int LongestVerb = 8;

    public void Read()
    {
        var roles = RoleWords.Read(clause);
        foreach (var role in roles) role.Remove("title");
        if (roles.Count > 0) notes.Roles.AddRange(roles);
        else if (ReadsBudget() || ReadsPromise() || ReadsNext() || ReadsWish() || ReadsObjection()) notes.HasSubstance = true;
        else AddNote(Residue());
    }

    /// <summary>预算大概50万: the amount is read from the whole section, the words add nothing.</summary>
    private bool ReadsBudget() => clause.Has("budget") && clause.Amounts.Count > 0 && !clause.Has("objection") && !clause.Has("objection.too");

    private bool ReadsNext()
    {
        var due = TimeWords.FirstAhead(clause);
        var lead = clause.First("next.lead");
        var step = clause.Has("next.step") || lead is not null || (clause.Has("do") && clause.HasFamily("ch"));
        step |= meetingSet;
        if (due is { HasPartOfDay: true } && (!due.HasDay || due.Tendency == TimeTendency.Present) && ContactWords.Told(clause)) return false;
        if (due is null || !step || notes.Next is not null || clause.Has("need") || clause.Has("objection")) return false;
        var gone = Gaps(clause);
        foreach (var time in clause.Times) gone.Add(time.Span);
        foreach (var hit in clause.Cues)
        {
            if (hit.Is("next.lead") || hit.Is("log.ask") || hit.Is("status.meeting_set") || hit.Is("also") || (hit.Is("they.say") && hit.Start == clause.Span.Start)) gone.Add(hit.Span);
        }

        var task = Phrasing.Trim(clause.Cut(gone));
        var next = new JsonObject { ["do"] = task.Length > 0 ? task : "跟进" };
        if (due.IsDeadline && due.AsDeadline() is { } by) next["by"] = by.ToString();
        else if (due.AsPointAhead(true) is { } at) next["at"] = SlotForm.Of(at);
        else return false;
        notes.Next = next;
        return true;
    }
}
