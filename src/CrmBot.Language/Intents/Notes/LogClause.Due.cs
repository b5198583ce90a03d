using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Notes;

/// <content>What is ours to deliver though no word promises it: a thing of ours and its day, or we ourselves and what we do.</content>
internal sealed partial class LogClause
{
    private bool IsDue(TimeMention? due) =>
        due is not null && TitleFinder.At(clause, clause.Span.Start) is null && (!clause.Has("need") || IsAskedOfUs())
            && !clause.Has("objection")
        && (IsThingDue(due) || (IsOurs() && notes.Needs.Count > 0));

    /// <summary>样品周三前, quote due monday, 我这边周四把样品寄过去, 报价单周五给.</summary>
    private bool IsThingDue(TimeMention due) =>
        clause.Has("deliverable") && (due.IsDeadline || IsOurs() || IsDueOn(due) || IsHandedOver(due));

    /// <summary>quote due monday: what has a day to be ready is ours to deliver; an invoice or a payment is theirs to pay.</summary>
    private bool IsDueOn(TimeMention due) =>
        clause.First("task.due") is { } word && word.End < due.Span.Start && due.Span.Start - word.End <= 4
        && char.IsAsciiLetter(Head(word)) && !clause.Has("bill.word");

    /// <summary>样品明天寄, 报价单周五给: a thing of ours, the day, and nothing but the verb.</summary>
    private bool IsHandedOver(TimeMention due) => clause.First("deliverable") is { } thing && thing.End == due.Span.Start
        && IsOnlyHandedOver(clause.Behind(due.Span.End).TrimEnd(" ,，。")) && !clause.Has("client") && !clause.Has("pronoun");

    private static bool IsOnlyHandedOver(ReadOnlySpan<char> words) =>
        words is "寄" or "给" or "发" or "送" or "出" or "交" or "寄出" or "发出" or "寄过去" or "发过去" or "送过去";

    /// <summary>我这边周四把样品寄过去: we do it.</summary>
    private bool IsOurs() => clause.Has("speaker.me") && (clause.Has("deliver") || clause.HasFamily("milestone")) && !clause.Has("said");

    /// <summary>我回头把样鞋寄过去: we do it, and nobody says when.</summary>
    private bool IsOursLater() => IsOurs() && clause.Has("time.vague") && !clause.Has("need") && !clause.Has("objection")
        && (clause.Has("deliverable") || clause.Words.Contains('把'));

    /// <summary>标书月底前要交, 要求下周三前给整改方案: what they want of ours is due.</summary>
    private bool IsAskedOfUs() => IsAskedBy()
        || clause.Has("need", static (clause, hit) => clause.Lower[hit.Start] == '要' && clause.HasAt("deliver", hit.End));

    /// <summary>要求下周三前给整改方案: by when they want something of ours.</summary>
    private bool IsAskedBy() => clause.First("need") is { } need && clause.Written(need) is "要求" or "要"
        && clause.Times.Find(time => time.IsDeadline && time.Span.Start == need.End) is { } by
        && clause.HasAt("deliver", by.Span.End) && clause.Has("deliverable");

    /// <summary>她说周五前给答复: what they will let us know.</summary>
    private bool IsTheirAnswer() =>
        clause.Has("their.answer") && (clause.Has("said") || clause.Has("they.say")) && !clause.Has("need") && !clause.Has("promise.their");
}
