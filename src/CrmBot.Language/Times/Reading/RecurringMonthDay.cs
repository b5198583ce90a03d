using static CrmBot.Language.Times.Reading.ReadRecurrence;

namespace CrmBot.Language.Times.Reading;

/// <summary>Reads rules made of a day of the month: 每月15号, 每月最后一天, 15th of every month.</summary>
internal static class RecurringMonthDay
{
    /// <summary>每月15号, 每月最后一天, monthly on the 15th, 15th of every month.</summary>
    public static Piece? Read(TimeText text, int at)
    {
        if (text.Word(TimeWord.EveryMonth, at) is not { } month) return MonthDayFirst(text, at);
        var next = text.At(month.End) == '的' ? month.End + 1 : text.Spaces(month.End);
        if (text.Says(next, "on ")) next += 3;
        if (SingleDay(text, next) is { } single) return Whole(at, single.End, new RecurrenceExpression(Monthly) { MonthDay = single.Day });
        if (SmallNumber.Read(text, next) is not { Value: >= 1 and <= 31 } day || text.At(day.End) is not ('号' or '日')) return null;
        var also = new List<int>();
        var end = AlsoOn(text, day.End + 1, also);
        return Whole(at, end, new RecurrenceExpression(Monthly) { MonthDay = day.Value, AlsoOn = also });
    }

    /// <summary>最后一天, 初, 第一天, the 15th.</summary>
    private static (int Day, int End)? SingleDay(TimeText text, int at)
    {
        if (text.Word(TimeWord.LastDay, at) is { } last) return (Recurrence.LastDay, last.End);
        if (text.At(at) == '初') return (1, at + 1);
        if (text.Says(at, "第一天")) return (1, at + 3);
        return SmallNumber.ReadOrdinal(text, text.Says(at, "the ") ? at + 4 : at) is { Value: >= 1 and <= 31 } ordinal
            ? (ordinal.Value, ordinal.End) : null;
    }

    /// <summary>每月一号和十五号, 每月5号、20号.</summary>
    private static int AlsoOn(TimeText text, int end, List<int> days)
    {
        while (!text.Annotates && text.At(end) is '和' or '、' or '跟'
            && SmallNumber.Read(text, end + 1) is { Value: >= 1 and <= 31 } next && text.At(next.End) is '号' or '日')
        {
            days.Add(next.Value);
            end = next.End + 1;
        }

        return end;
    }

    private static Piece? MonthDayFirst(TimeText text, int at)
    {
        if (!text.IsEdge(at)) return null;
        var from = text.Says(at, "the ") ? at + 4 : at;
        var (day, end) = SmallNumber.ReadOrdinal(text, from) is { Value: >= 1 and <= 31 } ordinal ? (ordinal.Value, ordinal.End)
            : text.Word(TimeWord.LastDay, at) is { } last ? (Recurrence.LastDay, last.End) : (0, at);
        if (day == 0) return null;
        var next = text.Spaces(end);
        if (text.Says(next, "of ")) next += 3;
        return text.Word(TimeWord.EveryMonth, next) is { } month && char.IsAsciiLetter(text.At(next))
            ? Whole(at, month.End, new RecurrenceExpression(Monthly) { MonthDay = day }) : null;
    }
}
