using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Notes;

/// <content>Whether a day or an hour is that of the contact which is told of, and not one to come.</content>
internal sealed partial class LogClause
{
    /// <summary>周三拜访了鼎盛: a bare day before what was done is the day it was done.</summary>
    private bool IsDoneBehind(int at) => clause.Cues.Exists(hit => hit.Start >= at && hit.IsOf("ch") && IsDone(hit));

    /// <summary>拜访了, 打过, 聊过了; 吃了个饭, 打了一个电话, 跑了次客户.</summary>
    private bool IsDone(Lexicons.CueHit channel)
    {
        if (clause.Lower[channel.End - 1] is '了' or '过') return true;
        if (channel.End < clause.Span.End && clause.Lower[channel.End] is '了' or '过') return true;
        var before = clause.Lower.AsSpan(0, channel.Start);
        return before.EndsWith("了个") || before.EndsWith("了一个") || before.EndsWith("了次");
    }

    /// <summary>popped in to see Greg on Monday: the day belongs to what was done before it.</summary>
    private bool IsToldBefore(int at) => clause.Cues.Exists(hit => hit.Is("told")
        && (hit.Start - clause.Span.Start <= 2 || IsNameBefore(hit.Start)) && hit.End <= at && char.IsAsciiLetter(Head(hit)));

    /// <summary>Northwind had a demo on Friday: nothing but a name stands before the verb.</summary>
    private bool IsNameBefore(int at) =>
        clause.Customers.Exists(mention => mention.Span.Start == clause.Span.Start && at - mention.Span.End is >= 0 and <= 2)
        || clause.People.Exists(person => person.Whole.Start == clause.Span.Start && at - person.Whole.End is >= 0 and <= 2);

    /// <summary>A day without direction that belongs to what was done: 周三拜访了鼎盛, popped in on Monday.</summary>
    private bool IsDayOfContact(TimeMention due)
    {
        if (due.Tendency != TimeTendency.Open) return false;
        if (notes.TalkOver.Contains(due.Span)) return true;
        if (IsDoneBehind(due.Span.End)) return true;
        return !due.HasClock && !clause.Has("next.lead") && !clause.Has("status.meeting_set") && IsToldBefore(due.Span.Start);
    }

    /// <summary>早上给石工打电话, 上午十点给她打电话: told in the afternoon, or with what was done.</summary>
    private bool IsHourOfToday(TimeMention due)
    {
        if (due.HasPartOfDay && (!due.HasDay || due.Tendency == TimeTendency.Present) && ContactWords.Told(clause)) return true;
        if (due.HasDay) return false;
        return (due.HasPartOfDay || clause.Lower[due.Span.Start] is '上' or '早')
            && due.AsPointAhead(true)?.Date > clause.Today.ToDateTime(default);
    }
}
