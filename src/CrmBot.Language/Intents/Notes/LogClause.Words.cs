using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Notes;

/// <summary>What is left of a clause as words of a note.</summary>
internal sealed partial class LogClause
{
    private void AddNote(string note, bool torn = false)
    {
        if (note.Length < 2 && IsMore()) notes.Notes.Add(Whole());
        if (note.Length < 2 || !note.Any(char.IsLetterOrDigit) || Crumbs.AreAll(note) || IsOnlyTalk(note) || IsOnlyDay(note) || IsOnlyGoing(note) || IsOnlyRecord(note)) return;
        notes.Notes.Add(torn || IsScrap(note) || IsWith(note) ? Whole() : Closed(note));
        if (!notes.HasSubstance && !IsVague(note)) notes.HasSubstance = true;
    }

    /// <summary>demo went fine but they r…, they r in: more was said than that there was a talk.</summary>
    private bool IsMore() => WordEdge.IsWordCharacter(clause.Lower[clause.Span.Start]) && char.IsAscii(clause.Lower[clause.Span.Start])
        && (clause.Has("but") ? clause.Has("vague") : clause.Has("tells.verb") && clause.Cues.Exists(hit => hit.Is("they.say") && hit.Start == clause.Span.Start));

    /// <summary>the northwind guys, 反馈不错: a word or two that are no sentence without what stood around them.</summary>
    private bool IsScrap(string note) => clause.Span.Length > note.Length + 1
        && (WordEdge.IsChinese(note[0]) ? note.Length <= LongestScrap : !note.Contains(' ', StringComparison.Ordinal) && note.All(char.IsAsciiLetter));

    /// <summary>跟她们副店长聊了聊: without 跟 it would be she who told it.</summary>
    private bool IsWith(string note) => clause.Lower[clause.Span.Start] is '跟' or '和' && WordEdge.IsChinese(note[0]) && clause.Span.Length > note.Length
        && note[0] is not ('跟' or '和') && clause.Text.CutFolded(new TextSpan(clause.Span.Start + 1, 1))[0] == note[0];

    private const int LongestScrap = 2;

    private static readonly Nearby Crumbs = Nearby.Words("crumb");

    /// <summary>The clause as it was said, without the customer at its head or end.</summary>
    private string Whole()
    {
        var part = clause.Span;
        foreach (var mention in clause.Customers)
        {
            var named = Phrasing.Around(clause, mention.Span);
            if (named.Start == part.Start) part = TextSpan.Between(Math.Min(named.End, part.End), part.End);
            else if (named.End == part.End) part = TextSpan.Between(part.Start, named.Start);
        }

        return Closed(TextCutter.Tidy(clause.Text.Cut(part)));
    }

    /// <summary>说“再等等”: the mark that closes a quotation is no punctuation at the edge.</summary>
    private static string Closed(string note)
    {
        foreach (var (open, close) in (ReadOnlySpan<(char, char)>)[('“', '”'), ('「', '」'), ('『', '』'), ('《', '》')])
        {
            if (note.LastIndexOf(open) > note.LastIndexOf(close)) return note + close;
        }

        return note;
    }

    /// <summary>周三拜访了…: the day has a slot of its own.</summary>
    private bool IsOnlyDay(string note) => clause.Times.Exists(time => !time.IsDuration && clause.Text.Cut(time.Span) == note && (!TimeWords.IsAhead(clause, time) || IsDoneBehind(time.Span.End)));

    /// <summary>上午去百味轩: that somebody was there, and in which part of the day.</summary>
    private bool IsOnlyGoing(string note) => clause.Times.Exists(static time => time is { HasPartOfDay: true, HasDay: false })
        && Undated(note) is var rest && rest.Length < note.Length && (rest.Length < 2 || IsOnlyTalk(rest));

    /// <summary>聊了聊: that there was a talk says nothing of it.</summary>
    private static bool IsOnlyTalk(string note)
    {
        if (note.Length > 6) return false;
        var folded = NameFold.Fold(note).TrimEnd('了', '的');
        foreach (var hit in CueLexicon.Instance.Find(folded))
        {
            if (hit.Is("talk") && hit.Length == folded.Length) return true;
        }

        return false;
    }

