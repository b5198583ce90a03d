namespace CrmBot.Language.Times.Reading;

/// <summary>Reads what comes back: 每周一三五, 每月15号, 每两周周一, every Mon, every other Friday, weekdays, monthly on the 15th.</summary>
internal static class ReadRecurrence
{
    private static readonly TimeAmount Daily = new() { Days = 1 };
    private static readonly TimeAmount Weekly = new() { Weeks = 1 };
    private static readonly TimeAmount Monthly = new() { Months = 1 };

    public static Piece? Read(TimeText text, int at)
    {
        if (char.IsAsciiLetter(text.At(at)) && !text.IsWordStart(at)) return null;
        if (text.Word(TimeWord.EveryWorkday, at) is { } workday && (text.At(at) != '工' || IsWorkdayRule(text, at)))
            return Whole(at, workday.End, new RecurrenceExpression(Daily) { Workdays = true });
        return Named(text, at) ?? Weekdays(text, at) ?? MonthDay(text, at) ?? Stepped(text, at) ?? Plain(text, at);
    }

    /// <summary>每周一到周五, every weekend.</summary>
    private static Piece? Named(TimeText text, int at)
    {
        if (text.Word(TimeWord.EveryMondayToFriday, at) is { } office)
            return Whole(at, office.End,
                new RecurrenceExpression(Weekly) { Weekdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday,
                    DayOfWeek.Thursday, DayOfWeek.Friday] });
        return text.Word(TimeWord.EveryWeekend, at) is { } weekend
            ? Whole(at, weekend.End, new RecurrenceExpression(Weekly) { Weekdays = [DayOfWeek.Saturday, DayOfWeek.Sunday] })
            : null;
    }

    /// <summary>工作日 alone recurs only without a number or ordinal in front (10个工作日, 第一个工作日).</summary>
    private static bool IsWorkdayRule(TimeText text, int at) =>
        text.At(at - 1) is not ('个' or '非' or '第') && !char.IsAsciiDigit(text.At(at - 1))
            && Numbers.ChineseDigits.Digit(text.At(at - 1)) < 0
        && text.At(at + 3) is not ('后' or '内' or '前') && !text.Says(at + 3, "之内") && !text.Says(at + 3, "以内");

    private static Piece Whole(int at, int end, RecurrenceExpression every) => new(at, end) { Every = every };

    /// <summary>每周一三五, 每周一和周四, every Mon and Thu, 每两周周一, every other Friday, Mondays.</summary>
    private static Piece? Weekdays(TimeText text, int at)
    {
        if (WeekStep(text, at) is not { } step) return DaysOfWeek(text, at) ?? Several(text, at) ?? Plural(text, at);
        var days = new List<DayOfWeek>();
        var end = DayList(text, step.End, days, step.Open);
        return days.Count == 0 ? null : Whole(at, end, new RecurrenceExpression(Weekly with { Weeks = step.Weeks }) { Weekdays = days });
    }

    /// <summary>周一三五提醒我…: two or more days run together come back every week.</summary>
    private static Piece? Several(TimeText text, int at)
    {
        if (text.Annotates || text.At(at) is not ('周' or '逢') || text.At(at - 1) is '这' or '本' or '下' or '上' or '个' or '每') return null;
        var days = new List<DayOfWeek>();
        var end = DayList(text, text.At(at) == '逢' ? at + 1 : at, days, true);
        return days.Count < 2 || text.At(at + 2) is '、' or '到' or '至' or '-' or '~' or '和' or ' ' ? null : Whole(at, end, new RecurrenceExpression(Weekly) { Weekdays = days });
    }

    /// <summary>下周一三五, 这周二四: several days of one week.</summary>
    private static Piece? DaysOfWeek(TimeText text, int at)
    {
        if (text.Annotates || text.At(at) is not ('下' or '这' or '本') || text.Word(TimeWord.Direction, at) is not { Value: >= 0 } direction) return null;
        var days = new List<DayOfWeek>();
        var end = DayList(text, direction.End, days, true);
        return days.Count < 2 || text.Lower.AsSpan(at, end - at).Contains(' ') || text.At(end) is '到' or '至' or '-'
            ? null
            : Whole(at, end, new RecurrenceExpression(Weekly) { Weekdays = days, Week = direction.Value });
    }

    private static (int Weeks, int End, bool Open)? WeekStep(TimeText text, int at)
    {
        if (text.Word(TimeWord.EveryTwoWeeks, at) is { } fortnight) return (2, On(text, fortnight.End), false);
        if (text.Word(TimeWord.EveryOther, at) is { } other) return (2, text.Spaces(other.End), false);
        if (text.Says(at, "双周") || text.Says(at, "隔周")) return (2, text.At(at + 2) == '的' ? at + 3 : at + 2, true);
        if (text.Word(TimeWord.Every, at) is { } every)
        {
            var next = text.Spaces(every.End);
            if (SmallNumber.Read(text, next) is { Value: >= 2 } number
                && text.Word(TimeWord.AmountUnit, text.Spaces(number.End)) is { Value: 'w' } unit)
                return (number.Value, On(text, text.At(unit.End) == '的' ? unit.End + 1 : unit.End), true);
            if (text.Word(TimeWord.EveryWeek, at) is { } week)
                return (1, On(text, text.At(week.End) == '的' ? week.End + 1 : week.End), true);
            return (1, next, false);
        }
        return text.Word(TimeWord.EveryWeek, at) is { } weekly ? (1, On(text, weekly.End), true) : null;
    }

    private static int On(TimeText text, int at) =>
        text.Says(text.Spaces(at), "on ") ? text.Spaces(at) + 3 : text.At(text.Spaces(at)) is ',' ? text.Spaces(at) : text.Spaces(at);

    /// <summary>一三五, 一、三、五, 一和周四, Mon and Thu. Without a week noun (每周 said it) single characters count.</summary>
    private static int DayList(TimeText text, int at, List<DayOfWeek> days, bool open)
    {
        var end = at;
        while (days.Count < 7)
        {
            var next = days.Count == 0 ? at : text.Spaces(end);
            if (days.Count > 0 && text.Word(TimeWord.SeparatorInList, next) is { } separator) next = text.Spaces(separator.End);
            if (ReadRelative.DayName(text, next) is { } named && (char.IsAsciiLetter(text.At(next)) || text.At(next) != '个'))
                Add(named.Day, named.End);
            else if ((open || (days.Count > 0 && text.At(end - 1) >= 0x80)) && text.Word(TimeWord.Weekday, next) is { } single
                && IsSingle(text, next, single.End, days.Count) && !days.Contains((DayOfWeek)(single.Value % 7))) Add((DayOfWeek)(single.Value % 7), single.End);
            else break;
        }
        return end;

        void Add(DayOfWeek day, int to)
        {
            days.Add(day);
            end = to;
        }
    }

    /// <summary>每周一次, 每周三家, 每周五点: the character counts or starts a clock.</summary>
    private static bool IsSingle(TimeText text, int at, int end, int found)
    {
        if (text.Starts(end, TimeContext.WeekdayCounted)) return false;
        if (found > 0 && text.At(at) == '一' && text.At(end) is '定' or '起' or '共' or '直' or '块') return false;   // 周五一定寄到
        if (text.At(end) is '点' or ':' or '时' or '十' or '分' && found > 0) return false;
        return !char.IsAsciiDigit(text.At(at)) || (!char.IsAsciiDigit(text.At(end)) && text.At(end) is not ('.' or '天' or ':' or '点'));
    }

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

    /// <summary>每月15号, 每月最后一天, monthly on the 15th, 15th of every month.</summary>
    private static Piece? MonthDay(TimeText text, int at)
    {
        if (text.Word(TimeWord.EveryMonth, at) is not { } month) return MonthDayFirst(text, at);
        var next = text.At(month.End) == '的' ? month.End + 1 : text.Spaces(month.End);
        if (text.Says(next, "on ")) next += 3;
        if (text.Word(TimeWord.LastDay, next) is { } last)
            return Whole(at, last.End, new RecurrenceExpression(Monthly) { MonthDay = Recurrence.LastDay });
        if (text.At(next) == '初') return Whole(at, next + 1, new RecurrenceExpression(Monthly) { MonthDay = 1 });
        if (text.Says(next, "第一天")) return Whole(at, next + 3, new RecurrenceExpression(Monthly) { MonthDay = 1 });
        if (SmallNumber.ReadOrdinal(text, text.Says(next, "the ") ? next + 4 : next) is { Value: >= 1 and <= 31 } ordinal)
            return Whole(at, ordinal.End, new RecurrenceExpression(Monthly) { MonthDay = ordinal.Value });
        if (SmallNumber.Read(text, next) is not { Value: >= 1 and <= 31 } day || text.At(day.End) is not ('号' or '日')) return null;
        var also = new List<int>();
        var end = AlsoOn(text, day.End + 1, also);
        return Whole(at, end, new RecurrenceExpression(Monthly) { MonthDay = day.Value, AlsoOn = also });
    }

    /// <summary>每月一号和十五号, 每月5号、20号.</summary>
    private static int AlsoOn(TimeText text, int end, List<int> days)
    {
        while (!text.Annotates && text.At(end) is '和' or '、' or '跟' && SmallNumber.Read(text, end + 1) is { Value: >= 1 and <= 31 } next && text.At(next.End) is '号' or '日')
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

    /// <summary>每两天, 每隔一周, every 3 months, every other day.</summary>
    private static Piece? Stepped(TimeText text, int at)
    {
        if (text.Word(TimeWord.EveryOther, at) is { } other && text.Word(TimeWord.AmountUnit, text.Spaces(other.End)) is { } single)
            return Step((char)single.Value, 2) is { } two ? Whole(at, single.End, new RecurrenceExpression(two)) : null;
        if (text.Word(TimeWord.Every, at) is not { } every || (text.At(at) == '隔' && text.At(at + 1) is not ('天' or '周' or '日')))
            return null;
        var next = text.Spaces(every.End);
        var between = text.Says(at, "每隔") || text.At(at) == '隔' ? 1 : 0;
        if (between == 1 && text.Word(TimeWord.AmountUnit, next) is { } bare && Step((char)bare.Value, 2) is { } alternate)
            return Whole(at, bare.End, new RecurrenceExpression(alternate));
        if (AmountPart.Read(text, next, false) is { Count: 0.5m, Unit: 'y' } half)
            return Whole(at, half.End, new RecurrenceExpression(new TimeAmount { Months = 6 }));
        if (AmountPart.Read(text, next, false) is { } part && decimal.Truncate(part.Count) == part.Count
            && Step(part.Unit, part.Count + (part.Count == 1 ? between : 0)) is { } step)
            return Whole(at, part.End, new RecurrenceExpression(step));
        return text.Word(TimeWord.AmountUnit, next) is { } unit && unit.Value is 'H' or 'M' && Step((char)unit.Value, 1) is { } one
            ? Whole(at, unit.End, new RecurrenceExpression(one)) : null;
    }

    private static TimeAmount? Step(char unit, decimal count) => unit switch
    {
        'd' => new TimeAmount { Days = count },
        'w' => new TimeAmount { Weeks = count },
        'm' => new TimeAmount { Months = count },
        'q' => new TimeAmount { Months = 3 * count },
        'y' => new TimeAmount { Years = count },
        'H' => new TimeAmount { Hours = count },
        'M' => new TimeAmount { Minutes = count },
        _ => null,
    };

    private static Piece? Plain(TimeText text, int at)
    {
        if (text.Word(TimeWord.EveryDay, at) is { } day)
            return text.At(day.End - 1) == '天' && text.At(at) == '天' && text.At(at - 1) is '今' or '明' or '昨' or '后' or '前'
                ? null : Whole(at, day.End, new RecurrenceExpression(Daily));
        if (text.Word(TimeWord.EveryTwoWeeks, at) is { } fortnight)
            return Whole(at, fortnight.End, new RecurrenceExpression(Weekly with { Weeks = 2 }));
        if (text.Word(TimeWord.EveryWeek, at) is { } week) return Whole(at, week.End, new RecurrenceExpression(Weekly));
        if (text.Word(TimeWord.EveryQuarter, at) is { } quarter)
            return Whole(at, quarter.End, new RecurrenceExpression(new TimeAmount { Months = 3 }));
        if (text.Word(TimeWord.EveryMonth, at) is { } month) return Whole(at, month.End, new RecurrenceExpression(Monthly));
        if (text.Word(TimeWord.EveryYear, at) is { } year)
            return Whole(at, year.End, new RecurrenceExpression(new TimeAmount { Years = 1 }));
        if (text.Word(TimeWord.Every, at) is { } every && text.Word(TimeWord.Part, text.Spaces(every.End)) is { } part
            && char.IsAsciiLetter(text.At(at)))
            return Whole(at, part.End, new RecurrenceExpression(Daily) { Clock = new ClockExpression(null, Part: (PartOfDay)part.Value) });
        return null;
    }
}
