using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Reminders;

/// <summary>让王磊今天把恒达跟了, 催一下小李, 跟小林说一声 最多60天: the head of the message names one of us, who is to do or to know something.</summary>
internal static class OrderedColleague
{
    /// <summary>Whoever is told; null when nobody is, or when it is told of what happened.</summary>
    public static PersonMention? Find(Section section)
    {
        if (section.People is not [{ Colleagues.Count: > 0, Customers.Count: 0 } first, ..] || Words(section, first) is null) return null;
        return IsTold(section) ? null : first;
    }

    /// <summary>The order with the name: 催一下王磊，让他, 跟小林说一声. Null where the name is no part of an order.</summary>
    public static TextSpan? Words(Section section, PersonMention who)
    {
        var (start, end) = (who.Whole.Start, who.Whole.End);
        var head = section.Lower.AsSpan(section.Span.Start, start - section.Span.Start);
        var behind = section.Lower.AsSpan(end, section.Span.End - end);
        if (behind is ['的', ..]) return null;   // 盯一下王磊的单子
        var gap = head.Length - head.TrimEnd().Length;
        head = head.TrimEnd();
        var order = Nearby.Words("order.head").LengthBefore(head);
        var tail = order > 0 ? OrderTail(behind) : Nearby.Words("tell.tail").LengthAt(behind);
        if (order > 0 && tail == 0 && char.IsAsciiLetter(head.Trim()[0])) return null;   // tell Tom thanks
        if (order == 0 && tail > 0) order = Nearby.Words("tell.head").LengthBefore(head);
        return order > 0 && order == head.Trim().Length ? TextSpan.Between(start - gap - order, end + tail) : null;
    }

    /// <summary>催一下王磊，让他; tell Tom to ring: behind a space as well.</summary>
    private static int OrderTail(ReadOnlySpan<char> behind)
    {
        var tail = Nearby.Words("order.tail").LengthAt(behind);
        if (tail > 0 || behind is not [' ', ..]) return tail;
        return Nearby.Words("order.tail").LengthAt(behind[1..]) is > 0 and var spaced ? spaced + 1 : 0;
    }

    /// <summary>
    /// 告诉赵敏下周一例会改到10点: what somebody is to know is kept as it was said, days and names with it; null where something is to be done.
    /// </summary>
    public static string? Told(Section section, PersonMention who) =>
        Words(section, who) is { } order && Nearby.Words("tell.order").Begins(section.Lower.AsSpan(order.Start, order.Length))
            && order.End < section.Span.End
            ? section.Text.Cut(TextSpan.Between(order.End, section.Span.End))
            : null;

    /// <summary>让林涛给恒达发了报价, 昨天…: no order, it was done.</summary>
    private static bool IsTold(Section section)
    {
        foreach (var time in section.Times)
        {
            if (time.Tendency == TimeTendency.Past) return true;
        }

        for (var at = section.Span.Start; at < section.Span.End - 1; at++)
        {
            if (section.Lower[at] == '了' && !section.Clauses.Exists(clause => clause.End == at + 1)
                && section.Lower[at + 1] is not ('解' or '吧')) return true;
        }

        return false;
    }
}