    /// <summary>补一条上周五的记录: the word for what is being written.</summary>
    private bool IsOnlyRecord(string note) => note.Length <= 4 && clause.Has("log.ask") && clause.Cues.Exists(hit => hit.Is("log.record") && hit.Length == note.Length);

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
            if (time == used || (!time.IsDuration && !time.IsRecurrence && !TimeWords.IsAhead(time, part.Now) && !IsAim(part, time) && !IsUndated(time))) gone.Add(time.Span);
        }

        foreach (var hit in part.Cues)
        {
            if (IsFrameWord(part, hit) && !IsSaidBetween(part, hit)) gone.Add(hit.Span);
        }

        return Phrasing.Trim(part.Cut(gone));
    }

    /// <summary>年前装完: no slot takes it, so the words do.</summary>
    private bool IsUndated(TimeMention time) => !time.IsJustNow && time.Tendency != TimeTendency.Past && ((time.IsVague && clause.Lower[time.Span.Start] is '年' or '节' or '春') || (time.HasDay && time.AsDate() is null));

    /// <summary>厂长说价格要再压5个点: who said it stands before, and is no name that goes elsewhere.</summary>
    private static bool IsSaidBetween(Section part, CueHit hit) => hit.Is("they.say") && hit.Start > part.Span.Start && hit.End < part.Span.End
        && TitleFinder.At(part, part.Span.Start) is { } title && title.End == hit.Start && !part.People.Exists(person => person.Whole.End == hit.Start);

    private string Residue() => Residue(out _);

    private string Residue(out bool torn)
    {
        var parts = Gaps(clause);
        foreach (var late in clause.All("log.late")) parts.Add(late.Span);
        foreach (var time in clause.Times)
        {
            if (time.IsJustNow || clause.Has("log.late") || (time.Tendency == TimeTendency.Past && time.AsPastDate() is not null)) parts.Add(time.Span);   // 上个月 has no slot of its own
        }

        foreach (var hit in clause.Cues)
        {
            if (IsFrameWord(clause, hit) && !hit.Is("they.say")) parts.Add(hit.Span);
        }

        var rest = clause.Cut(parts);
        torn = IsTorn(parts) || IsLookedAtBehind(parts);
        if (clause.Times is [{ HasDay: false, HasPartOfDay: true, HasClock: false } part, ..] && rest == clause.Text.Cut(part.Span)) return "";   // 早上拜访大成
        return clause.Quotes.Count > 0 && clause.Quotes[^1].End == clause.Span.End ? rest : Phrasing.Trim(rest);   // 说“基本定了吧”: somebody's own words stay whole
    }

    /// <summary>上线时间要提前到五月: to when, a part of what is said.</summary>
    private static bool IsAim(Section part, TimeMention time) => time.Span.Start > part.Span.Start && part.Lower[time.Span.Start - 1] is '到' or '至';

    /// <summary>Words that only say that there was a contact and how.</summary>
    private static bool IsFrameWord(Section part, CueHit hit) => !(hit.Start > 0 && part.Lower[hit.Start - 1] is '没' or '未')
        && !(hit.Is("ch.visit") && ReadLog.IsRefused(part, hit.Start)) && (
        hit.Is("log.ask") || hit.IsOf("outcome") || hit.Is("they.say") || hit.Is("recent")
            || (hit.IsOf("ch") && !part.Has("missed.meeting") && !IsLookedAt(part, hit) && !ReadLog.IsInside(part, hit.Span))
            || (hit.Is("filler") && !IsPointing(part, hit)) || (hit.Is("tried") && !part.Has("money.sent"))
            || (hit.Is("also") && !MoreWords.IsStill(part.Lower, hit.Start))
            || (hit.Is("but") && !(hit.Start > 0 && part.Lower[hit.Start - 1] == '点'))
        || ((hit.Is("told") || hit.Is("talk")) && IsChannel(part, hit) && !part.Has("money.sent")));

    /// <summary>参观了样板房, John liked the demo: what was looked at, or spoken of, is told.</summary>
    private static bool IsLookedAt(Section part, CueHit hit) => hit.Start == part.Span.Start
        ? part.Lower[hit.Start] is '参' or '考' && hit.End < part.Span.End
        : hit.Start > part.Span.Start + 4 && part.Lower.AsSpan(part.Span.Start, hit.Start - part.Span.Start)is var before && (before.EndsWith(" the ") || before.EndsWith(" before ") || before.EndsWith(" after "));

    /// <summary>上次那个问题: in the middle of a clause it points at what stands behind it.</summary>
    private static bool IsPointing(Section part, CueHit hit) => hit.Start > part.Span.Start && hit.Length == 2 && part.Lower[hit.Start] == '那'
        && part.Lower[hit.Start - 1] != ' ' && hit.End < part.Span.End && WordEdge.IsChinese(part.Lower[hit.End]);

    private static bool IsChannel(Section part, CueHit hit)
    {
        foreach (var other in part.Cues)
        {
            if (other.IsOf("ch") && other.Start < hit.End && hit.Start < other.End && !ReadLog.IsInside(part, other.Span)) return true;
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
            if (IsSubject(part, person)) continue;
            if ((notes.Who is null || person.Written == notes.Who)
                && (IsNamed(person) || part.Customers.Exists(mention => mention.Span.End == person.Whole.Start)) && Persons.IsContact(part, person))
            {
                gaps.Add(Phrasing.Around(part, person.Whole));
            }
        }

        return gaps;
    }

    /// <summary>昨天报了45，许总砍到40: behind what we did it is told who did this.</summary>
    private bool IsSubject(Section part, PersonMention person) => notes.Notes.Count > 0 && person.Whole.Start == clause.Span.Start && part.Span.Start == clause.Span.Start
        && WordEdge.IsChinese(clause.Lower[clause.Span.Start]) && person.Whole.End < clause.Span.End && clause.Lower[person.Whole.End] is not (' ' or '说' or ',' or '，');

    private static bool IsNamed(PersonMention person) => person.Customers.Count > 0 || person.Side == PersonSide.Theirs;

    private static IEnumerable<string> SplitList(string text) =>
        text.AsSpan().IndexOfAny("+、&") < 0 && !text.Contains(" and ", StringComparison.Ordinal) ? Phrasing.Trim(text) is { Length: > 0 } only ? [only] : [] : SplitParts(text);

    private static IEnumerable<string> SplitParts(string text) =>
        text.Split(['+', '、', '&'], StringSplitOptions.RemoveEmptyEntries).SelectMany(part => part.Split(" and ", StringSplitOptions.RemoveEmptyEntries)).Select(Phrasing.Trim).Where(part => part.Length > 0);
}
