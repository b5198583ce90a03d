using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents;

/// <summary>Reads one clause of a told contact: a wish, an objection, a promise, the next step, a role, or just a note.</summary>
internal sealed class LogClause(Section clause, LogNotes notes, bool meetingSet)
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

    private bool ReadsPromise()
    {
        var due = TimeWords.FirstAhead(clause);
        var cue = clause.First("promise.their") ?? clause.First("promise");
        if (cue is { } said && (IsDenied(said) || !IsDelivery(said))) cue = null;
        if (cue is null && due is { IsDeadline: true } && clause.Has("deliver") && notes.Needs.Count > 0 && Residue() is { Length: <= LongestVerb } verb && verb.Length > 0 && !clause.Has("need"))
        {
            notes.Promises.Add(new JsonObject { ["do"] = Undated(verb) + notes.Needs[^1], ["by"] = due.AsDeadline()?.ToString() });   // 要样衣 周三前寄
            return true;
        }

        var bare = cue is null && (!clause.Has("need") || IsDue()) && !clause.Has("objection") && due is not null && ((clause.Has("deliverable") && (due.IsDeadline || IsOurs())) || (IsOurs() && notes.Needs.Count > 0));
        if (!bare && cue is null) return false;
        var start = cue is null ? clause.Span.Start : cue.Value.Is("promise.their") ? cue.Value.End : StartOfTask(cue.Value);
        AddBefore(start, cue?.Start ?? start, due);
        var rest = clause.Within(TextSpan.Between(start, clause.Span.End));
        var gone = Gaps(rest);
        foreach (var time in rest.Times) gone.Add(time.Span);
        var task = Phrasing.Trim(rest.Cut(gone));
        if (task.Length == 0) return false;
        var promise = new JsonObject { ["do"] = task };
        if (due?.AsDeadline() is { } by) promise["by"] = by.ToString();
        notes.Promises.Add(promise);
        return true;
    }

    private string Undated(string text)
    {
        foreach (var time in clause.Times) text = text.Replace(clause.Text.Cut(time.Span), "", StringComparison.Ordinal);
        return Phrasing.Trim(text);
    }

    /// <summary>我这边周四把样品寄过去: we do it.</summary>
    private bool IsOurs() => clause.Has("speaker.me") && (clause.Has("deliver") || clause.HasFamily("milestone")) && !clause.Has("said");

    /// <summary>标书月底前要交: what is due is ours to deliver.</summary>
    private bool IsDue() => clause.Cues.Exists(hit => hit.Is("need") && clause.Lower[hit.Start] == '要' && clause.Cues.Exists(next => next.Is("deliver") && next.Start == hit.End));

    /// <summary>答应, 承诺, promised stand for themselves; 给他, 让我们 only before something that is delivered.</summary>
    private bool IsDelivery(CueHit cue)
    {
        if (clause.Lower[cue.Start] == 'p' && clause.Lower.AsSpan(cue.End).TrimStart() is ['u', 's', ' ', ..] or ['m', 'e', ' ', ..]) return false;   // promised us
        if (clause.Lower[cue.Start] is '答' or '承' && clause.People.Exists(person => person.Whole.End == cue.Start && Persons.IsContact(clause, person))) return false;   // 梁姐答应下周给订单计划: theirs
        if (clause.Lower.AsSpan(cue.End, clause.Span.End - cue.End).TrimStart() is ['帮' or '给' or '替', '我' or '咱', ..]) return false;   // 王姐答应帮我们约刘总: they promise us
        if (cue.Start > clause.Span.Start && clause.Lower[cue.Start] is '给' or '发' && clause.Lower[cue.Start - 1] is '打' or '寄' or '送' or '发' or '回' or '转') return false;
        if (clause.Lower[cue.Start] is '给' or '发' && clause.Span.End - cue.End < 2 && !clause.Cues.Any(hit => hit.Is("deliver") && hit.Start == cue.End)) return false;
        if (clause.Cues.Any(hit => hit.Start >= cue.Start && (hit.Is("deliver") || hit.Is("deliverable")))) return true;
        return cue.Is("promise") && cue.Length >= 2 && clause.Lower[cue.Start] is '答' or '承' or 'p' or 'i' or 'w';
    }

    /// <summary>要补, 要发 and "quote by": the verb belongs to the task; 答应 does not.</summary>
    private int StartOfTask(CueHit cue)
    {
        var verb = clause.Cues.FirstOrDefault(hit => (hit.Is("deliver") || hit.Is("deliverable")) && hit.Start >= cue.Start && hit.Start < cue.End);
        return verb.Name is null || clause.Lower[cue.Start] is '答' or '承' ? (clause.Lower[cue.Start] is '给' or '发' ? cue.Start : cue.End) : verb.Start;
    }

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
            if (hit.Is("next.lead") || hit.Is("log.ask") || hit.Is("status.meeting_set") || hit.Is("also")) gone.Add(hit.Span);
        }

        var task = Phrasing.Trim(clause.Cut(gone));
        var next = new JsonObject { ["do"] = task.Length > 0 ? task : "跟进" };
        if (due.IsDeadline && due.AsDeadline() is { } by) next["by"] = by.ToString();
        else if (due.AsPointAhead(true) is { } at) next["at"] = SlotForm.Of(at);
        else return false;
        notes.Next = next;
        return true;
    }

    private bool ReadsWish()
    {
        if (clause.First("need.whole") is not null && !clause.Has("asking.us"))
        {
            return Add(notes.Needs, Subject(clause.Span.Start, clause.Span.End));
        }

        if (clause.First("need") is not { } cue || IsDenied(cue)) return false;
        var before = Subject(clause.Span.Start, cue.Start);
        var after = clause.Within(TextSpan.Between(cue.End, clause.Span.End));
        if (before.Length is > 0 and <= LongestPreface && !IsOnlyTime(after) && clause.Text.CutFolded(TextSpan.Between(cue.Start, cue.End)) is "要" or "需要")
            return Add(notes.Needs, Subject(clause.Span.Start, clause.Span.End));
        if (before.Length > 0 && IsOnlyTime(after)) return false;   // 招标要十月份
        AddNote(before);
        var objection = after.First("objection");
        foreach (var wish in SplitList(after.Within(TextSpan.Between(cue.End, objection?.Start ?? clause.Span.End)).Cut(Gaps(after)))) Add(notes.Needs, wish);
        if (objection is { } also) Add(notes.Objections, Phrasing.Trim(after.Within(TextSpan.Between(also.End, clause.Span.End)).Cut()));
        return true;
    }

    private static bool IsOnlyTime(Section part) => part.Times.Count > 0 && !part.Times[0].IsDuration && part.Cut(part.Times.Select(static time => time.Span)).Length == 0;

    private bool ReadsObjection()
    {
        if (clause.First("objection") is { } cue && !IsDenied(cue))
        {
            AddNote(Subject(clause.Span.Start, cue.Start));
            var before = notes.Objections.Count;
            foreach (var objection in SplitList(clause.Within(TextSpan.Between(cue.End, clause.Span.End)).Cut())) Add(notes.Objections, objection);
            if (notes.Objections.Count == before) AddNote(clause.Text.Cut(cue.Span));   // 云杉说不满意
            return true;
        }

        if (clause.First("objection.feel") is { } feeling && !IsDenied(feeling) && clause.All("objection.degree").Any(hit => hit.Start >= feeling.End))
        {
            AddNote(Subject(clause.Span.Start, feeling.Start));
            return Add(notes.Objections, Subject(feeling.End, clause.Span.End));
        }

        return clause.First("objection.too") is { } too && !IsDenied(too) && Add(notes.Objections, Subject(clause.Span.Start, clause.Span.End));
    }

    private bool IsDenied(CueHit cue) => cue.Start > clause.Span.Start && clause.Lower[cue.Start - 1] is '没' or '不' or '未' or '别';

    private static bool Add(List<string> list, string value)
    {
        if (value.Length == 0) return false;
        list.Add(value);
        return true;
    }

    /// <summary>What stands before the promise; its day has a slot of its own.</summary>
    private void AddBefore(int end, int limit, TimeMention? due)
    {
        if (limit > clause.Span.Start) AddNote(Subject(clause.Span.Start, Math.Min(end, limit), due));
    }

    private void AddNote(string note)
    {
        if (note.Length < 2 || !note.Any(char.IsLetterOrDigit) || IsOnlyTalk(note)) return;
        notes.Notes.Add(note);
        if (!notes.HasSubstance && !IsVague(note)) notes.HasSubstance = true;
    }

    /// <summary>聊了聊: that there was a talk says nothing of it.</summary>
    private static bool IsOnlyTalk(string note)
    {
        if (note.Length > 6) return false;
        var folded = NameFold.Fold(note);
        foreach (var hit in CueLexicon.Instance.Find(folded))
        {
            if (hit.Is("talk") && hit.Length == folded.Length) return true;
        }

        return false;
    }

    private static bool IsVague(string note)
    {
        var (vague, length) = (false, 0);
        foreach (var hit in CueLexicon.Instance.Find(NameFold.Fold(note)))
        {
            vague |= hit.Is("vague");
            if (hit.Is("vague") || hit.Is("client") || hit.Is("they.say") || hit.Is("talk")) length += hit.Length;
        }

        return vague && length + 4 >= note.Length;
    }

    /// <summary>A stretch of the clause without names, times, channel words and who said it.</summary>
    private string Subject(int start, int end, TimeMention? used = null)
    {
        var part = clause.Within(TextSpan.Between(start, Math.Max(start, end)));
        var gone = Gaps(part);
        foreach (var time in part.Times)
        {
            if (time == used || !TimeWords.IsAhead(time, part.Now)) gone.Add(time.Span);
        }

        foreach (var hit in part.Cues)
        {
            if (IsFrameWord(part, hit)) gone.Add(hit.Span);
        }

        return Phrasing.Trim(part.Cut(gone));
    }

    private string Residue()
    {
        var parts = Gaps(clause);
        foreach (var time in clause.Times)
        {
            if (time.IsJustNow || time.Tendency == TimeTendency.Past) parts.Add(time.Span);
        }

        foreach (var hit in clause.Cues)
        {
            if (IsFrameWord(clause, hit) && !hit.Is("they.say")) parts.Add(hit.Span);
        }

        return Phrasing.Trim(clause.Cut(parts));
    }

    /// <summary>Words that only say that there was a contact and how.</summary>
    private static bool IsFrameWord(Section part, CueHit hit) => !(hit.Start > 0 && part.Lower[hit.Start - 1] is '没' or '未') && (
        hit.Is("log.ask") || hit.IsOf("outcome") || hit.Is("they.say") || hit.Is("recent") || (hit.IsOf("ch") && !IsLookedAt(part, hit)) || hit.Is("filler") || hit.Is("tried") || hit.Is("also") || hit.Is("but")
        || (hit.Is("told") && IsChannel(part, hit)));

    /// <summary>参观了样板房: what was looked at is told.</summary>
    private static bool IsLookedAt(Section part, CueHit hit) => part.Lower[hit.Start] is '参' or '考' && hit.Start == part.Span.Start && hit.End < part.Span.End;

    private static bool IsChannel(Section part, CueHit hit)
    {
        foreach (var other in part.Cues)
        {
            if (other.IsOf("ch") && other.Start < hit.End && hit.Start < other.End) return true;
        }

        return false;
    }

    /// <summary>The names of a part with the small words around them, as the first of what is left out.</summary>
    private List<TextSpan> Gaps(Section part)
    {
        var gaps = notes.Gaps;
        gaps.Clear();
        foreach (var mention in part.Customers) gaps.Add(Phrasing.Around(part, mention.Span));
        foreach (var person in part.People)
        {
            if ((notes.Who is null || person.Written == notes.Who) && IsNamed(person) && Persons.IsContact(part, person)) gaps.Add(Phrasing.Around(part, person.Whole));
        }

        return gaps;
    }

    private static bool IsNamed(PersonMention person) => person.Customers.Count > 0 || person.Side == PersonSide.Theirs;

    private static IEnumerable<string> SplitList(string text) =>
        text.AsSpan().IndexOfAny("+、&") < 0 && !text.Contains(" and ", StringComparison.Ordinal) ? Phrasing.Trim(text) is { Length: > 0 } only ? [only] : [] : SplitParts(text);

    private static IEnumerable<string> SplitParts(string text) =>
        text.Split(['+', '、', '&'], StringSplitOptions.RemoveEmptyEntries).SelectMany(part => part.Split(" and ", StringSplitOptions.RemoveEmptyEntries)).Select(Phrasing.Trim).Where(part => part.Length > 0);
}
