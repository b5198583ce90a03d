namespace CrmBot.Language.Times.Reading;

/// <summary>Reads what comes back: 每周一三五, 每月15号, 每两周周一, every Mon, every other Friday, weekdays, monthly on the 15th.</summary>
internal static class ReadRecurrence
{
    public static readonly TimeAmount Daily = new() { Days = 1 };
    public static readonly TimeAmount Weekly = new() { Weeks = 1 };
    public static readonly TimeAmount Monthly = new() { Months = 1 };

    public static Piece? Read(TimeText text, int at)
    {
        if (char.IsAsciiLetter(text.At(at)) && !text.IsWordStart(at)) return null;
        if (text.Word(TimeWord.EveryWorkday, at) is { } workday && (text.At(at) != '工' || IsWorkdayRule(text, at)))
            return Whole(at, workday.End, new RecurrenceExpression(Daily) { Workdays = true });
        return Named(text, at) ?? RecurringWeekdays.Read(text, at) ?? RecurringMonthDay.Read(text, at) ?? RecurringStep.Read(text, at)
            ?? Plain(text, at) ?? PartOfEveryDay(text, at);
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

    public static Piece Whole(int at, int end, RecurrenceExpression every) => new(at, end) { Every = every };

    /// <summary>每天, 每周, monthly: the rule alone.</summary>
    private static Piece? Plain(TimeText text, int at)
    {
        if (text.Word(TimeWord.EveryDay, at) is { } day) return IsOfOtherDay(text, at, day.End) ? null : Whole(at, day.End, new(Daily));
        foreach (var (word, step) in Rules)
            if (text.Word(word, at) is { } rule) return Whole(at, rule.End, new(step));
        return null;
    }

    private static readonly (TimeWord Word, TimeAmount Step)[] Rules =
    [
        (TimeWord.EveryTwoWeeks, new TimeAmount { Weeks = 2 }), (TimeWord.EveryWeek, Weekly),
        (TimeWord.EveryQuarter, new TimeAmount { Months = 3 }),
        (TimeWord.EveryMonth, Monthly), (TimeWord.EveryYear, new TimeAmount { Years = 1 }),
    ];

    /// <summary>今天天气: 天天 across two words.</summary>
    private static bool IsOfOtherDay(TimeText text, int at, int end) =>
        text.At(end - 1) == '天' && text.At(at) == '天' && text.At(at - 1) is '今' or '明' or '昨' or '后' or '前';

    /// <summary>every morning.</summary>
    private static Piece? PartOfEveryDay(TimeText text, int at) =>
        char.IsAsciiLetter(text.At(at)) && text.Word(TimeWord.Every, at) is { } every
            && text.Word(TimeWord.Part, text.Spaces(every.End)) is { } part
            ? Whole(at, part.End, new(Daily) { Clock = new ClockExpression(null, Part: (PartOfDay)part.Value) }) : null;
}
