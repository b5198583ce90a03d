using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

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
        if (last is not null && GoesOn() && Add(last, Subject(clause.Span.Start, clause.Span.End)))
        {
            notes.Last = last;
            return;
        }

        ReadOne();
        notes.Last = notes.Needs.Count > needs ? notes.Needs : notes.Objections.Count > objections ? notes.Objections : null;
    }

    /// <summary>要能分店核算、发票分开开: 、 goes on with what was begun.</summary>
    private bool GoesOn() => clause.Span.Start > 0 && clause.Lower[clause.Span.Start - 1] == '、' && !clause.Has("need") && !clause.Has("objection");

    private void ReadOne()
    {
        var roles = RoleWords.Read(clause);
        if (roles.Count == 0 && notes.Who is { } who && !notes.Notes.Exists(static note => note.Contains('姓') || note.Contains("换了"))) roles = RoleWords.OfPronoun(clause, who);
        foreach (var role in roles) role.Remove("title");
        roles.RemoveAll(static role => role.Count < 2);   // 来了个新采购经理叫陈芳: a job is no say
        var told = roles.Count > 0 || SpokenOf.Read(clause, notes);
        notes.Roles.AddRange(roles);
        notes.RoleBefore = told;
        notes.Spoken = clause.People.FindLast(person => person.Side != Linking.PersonSide.Ours)?.Written ?? notes.Spoken ?? notes.Who;
        notes.HasSubstance |= told;
        if (roles.Count > 0) notes.Notes.Add(Whole());   // who has a say stands in the customer's file, and in the words of the day it was told
        if (told) return;
        if (ReadsBudget() || ReadsVow() || ReadsWantedBy() || ReadsPromise() || ReadsNext() || ReadsWish() || ReadsObjection()) notes.HasSubstance = true;
        else AddNote(Residue(out var torn), torn);
        if (clause.Has("chased.for") && clause.First("deliverable") is { } thing) notes.Chased = clause.Text.Cut(thing.Span);
    }

    /// <summary>预算大概50万: the amount is read from the whole section, the words add nothing.</summary>
    private bool ReadsBudget()
    {
        if (!clause.Has("budget") || ReadLog.Budget(clause) is null || clause.Has("objection") || clause.Has("objection.too")) return false;
        var and = clause.Lower.IndexOf(" and ", clause.Span.Start, clause.Span.Length, StringComparison.Ordinal);
        if (and >= 0 && clause.First("budget") is { } budget && budget.Start - and is > 0 and <= LongestLatinPreface) AddNote(Subject(clause.Span.Start, and));   // they run three shifts and budget is around 80k
        return true;
    }

    /// <summary>周三拜访了鼎盛: a bare day before what was done is the day it was done.</summary>
    private bool IsDoneBehind(int at) =>
        clause.Cues.Exists(hit => hit.Start >= at && hit.IsOf("ch")
            && (clause.Lower[hit.End - 1] is '了' or '过' || (hit.End < clause.Span.End && clause.Lower[hit.End] is '了' or '过')
                || clause.Lower.AsSpan(0, hit.Start).EndsWith("了个") || clause.Lower.AsSpan(0, hit.Start).EndsWith("了一个")
                || clause.Lower.AsSpan(0, hit.Start).EndsWith("了次")));

    /// <summary>popped in to see Greg on Monday: the day belongs to what was done before it.</summary>
    private bool IsToldBefore(int at) =>
        clause.Cues.Exists(hit => hit.Is("told") && (hit.Start - clause.Span.Start <= 2 || IsNameBefore(hit.Start)) && hit.End <= at
            && char.IsAsciiLetter(clause.Lower[hit.Start]));

    /// <summary>Northwind had a demo on Friday: nothing but a name stands before the verb.</summary>
    private bool IsNameBefore(int at) => clause.Customers.Exists(mention => mention.Span.Start == clause.Span.Start && at - mention.Span.End is >= 0 and <= 2)
        || clause.People.Exists(person => person.Whole.Start == clause.Span.Start && at - person.Whole.End is >= 0 and <= 2);

    private const int LeastTold = 4;

    /// <summary>今年没预算了明年三月再聊: what is over stands before the day of the next step, and is told by itself.</summary>
    private TextSpan? ToldBefore(TimeMention due)
    {
        var end = due.Span.Start;
        var start = clause.First("said") is { } said && said.End <= end ? said.End : clause.Span.Start;
        if (end - start >= LeastTold && clause.Lower[end - 1] is '让' or '叫' && !clause.Has("talk")) return TextSpan.Between(start, end);   // 说在开会让明天再打
        return end - start >= LeastTold && clause.Lower[end - 1] == '了' && !clause.Cues.Exists(hit => hit.Start >= start && hit.End <= end && hit.End >= end - 1
            && (hit.Is("status.meeting_set") || hit.Is("next.lead") || hit.Is("talk") || hit.IsOf("ch"))) ? TextSpan.Between(start, end) : null;
    }

    private bool ReadsNext()
    {
        var due = TimeWords.FirstAhead(clause);
        var lead = clause.First("next.lead");
        var step = clause.Has("next.step") || lead is not null || (clause.Has("do") && clause.HasFamily("ch"));
        step |= meetingSet || (due is not null && clause.Lower[clause.Span.Start] == '约' && due.Span.Start - clause.Span.Start <= 2);   // 约明天上午十点
        if (due is { HasPartOfDay: true } && (!due.HasDay || due.Tendency == TimeTendency.Present) && ContactWords.Told(clause)) return false;
        if (due is { HasPartOfDay: true, HasDay: false } && due.AsPointAhead(true)?.Date > clause.Today.ToDateTime(default)) return false;   // 早上给石工打电话, told in the afternoon
        if (due is { HasDay: false } && clause.Lower[due.Span.Start] is '上' or '早' && due.AsPointAhead(true)?.Date > clause.Today.ToDateTime(default))
            return false;   // 上午十点给她打电话, told in the afternoon
        if (clause.Has("log.late")) return false;   // 周五的拜访补一下
        if (due is { Tendency: TimeTendency.Present } && lead is null && Nearby.Words("talked.of").IsIn(clause.Lower.AsSpan(clause.Span.End))) return false;   // 今天中午吃饭，聊到明年
        if (clause.Has("missed.meeting")) return false;   // no show for the 2pm demo
        if (clause.Has("said") && clause.Has("deal.close") && !clause.Has("next.step") && lead is null) return false;   // 说下周一签: when they sign is no step of ours
        if (due is null || !step || notes.Next is not null || clause.Has("need") || clause.Has("objection")) return false;
        if (lead is null && !meetingSet && ReadLog.IsAskedBefore(clause, due.Span.Start)) return false;
        if (due.Tendency == TimeTendency.Open && IsDoneBehind(due.Span.End)) return false;
        if (due.Tendency == TimeTendency.Open && !due.HasClock && lead is null && !clause.Has("status.meeting_set") && IsToldBefore(due.Span.Start)) return false;
        var gone = Gaps(clause);
        if (ToldBefore(due) is { } told && Phrasing.Trim(clause.Within(told).Cut(gone)) is { Length: >= LeastTold } before)   // not 跟雷总定了下周二见面
        {
            AddNote(before.TrimEnd('让', '叫'));
            gone.Add(TextSpan.Between(clause.Span.Start, told.End));
        }

        foreach (var time in clause.Times) gone.Add(Phrasing.WithOn(clause, time.Span));
        if (clause.First("said") is { } said && said.End <= due.Span.Start) gone.Add(TextSpan.Between(clause.Span.Start, said.End));   // 微信留言说国庆后再谈
        foreach (var hit in clause.Cues)
        {
            if (hit.Is("next.lead") || hit.Is("log.ask") || hit.Is("status.meeting_set") || hit.Is("also") || ((hit.Is("they.say") || hit.Is("promise.their")) && hit.Start == clause.Span.Start))
                gone.Add(hit.Span);
        }

        var task = Phrasing.Trim(clause.Cut(gone));
        if (task is "for" or "on" or "with" or "in" or "at" or "is" or "to" or "a" or "an") task = "";
        if (Crumbs.AreAll(task)) task = "";   // 就约了周五下午
        var next = new JsonObject { ["do"] = task.Length > 0 ? task : clause.FirstOf("ch") is { } meeting ? clause.Text.Cut(meeting.Span) : UnnamedTask.Of(clause) };
        if (due.IsDeadline && due.AsDeadline() is { } by) next["by"] = by.ToString();
        else if ((due.AsPointAhead(true) ?? due.AsBeginAhead()) is { } at) next["at"] = SlotForm.Of(at);
        else return false;
        notes.Next = next;
        return true;
    }
}
