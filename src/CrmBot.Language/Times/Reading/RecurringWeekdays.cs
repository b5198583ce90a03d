using static CrmBot.Language.Times.Reading.ReadRecurrence;

namespace CrmBot.Language.Times.Reading;

/// <summary>Reads rules made of days of the week: 每周一三五, 每两周周一, every other Friday, on Mondays.</summary>
internal static class RecurringWeekdays
{
    /// <summary>每周一三五, 每周一和周四, every Mon and Thu, 每两周周一, every other Friday, Mondays.</summary>
    public static Piece? Read(TimeText text, int at)
    {
        if (WeekStep(text, at) is not { } step) return DaysOfWeek(text, at) ?? Several(text, at) ?? Plural(text, at);
        var days = new List<DayOfWeek>();
        var end = DayList(text, step.End, days, step.Open);
        return days.Count == 0 ? null : Whole(at, end, new RecurrenceExpression(Weekly with { Weeks = step.Weeks }) { Weekdays = days });
    }

    /// <summary>周一三五提醒我…: two or more days run together come back every week.</summary>
    private static Piece? Several(TimeText text, int at)
    {
        if (text.Annotates || text.At(at) is not ('周' or '逢') || text.At(at - 1) is '这' or '本' or '下' or '上' or '个' or '每')
            return null;
        var days = new List<DayOfWeek>();
        var end = DayList(text, text.At(at) == '逢' ? at + 1 : at, days, true);
        return days.Count < 2 || text.At(at + 2) is '、' or '到' or '至' or '-' or '~' or '和' or ' '
            ? null : Whole(at, end, new RecurrenceExpression(Weekly) { Weekdays = days });
    }

    /// <summary>下周一三五, 这周二四: several days of one week.</summary>
    private static Piece? DaysOfWeek(TimeText text, int at)
    {
        if (text.Annotates || text.At(at) is not ('下' or '这' or '本') || text.Word(TimeWord.Direction, at) is not { Value: >= 0 } direction)
            return null;
        var days = new List<DayOfWeek>();
        var end = DayList(text, direction.End, days, true);
        return days.Count < 2 || text.Lower.AsSpan(at, end - at).Contains(' ') || text.At(end) is '到' or '至' or '-'
            ? null
            : Whole(at, end, new RecurrenceExpression(Weekly) { Weekdays = days, Week = direction.Value });
    }

    /// <summary>Every how many weeks, where the days begin, and whether single characters name them (每周一三五).</summary>
    private static (int Weeks, int End, bool Open)? WeekStep(TimeText text, int at)
    {
        if (text.Word(TimeWord.EveryTwoWeeks, at) is { } fortnight) return (2, On(text, fortnight.End), false);
        if (text.Word(TimeWord.EveryOther, at) is { } other) return (2, text.Spaces(other.End), false);
        if (text.Says(at, "双周") || text.Says(at, "隔周")) return (2, SkipOf(text, at + 2), true);
        if (text.Word(TimeWord.Every, at) is { } every) return CountedWeeks(text, at, text.Spaces(every.End));
        return text.Word(TimeWord.EveryWeek, at) is { } weekly ? (1, On(text, weekly.End), true) : null;
    }

    /// <summary>每两周, every 3 weeks; 每周; every Monday.</summary>
    private static (int Weeks, int End, bool Open) CountedWeeks(TimeText text, int at, int next)
    {
        if (SmallNumber.Read(text, next) is { Value: >= 2 } number
            && text.Word(TimeWord.AmountUnit, text.Spaces(number.End)) is { Value: 'w' } unit)
            return (number.Value, On(text, SkipOf(text, unit.End)), true);
        return text.Word(TimeWord.EveryWeek, at) is { } week ? (1, On(text, SkipOf(text, week.End)), true) : (1, next, false);
    }

    private static int SkipOf(TimeText text, int at) => text.At(at) == '的' ? at + 1 : at;

    private static int On(TimeText text, int at)
    {
        var next = text.Spaces(at);
        return text.Says(next, "on ") ? next + 3 : next;
    }

    /// <summary>一三五, 一、三、五, 一和周四, Mon and Thu. Without a week noun (每周 said it) single characters count.</summary>
    private static int DayList(TimeText text, int at, List<DayOfWeek> days, bool open)
    {
        var end = at;
        while (days.Count < 7 && NextDay(text, end, days, open) is { } next)
        {
            days.Add(next.Day);
            end = next.End;
        }
        return end;
    }

    private static (DayOfWeek Day, int End)? NextDay(TimeText text, int at, List<DayOfWeek> days, bool open)
    {
        var next = days.Count == 0 ? at : SkipSeparator(text, text.Spaces(at));
        if (text.At(next) != '个' && ReadRelative.DayName(text, next) is { } named) return named;
        if (!open && (days.Count == 0 || text.At(at - 1) < 0x80)) return null;
        return text.Word(TimeWord.Weekday, next) is { } single && IsSingle(text, next, single.End, days.Count)
            && !days.Contains((DayOfWeek)(single.Value % 7)) ? ((DayOfWeek)(single.Value % 7), single.End) : null;
    }

    private static int SkipSeparator(TimeText text, int at) =>
        text.Word(TimeWord.SeparatorInList, at) is { } separator ? text.Spaces(separator.End) : at;

    /// <summary>Not in 每周一次, 每周三家, 每周五点: there the character counts or starts a clock.</summary>
    private static bool IsSingle(TimeText text, int at, int end, int found)
    {
        if (text.Starts(end, TimeContext.WeekdayCounted)) return false;
        if (found > 0 && (IsOtherWord(text, at, end) || text.At(end) is '点' or ':' or '时' or '十' or '分')) return false;
        return !char.IsAsciiDigit(text.At(at)) || (!char.IsAsciiDigit(text.At(end)) && text.At(end) is not ('.' or '天' or ':' or '点'));
    }

    /// <summary>周五一定寄到: 一定, 一起, 一共, 一直, 一块.</summary>
    private static bool IsOtherWord(TimeText text, int at, int end) =>
        text.At(at) == '一' && text.At(end) is '定' or '起' or '共' or '直' or '块';

    /// <summary>on Mondays, Tuesdays and Thursdays.</summary>
    private static Piece? Plural(TimeText text, int at)
    {
        var from = text.Says(at, "on ") ? at + 3 : at;
        if (!text.IsWordStart(from) || text.Word(TimeWord.WeekdayName, from) is not { } first
            || !text.Lower.AsSpan(from, first.End - from).EndsWith("days"))
            return null;
        var days = new List<DayOfWeek>();
        var end = DayList(text, from, days, false);
        return Whole(at, end, new RecurrenceExpression(Weekly) { Weekdays = days });
    }
}
