using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Notes;

/// <summary>What the customer wants, or holds against buying.</summary>
internal sealed partial class LogClause
{
    private bool ReadsWish()
    {
        if (clause.Has("hearsay")) return false;   // 听说银杏要签别家了
        if (clause.First("need") is { Length: 1 } step && (IsStepOf(step) || (step.End < clause.Span.End && clause.Lower[step.Start] == '要' && clause.Lower[step.End] == '真'))) return false;   // 要真停产
        if (clause.First("need.whole") is not null && !clause.Has("asking.us"))
        {
            return Add(notes.Needs, Subject(clause.Span.Start, clause.Span.End));
        }

        if (!clause.Has("need") && clause.First("promise.their") is { } asked && IsWishOfUs(asked)) return Add(notes.Needs, Subject(asked.End, clause.Span.End));

        if (IsOwnTask()) return false;
        if (clause.First("need") is not { } cue || IsDenied(cue) || IsInsideObjection(cue)) return false;
        var before = Subject(clause.Span.Start, cue.Start);
        var after = clause.Within(TextSpan.Between(cue.End, clause.Span.End));
        if (before.Length > 0 && before.Length <= (System.Text.Ascii.IsValid(before) ? LongestLatinPreface : LongestPreface) && !IsOnlyTime(after)
                && (clause.Text.CutFolded(TextSpan.Between(cue.Start, cue.End)) is "要" or "需要" || IsOfThing(before, cue))
            || (before.Length > LongestPreface && after.Span.Length <= 2 && !IsOnlyTime(after)))
            return Add(notes.Needs, Subject(clause.Span.Start, clause.Span.End));
        if (before.Length > 1 && cue.End == clause.Span.End && clause.Lower.AsSpan(cue.Start, cue.Length) is "needed" or "required" or "requested" or "wanted")
            return Add(notes.Needs, before);   // 14 licences needed
        if (before.Length > 0 && IsOnlyTime(after)) return false;   // 招标要十月份
        if (IsWanted(cue, after)) return true;
        if (ReadsWishedStep(after)) return true;
        AddNote(before, torn: true);
        var objection = after.First("objection");
        var end = Condition(after) ?? objection?.Start ?? clause.Span.End;
        foreach (var wish in SplitList(after.Within(TextSpan.Between(cue.End, end)).Cut(Gaps(after)))) Add(notes.Needs, wish);
        if (end < (objection?.Start ?? clause.Span.End)) AddNote(Subject(end, objection?.Start ?? clause.Span.End));
        if (objection is { } also) Add(notes.Objections, Phrasing.Trim(after.Within(TextSpan.Between(also.End, clause.Span.End)).Cut()));
        return true;
    }

    /// <summary>我要check一下finance再回他: what the speaker has to do first.</summary>
    private bool IsOwnTask() => clause.Lower[clause.Span.Start] == '我' && clause.First("need") is { Length: 1 } need && need.Start == clause.Span.Start + 1
        && clause.Lower[need.Start] == '要' && notes.Needs.Count > 0 && Nearby.Words("own.task").Begins(clause.Lower.AsSpan(need.End, clause.Span.End - need.End).TrimStart());

    /// <summary>雷总要我们把维保折进总价: nothing we deliver, but something of the price, the terms or the service.</summary>
    private bool IsWishOfUs(CueHit asked) => clause.Lower[asked.Start] is '要' or '希' or '求' or '让'
        && clause.Lower.AsSpan(asked.Start, asked.Length) is [.., '我' or '们' or '咱' or '把'] && !IsDenied(asked)
        && clause.Lower.AsSpan(asked.End, clause.Span.End - asked.End).TrimStart() is not ['别' or '等' or '不' or '先' or '放', ..] and not ['再', not ('送' or '让' or '降' or '多' or '便'), ..] && clause.Span.End - asked.End >= 3
        && (clause.Lower[asked.End - 1] == '把' || clause.Lower.AsSpan(asked.End, clause.Span.End - asked.End).ContainsAny('把', '降', '送')
            || clause.Lower[asked.Start] is '要' or '希');

    /// <summary>嫌我们交期要六周: how long it takes is what they mind.</summary>
    private bool IsInsideObjection(CueHit need) => clause.Lower[need.Start] == '要' && need.Length == 1
        && clause.Times.Exists(time => time.IsDuration && time.Span.Start == need.End)
        && clause.First("objection") is { } minded && minded.End <= need.Start && !IsDenied(minded);

    /// <summary>让我发份报价过去，今天下班前要: by when they want what was promised.</summary>
    private bool IsWanted(CueHit cue, Section after)
    {
        if (notes.Promises.Count == 0 || notes.Promises[^1].ContainsKey("by")
            || !IsOnlyTime(clause.Within(TextSpan.Between(clause.Span.Start, cue.Start))) || after.Cut().Any(char.IsLetterOrDigit))
        {
            return false;
        }
        var due = clause.Times[0];
        if ((due.AsDeadline()?.ToString() ?? (due.AsDate() is { } day ? SlotForm.Of(day) : null)) is not { } by) return false;
        notes.Promises[^1]["by"] = by;
        return true;
    }

    /// <summary>need the report before legal will look at it: what hangs on the wish is no part of it.</summary>
    private static int? Condition(Section after)
    {
        var at = after.Lower.AsSpan(after.Span.Start, after.Span.Length).IndexOf(" before ");
        return at > 0 && !after.IsTime(new TextSpan(after.Span.Start + at + 1, " before ".Length)) ? after.Span.Start + at : null;
    }

