using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Notes;

/// <content>What the customer wants.</content>
internal sealed partial class LogClause
{
    private bool ReadsWish()
    {
        if (clause.Has("hearsay") || IsNoWish()) return false;   // 听说银杏要签别家了
        if (clause.Has("need.whole") && !clause.Has("asking.us")) return Add(notes.Needs, WholeSubject());
        if (!clause.Has("need") && clause.First("promise.their") is { } asked && IsWishOfUs(asked))
            return Add(notes.Needs, Subject(asked.End, clause.Span.End));

        if (IsOwnTask() || clause.First("need") is not { } word || IsDenied(word) || IsInsideObjection(word)) return false;
        return ReadsWishAround(word);
    }

    private bool ReadsWishAround(CueHit word)
    {
        var before = Subject(clause.Span.Start, word.Start);
        var after = Rest(word.End);
        if (IsWholeWish(before, word, after)) return Add(notes.Needs, WholeSubject());
        if (IsWantedThing(before, word)) return Add(notes.Needs, before);
        if (before.Length > 0 && IsOnlyTime(after)) return false;   // 招标要十月份
        if (SetDayWanted(word, after) || ReadsWishedStep(after)) return true;
        if (!IsPronounAlone(word)) AddNote(before, torn: true);
        AddWishes(word, after);
        return true;
    }

    /// <summary>The wishes up to a condition or an objection, which are told by themselves.</summary>
    private void AddWishes(CueHit word, Section after)
    {
        var objection = after.First("objection");
        var limit = objection?.Start ?? clause.Span.End;
        var end = Condition(after) ?? limit;
        foreach (var wish in SplitList(after.Within(TextSpan.Between(word.End, end)).Cut(Gaps(after)))) Add(notes.Needs, wish);
        if (end < limit) AddNote(Subject(end, limit));
        if (objection is { } also) Add(notes.Objections, Phrasing.Trim(after.Within(TextSpan.Between(also.End, clause.Span.End)).Cut()));
    }

    /// <summary>法务要审一周, 要真停产: how it goes on, or what may come.</summary>
    private bool IsNoWish() => clause.First("need") is { Length: 1 } need && (IsStepOfOffice(need) || IsSupposed(need));

    /// <summary>法务要审一周: how it goes on, no wish.</summary>
    private bool IsStepOfOffice(CueHit need) => Head(need) == '要' && need.End < clause.Span.End
        && clause.Lower[need.End] is '审' or '批' or '走' or '盖' or '排' or '评' && TitleFinder.First(clause) is { } office
        && office.End <= need.Start;

    /// <summary>要真停产.</summary>
    private bool IsSupposed(CueHit need) => need.End < clause.Span.End && Head(need) == '要' && clause.Lower[need.End] == '真';

    /// <summary>我要check一下finance再回他: what the speaker has to do first.</summary>
    private bool IsOwnTask() => clause.Lower[clause.Span.Start] == '我' && clause.First("need") is { Length: 1 } need
        && need.Start == clause.Span.Start + 1 && Head(need) == '要' && notes.Needs.Count > 0
        && Nearby.Words("own.task").Begins(clause.Behind(need.End).TrimStart());

    /// <summary>雷总要我们把维保折进总价: nothing we deliver, but something of the price, the terms or the service.</summary>
    private bool IsWishOfUs(CueHit asked)
    {
        if (Head(asked) is not ('要' or '希' or '求' or '让') || clause.Written(asked) is not [.., '我' or '们' or '咱' or '把'] || IsDenied(asked))
            return false;
        var wish = clause.Behind(asked.End);
        return !IsWishToWait(wish.TrimStart()) && wish.Length >= 3
            && (clause.Lower[asked.End - 1] == '把' || wish.ContainsAny('把', '降', '送') || Head(asked) is '要' or '希');
    }

    /// <summary>让我们别急, 等等, 先放放, 再约: not now; 再送, 再降 is a wish all the same.</summary>
    private static bool IsWishToWait(ReadOnlySpan<char> wish) =>
        wish is ['别' or '等' or '不' or '先' or '放', ..] or ['再', not ('送' or '让' or '降' or '多' or '便'), ..];

