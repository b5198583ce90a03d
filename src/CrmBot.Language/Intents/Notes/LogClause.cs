using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Notes;

/// <summary>Reads one clause of a told contact: a wish, an objection, a promise, the next step, a role, or just a note.</summary>
internal sealed partial class LogClause(Section clause, LogNotes notes, bool meetingSet)
{
    private const int LongestPreface = 8;
    private const int LongestLatinPreface = 20;
    private const int LongestVerb = 8;

    public void Read()
    {
        var (last, needs, objections) = (notes.Last, notes.Needs.Count, notes.Objections.Count);
        notes.Last = null;
        if (last is not null && GoesOn() && Add(last, WholeSubject()))
        {
            notes.Last = last;
            return;
        }

        ReadOne();
        notes.Last = notes.Needs.Count > needs ? notes.Needs : notes.Objections.Count > objections ? notes.Objections : null;
    }

    /// <summary>要能分店核算、发票分开开: 、 goes on with what was begun.</summary>
    private bool GoesOn() =>
        clause.Span.Start > 0 && clause.Lower[clause.Span.Start - 1] == '、' && !clause.Has("need") && !clause.Has("objection");

    private void ReadOne()
    {
        if (ReadsRoles()) return;
        if (ReadsMatter()) notes.HasSubstance = true;
        else AddNote(Residue(out var torn), torn);
        if (clause.Has("chased.for") && clause.First("deliverable") is { } thing) notes.Chased = clause.Text.Cut(thing.Span);
    }

    /// <summary>Who has a say stands in the customer's file, and in the words of the day it was told.</summary>
    private bool ReadsRoles()
    {
        var roles = RoleWords.Read(clause);
        if (roles.Count == 0 && notes.Who is { } who && !IsAboutSuccessor()) roles = RoleWords.OfPronoun(clause, who);
        foreach (var role in roles) role.Remove("title");
        roles.RemoveAll(static role => role.Count < 2);   // 来了个新采购经理叫陈芳: a job is no say
        var told = roles.Count > 0 || SpokenOf.Read(clause, notes);
        notes.Roles.AddRange(roles);
        notes.RoleBefore = told;
        notes.Spoken = clause.People.FindLast(static person => person.Side != Linking.PersonSide.Ours)?.Written ?? notes.Spoken
            ?? notes.Who;
        notes.HasSubstance |= told;
        if (roles.Count > 0) notes.Notes.Add(Whole());
        return told;
    }

    /// <summary>换了个采购，姓陈: he is somebody who came for another.</summary>
    private bool IsAboutSuccessor() => notes.Notes.Exists(static note => note.Contains('姓') || note.Contains("换了"));

    /// <summary>
    /// What has a slot of its own, the surest first: a day that was promised is no day of a next step, and a wish may hold anything.
    /// </summary>
    private bool ReadsMatter() => ReadsBudget() || ReadsVow() || ReadsWantedBy() || ReadsPromise() || ReadsNext() || ReadsWish()
        || ReadsObjection();

    /// <summary>预算大概50万: the amount is read from the whole section, the words add nothing.</summary>
    private bool ReadsBudget()
    {
        if (!clause.Has("budget") || ReadLog.Budget(clause) is null || clause.Has("objection") || clause.Has("objection.too")) return false;
        NoteBeforeBudget();
        return true;
    }

    /// <summary>they run three shifts and budget is around 80k: what stands before is told by itself.</summary>
    private void NoteBeforeBudget()
    {
        var and = clause.Lower.IndexOf(" and ", clause.Span.Start, clause.Span.Length, StringComparison.Ordinal);
        if (and >= 0 && clause.First("budget") is { } budget && budget.Start - and is > 0 and <= LongestLatinPreface)
            AddNote(Subject(clause.Span.Start, and));
    }

    /// <summary>The first character of a cue, which tells what kind of word it is: 答 of 答应, 给 of 给他, 要 of 要求.</summary>
    private char Head(CueHit cue) => clause.Lower[cue.Start];

    /// <summary>没要求, 不担心, 别给: the word before takes it back.</summary>
    private bool IsDenied(CueHit cue) => cue.Start > clause.Span.Start && clause.Lower[cue.Start - 1] is '没' or '不' or '未' or '别';

    private Section Rest(int start) => clause.Within(TextSpan.Between(start, clause.Span.End));

    private static bool Add(List<string> list, string value)
    {
        if (value.Length == 0) return false;
        list.Add(value);
        return true;
    }
}
