using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Notes;

/// <summary>What is left of a clause as words of a note.</summary>
internal sealed partial class LogClause
{
    private const int LongestScrap = 2;

    private void AddNote(string note, bool torn = false)
    {
        if (note.Length < 2 && IsMore()) notes.Notes.Add(Whole());
        if (SaysNothing(note)) return;
        notes.Notes.Add(torn || IsScrap(note) || IsWith(note) ? Whole() : Closed(note));
        if (!notes.HasSubstance && !IsVague(note)) notes.HasSubstance = true;
    }

    /// <summary>demo went fine but they r…, they r in: more was said than that there was a talk.</summary>
    private bool IsMore()
    {
        var first = clause.Lower[clause.Span.Start];
        if (!WordEdge.IsWordCharacter(first) || !char.IsAscii(first)) return false;
        return clause.Has("but") ? clause.Has("vague") : clause.Has("tells.verb") && clause.HasAt("they.say", clause.Span.Start);
    }

    /// <summary>the northwind guys, 反馈不错: a word or two that are no sentence without what stood around them.</summary>
    private bool IsScrap(string note)
    {
        if (clause.Span.Length <= note.Length + 1) return false;
        return WordEdge.IsChinese(note[0]) ? note.Length <= LongestScrap : !note.Contains(' ') && note.All(char.IsAsciiLetter);
    }

    /// <summary>跟她们副店长聊了聊: without 跟 it would be she who told it.</summary>
    private bool IsWith(string note) =>
        clause.Lower[clause.Span.Start] is '跟' or '和' && WordEdge.IsChinese(note[0]) && clause.Span.Length > note.Length
        && note[0] is not ('跟' or '和') && clause.Text.CutFolded(new TextSpan(clause.Span.Start + 1, 1))[0] == note[0];

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

    private string WholeSubject() => Subject(clause.Span.Start, clause.Span.End);

    /// <summary>A stretch of the clause without names, times, channel words and who said it.</summary>
    private string Subject(int start, int end, TimeMention? used = null)
    {
        var part = clause.Within(TextSpan.Between(start, Math.Max(start, end)));
        var gone = Gaps(part);
        foreach (var time in part.Times)
        {
            if (time == used || IsDayOfStory(part, time)) gone.Add(time.Span);
        }

        foreach (var hit in part.Cues)
        {
            if (IsFrameWord(part, hit) && !IsSaidBetween(part, hit)) gone.Add(hit.Span);
        }

        return Phrasing.Trim(part.Cut(gone));
    }

    /// <summary>A day of what was, which has a slot; not for two weeks, every Monday, or one still to come.</summary>
    private bool IsDayOfStory(Section part, TimeMention time) =>
        !time.IsDuration && !time.IsRecurrence && !TimeWords.IsAhead(time, part.Now) && !IsAim(part, time) && !IsUndated(time);

    /// <summary>上线时间要提前到五月: to when, a part of what is said.</summary>
    private static bool IsAim(Section part, TimeMention time) =>
        time.Span.Start > part.Span.Start && part.Lower[time.Span.Start - 1] is '到' or '至';

    /// <summary>年前装完: no slot takes it, so the words do.</summary>
    private bool IsUndated(TimeMention time)
    {
        if (time.IsJustNow || time.Tendency == TimeTendency.Past) return false;
        return (time.IsVague && clause.Lower[time.Span.Start] is '年' or '节' or '春') || (time.HasDay && time.AsDate() is null);
    }

    /// <summary>厂长说价格要再压5个点: who said it stands before, and is no name that goes elsewhere.</summary>
    private static bool IsSaidBetween(Section part, CueHit hit) =>
        hit.Is("they.say") && hit.Start > part.Span.Start && hit.End < part.Span.End
        && TitleFinder.At(part, part.Span.Start) is { } title && title.End == hit.Start
        && !part.People.Exists(person => person.Whole.End == hit.Start);

    private string Residue() => Residue(out _);

    /// <summary>The clause without what has slots of its own.</summary>
    private string Residue(out bool torn)
    {
        var gone = Gaps(clause);
        AddFrame(gone);
        var rest = clause.Cut(gone);
        torn = IsTorn(gone) || IsLookedAtBehind(gone);
        if (IsPartOfDay(rest) || IsDayAlone(rest)) return "";
        return EndsQuoted() ? rest : Phrasing.Trim(rest);
    }

    private void AddFrame(List<TextSpan> gone)
    {
        var isLate = clause.Has("log.late");
        foreach (var late in clause.All("log.late")) gone.Add(late.Span);
        foreach (var time in clause.Times)
        {
            if (isLate || time.IsJustNow || IsPastDay(time)) gone.Add(time.Span);
        }

        foreach (var hit in clause.Cues)
        {
            if (IsFrameWord(clause, hit) && !hit.Is("they.say")) gone.Add(hit.Span);
        }
    }

    /// <summary>昨天; 上个月 has no slot of its own.</summary>
    private static bool IsPastDay(TimeMention time) => time.Tendency == TimeTendency.Past && time.AsPastDate() is not null;

    /// <summary>早上拜访大成: nothing but when.</summary>
    private bool IsPartOfDay(string rest) =>
        clause.Times is [{ HasDay: false, HasPartOfDay: true, HasClock: false } part, ..] && rest == clause.Text.Cut(part.Span);

    /// <summary>Visited Oakline on Monday: nothing is left but the day it was.</summary>
    private bool IsDayAlone(string rest) => clause.Times is [{ HasClock: false } only] && IsDayOfContact(only)
        && rest.Trim() == clause.Text.Cut(Phrasing.WithOn(clause, only.Span)).Trim();

    /// <summary>说“基本定了吧”: somebody's own words stay whole.</summary>
    private bool EndsQuoted() => clause.Quotes.Count > 0 && clause.Quotes[^1].End == clause.Span.End;

    private static IEnumerable<string> SplitList(string text)
    {
        if (text.AsSpan().IndexOfAny("+、&") >= 0 || text.Contains(" and ", StringComparison.Ordinal)) return SplitParts(text);
        return Phrasing.Trim(text) is { Length: > 0 } only ? [only] : [];
    }

    private static IEnumerable<string> SplitParts(string text) => text.Split(['+', '、', '&'], StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(static part => part.Split(" and ", StringSplitOptions.RemoveEmptyEntries)).Select(Phrasing.Trim)
        .Where(static part => part.Length > 0);
}