    /// <summary>嫌我们交期要六周: how long it takes is what they mind.</summary>
    private bool IsInsideObjection(CueHit need) => Head(need) == '要' && need.Length == 1
        && clause.Times.Exists(time => time.IsDuration && time.Span.Start == need.End)
        && clause.First("objection") is { } minded && minded.End <= need.Start && !IsDenied(minded);

    /// <summary>The sentence is the wish as it stands: 样品要带LOGO, trial账号想再延两周, 三楼会议室的投影仪要换.</summary>
    private bool IsWholeWish(string before, CueHit word, Section after)
    {
        var isPreface = before.Length > 0 && !IsPronounAlone(word) && before.Length <= (System.Text.Ascii.IsValid(before) ? LongestLatinPreface : LongestPreface);
        if (isPreface && !IsOnlyTime(after) && (clause.Text.CutFolded(word.Span) is "要" or "需要" || IsOfThing(before, word))) return true;
        return before.Length > LongestPreface && after.Span.Length <= 2 && !IsOnlyTime(after);
    }

    /// <summary>他那边要合同: who wants it, and no part of it.</summary>
    private bool IsPronounAlone(CueHit word) =>
        clause.Cues.Exists(hit => hit.Is("pronoun") && hit.Start == clause.Span.Start && hit.End == word.Start);

    /// <summary>14 licences needed: the thing stands before.</summary>
    private bool IsWantedThing(string before, CueHit word) =>
        before.Length > 1 && word.End == clause.Span.End && clause.Written(word) is "needed" or "required" or "requested" or "wanted";

    /// <summary>trial账号想再延两周: a thing, not somebody, stands before the wish.</summary>
    private bool IsOfThing(string before, CueHit word) => Head(word) == '想' && before.Length is > 1 and <= LongestPreface
        && !before.AsSpan().ContainsAny(Verbs) && !clause.People.Exists(person => person.Whole.End == word.Start)
        && !clause.Cues.Exists(hit => hit.End == word.Start && IsSomebody(hit)) && TitleFinder.First(clause) is null;

    private static bool IsSomebody(CueHit hit) => hit.Is("pronoun") || hit.Is("client") || hit.Is("they.say") || hit.Is("vague");

    private static readonly System.Buffers.SearchValues<char> Verbs = System.Buffers.SearchValues.Create("了没不就还也都说很挺太有着过他她");

    /// <summary>让我发份报价过去，今天下班前要: by when they want what was promised.</summary>
    private bool SetDayWanted(CueHit word, Section after)
    {
        if (notes.Promises.Count == 0 || notes.Promises[^1].ContainsKey("by")) return false;
        if (!IsOnlyTime(clause.Within(TextSpan.Between(clause.Span.Start, word.Start))) || after.Cut().Any(char.IsLetterOrDigit))
            return false;
        if (DayOf(clause.Times[0]) is not { } by) return false;
        notes.Promises[^1]["by"] = by;
        return true;
    }

    private static string? DayOf(TimeMention due) => due.AsDeadline()?.ToString() ?? (due.AsDate() is { } day ? SlotForm.Of(day) : null);

    /// <summary>need the report before legal will look at it: what hangs on the wish is no part of it.</summary>
    private static int? Condition(Section after)
    {
        const string before = " before ";
        var at = after.Words.IndexOf(before);
        return at > 0 && !after.IsTime(new TextSpan(after.Span.Start + at + 1, before.Length)) ? after.Span.Start + at : null;
    }

    /// <summary>wants a demo next Thursday at 2: what is wished for is a contact with an hour of its own.</summary>
    private bool ReadsWishedStep(Section after)
    {
        if (notes.Next is not null || !after.HasFamily("ch")) return false;
        if (TimeWords.FirstAhead(after) is not { HasClock: true } due || due.AsPointAhead(true) is not { } at) return false;
        var step = Phrasing.Trim(after.Cut([due.Span]));
        notes.Next = new JsonObject { ["do"] = step.Length > 0 ? step : UnnamedTask.Of(clause), ["at"] = SlotForm.Of(at) };
        return true;
    }

    private static bool IsOnlyTime(Section part) =>
        part.Times.Count > 0 && !part.Times[0].IsDuration && part.Cut(part.Times.Select(static time => time.Span)).Length == 0;
}