    /// <summary>wants a demo next Thursday at 2: what is wished for is a contact with an hour of its own.</summary>
    private bool ReadsWishedStep(Section after)
    {
        if (notes.Next is not null || !after.HasFamily("ch") || TimeWords.FirstAhead(after) is not { HasClock: true } due || due.AsPointAhead(true) is not { } at) return false;
        var step = Phrasing.Trim(after.Cut([due.Span]));
        notes.Next = new System.Text.Json.Nodes.JsonObject { ["do"] = step.Length > 0 ? step : UnnamedTask.Of(clause), ["at"] = SlotForm.Of(at) };
        return true;
    }

    private static bool IsOnlyTime(Section part) => part.Times.Count > 0 && !part.Times[0].IsDuration && part.Cut(part.Times.Select(static time => time.Span)).Length == 0;

    private static readonly System.Buffers.SearchValues<char> Verbs = System.Buffers.SearchValues.Create("了没不就还也都说很挺太有着过他她");

    /// <summary>法务要审一周: how it goes on, no wish.</summary>
    private bool IsStepOf(CueHit need) => clause.Lower[need.Start] == '要' && need.End < clause.Span.End
        && clause.Lower[need.End] is '审' or '批' or '走' or '盖' or '排' or '评' && TitleFinder.First(clause) is { } office && office.End <= need.Start;

    /// <summary>trial账号想再延两周: a thing, not somebody, stands before the wish.</summary>
    private bool IsOfThing(string before, CueHit cue) => clause.Lower[cue.Start] == '想' && before.Length is > 1 and <= LongestPreface
        && !before.AsSpan().ContainsAny(Verbs) && !clause.People.Exists(person => person.Whole.End == cue.Start)
        && !clause.Cues.Exists(hit => hit.End == cue.Start && (hit.Is("pronoun") || hit.Is("client") || hit.Is("they.say") || hit.Is("vague")))
            && TitleFinder.First(clause) is null;

    private bool ReadsObjection()
    {
        if (clause.First("objection.tail") is { } worry && Subject(clause.First("said") is { } said && said.End <= worry.Start ? said.End : clause.Span.Start, worry.Start) is { Length: > 1 } minded)
            return Add(notes.Objections, minded);   // data migration是他最大的顾虑

        if (clause.First("objection") is { } cue && !IsDenied(cue))
        {
            var subject = Subject(clause.Span.Start, cue.Start);
            if (subject.Length > 2 && subject[0] == '对' && cue.End == clause.Span.End && (clause.Lower.AsSpan(cue.Start, cue.Length) is "不满意" || clause.Has("objection.about")))
                return Add(notes.Objections, subject[1..]);   // 他对烘干曲线不满意
            if (IsMindedBefore(cue) && subject.Length > 1) return Add(notes.Objections, subject);
            if (IsOneWord(cue) && subject.Length > 1) return Add(notes.Objections, subject + clause.Text.Cut(TextSpan.Between(cue.End, cue.End + 1)));
            AddNote(subject, torn: true);
            var before = notes.Objections.Count;
            foreach (var objection in SplitList(clause.Within(TextSpan.Between(cue.End, clause.Span.End)).Cut())) Add(notes.Objections, objection);
            if (notes.Objections.Count == before) AddNote(clause.Text.Cut(cue.Span));   // 云杉说不满意
            return true;
        }

        if (clause.First("objection.feel") is { } felt && IsFeltLast(felt)) return Add(notes.Objections, Subject(clause.Span.Start, clause.Span.End));

        if (clause.First("objection.feel") is { } feeling && !IsDenied(feeling) && clause.All("objection.degree").Any(hit => hit.Start >= feeling.End))
        {
            AddNote(Subject(clause.Span.Start, feeling.Start), torn: true);
            return Add(notes.Objections, Subject(feeling.End, clause.Span.End));
        }

        return clause.First("objection.too") is { } too && !IsDenied(too) && Add(notes.Objections, Subject(clause.Span.Start, clause.Span.End));
    }

    /// <summary>security那块还有顾虑: of what, stands before.</summary>
    private bool IsMindedBefore(CueHit cue) => clause.Lower.AsSpan(cue.Start, cue.Length) is "有顾虑" or "顾虑" or "担心"
        && clause.Lower.AsSpan(cue.End, clause.Span.End - cue.End).Trim() is "" or "的" or "吧" or "啊"
        && clause.Lower.AsSpan(clause.Span.Start, cue.Start - clause.Span.Start).TrimEnd() is [.., '还' or '有' or '点' or '些' or '很' or '块' or '面' or '边' or '上'];

    /// <summary>押金三成他觉得多: of what, stands before.</summary>
    private bool IsFeltLast(CueHit felt) => felt.Start - clause.Span.Start > 2 && clause.Span.End - felt.End is > 0 and <= 3
        && clause.Lower[clause.Span.End - 1] is '多' or '高' or '贵' or '长' or '慢' or '少' or '短' or '紧' or '重' or '大' or '小' or '远' or '低';

    /// <summary>备件价格嫌高: of what, stands before.</summary>
    private bool IsOneWord(CueHit cue) => cue.End + 1 == clause.Span.End && clause.Lower[cue.End] is '高' or '长' or '慢' or '大' or '小' or '低' or '短' or '少' or '多';

    private bool IsDenied(CueHit cue) => cue.Start > clause.Span.Start && clause.Lower[cue.Start - 1] is '没' or '不' or '未' or '别';

    private static bool Add(List<string> list, string value)
    {
        if (value.Length == 0) return false;
        list.Add(value);
        return true;
    }
}
