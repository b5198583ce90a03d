using CrmBot.Language.Lexicons;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Notes;

/// <content>What the customer holds against buying.</content>
internal sealed partial class LogClause
{
    private bool ReadsObjection()
    {
        if (WorryAtEnd() is { } minded) return Add(notes.Objections, minded);
        if (clause.First("objection") is { } word && !IsDenied(word)) return ReadsObjectionAround(word);
        if (clause.First("objection.feel") is { } felt)
        {
            if (IsFeltLast(felt)) return Add(notes.Objections, WholeSubject());
            if (IsFeltTooMuch(felt)) return ReadsFeeling(felt);
        }

        return clause.First("objection.too") is { } too && !IsDenied(too) && Add(notes.Objections, WholeSubject());
    }

    /// <summary>data migration是他最大的顾虑: of what, stands between who says so and the worry.</summary>
    private string? WorryAtEnd()
    {
        if (clause.First("objection.tail") is not { } worry) return null;
        var start = clause.First("said") is { } said && said.End <= worry.Start ? said.End : clause.Span.Start;
        return Subject(start, worry.Start) is { Length: > 1 } minded ? minded : null;
    }

    private bool ReadsObjectionAround(CueHit word)
    {
        var subject = Subject(clause.Span.Start, word.Start);
        if (IsNotPleasedWith(subject, word)) return Add(notes.Objections, subject[1..]);
        if (IsMindedBefore(word) && subject.Length > 1) return Add(notes.Objections, subject);
        if (IsOneWord(word) && subject.Length > 1) return Add(notes.Objections, subject + clause.Text.Cut(new TextSpan(word.End, 1)));
        AddNote(subject, torn: true);
        AddObjections(word);
        return true;
    }

    /// <summary>What stands behind the word; 云杉说不满意 names nothing, so the word itself is noted.</summary>
    private void AddObjections(CueHit word)
    {
        var before = notes.Objections.Count;
        foreach (var objection in SplitList(Rest(word.End).Cut())) Add(notes.Objections, objection);
        if (notes.Objections.Count == before) AddNote(clause.Text.Cut(word.Span));
    }

    private bool ReadsFeeling(CueHit felt)
    {
        AddNote(Subject(clause.Span.Start, felt.Start), torn: true);
        return Add(notes.Objections, Subject(felt.End, clause.Span.End));
    }

    /// <summary>他对烘干曲线不满意: of what, stands between 对 and the word.</summary>
    private bool IsNotPleasedWith(string subject, CueHit word) => subject.Length > 2 && subject[0] == '对' && word.End == clause.Span.End
        && (clause.Written(word) is "不满意" || clause.Has("objection.about"));

    /// <summary>security那块还有顾虑: of what, stands before.</summary>
    private bool IsMindedBefore(CueHit word) => clause.Written(word) is "有顾虑" or "顾虑" or "担心"
        && clause.Behind(word.End).Trim() is "" or "的" or "吧" or "啊"
        && clause.Before(word.Start).TrimEnd() is [.., '还' or '有' or '点' or '些' or '很' or '块' or '面' or '边' or '上'];

    /// <summary>押金三成他觉得多: of what, stands before.</summary>
    private bool IsFeltLast(CueHit felt) => felt.Start - clause.Span.Start > 2 && clause.Span.End - felt.End is > 0 and <= 3
        && (IsTooMuch(clause.Lower[clause.Span.End - 1]) || clause.Lower[clause.Span.End - 1] is '贵' or '紧' or '重' or '远');

    /// <summary>觉得交期太长: how much of it, stands behind.</summary>
    private bool IsFeltTooMuch(CueHit felt) => !IsDenied(felt) && clause.All("objection.degree").Any(hit => hit.Start >= felt.End);

    /// <summary>备件价格嫌高: of what, stands before.</summary>
    private bool IsOneWord(CueHit word) => word.End + 1 == clause.Span.End && IsTooMuch(clause.Lower[word.End]);

    private static bool IsTooMuch(char c) => c is '高' or '长' or '慢' or '大' or '小' or '低' or '短' or '少' or '多';
}
