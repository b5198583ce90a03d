namespace CrmBot.Language.Times.Reading;

/// <summary>Reads days and periods counted from now: 明天, 下周三, next Friday, 上个月, 本季度, 月底, end of next week.</summary>
internal static class ReadRelative
{
    public static Piece? Read(TimeText text, int at) =>
        WithHalf(text, Longest(Day(text, at),
            Longest(EnglishPart(text, at), Longest(Directed(text, at), Longest(Weekday(text, at), Present(text, at))))));

    /// <summary>tmrw am, fri pm: the half of the day right behind it, not "tomorrow am I free".</summary>
    private static Piece? WithHalf(TimeText text, Piece? day)
    {
        if (day is not { Day: not null, Clock: null } || text.Annotates || !IsHalfOfDay(text, day.End)) return day;
        var part = text.At(day.End + 1) == 'a' ? PartOfDay.Morning : PartOfDay.Afternoon;
        return new Piece(day.Start, day.End + 3) { Day = day.Day, Clock = new ClockExpression(null, Part: part) };
    }

    private static bool IsHalfOfDay(TimeText text, int at) =>
        text.At(at) == ' ' && text.At(at + 1) is 'a' or 'p' && text.At(at + 2) == 'm' && !char.IsAsciiLetterOrDigit(text.At(at + 3))
        && char.IsAsciiLetter(text.At(at - 1)) && !text.Says(at + 3, " i ");

    private static Piece? Longest(Piece? one, Piece? other) => one is null || other?.Length > one.Length ? other : one;

    private static Piece? Day(TimeText text, int at)
    {
        if (TwoDays(text, at) is { } span) return span;
        if (text.Word(TimeWord.DayPart, at) is { } both && !IsAfterwards(text, at))
        {
            var part = ((both.Value % 100) + 100) % 100;
            return new Piece(at, both.End) { Day = new NamedDay((both.Value - part) / 100),
                Clock = new ClockExpression(null, Part: (PartOfDay)part) };
        }
        if (text.Word(TimeWord.NextWorkday, at) is { } workday)
            return new Piece(at, workday.End) { Day = new OffsetExpression(new TimeAmount { Days = workday.Value, Workdays = true }, 1) };
        if (text.Word(TimeWord.Day, at) is not { } day) return null;
        var end = text.Says(day.End, "'s") ? day.End + 2 : day.End;
        return new Piece(at, end) { Day = new NamedDay(day.Value) };
    }

    /// <summary>日报以后早上发: the 后 belongs to the word before it.</summary>
    private static bool IsAfterwards(TimeText text, int at) => text.At(at) == '后' && text.At(at - 1) is '以' or '之' or '今' or '往';

    private static readonly (string Word, int First)[] PairsOfDays = [("明后两天", 1), ("明后天", 1), ("今明两天", 0), ("今明天", 0), ("昨今两天", -1)];

    /// <summary>明后天, 今明两天: both days, from the one to the other.</summary>
    private static Piece? TwoDays(TimeText text, int at)
    {
        foreach (var (word, first) in PairsOfDays)
        {
            if (!text.Says(at, word)) continue;
            var end = at + word.Length;
            return new Piece(at, end) { Day = new NamedDay(first), To = new Piece(at, end) { Day = new NamedDay(first + 1) } };
        }

        return null;
    }

    /// <summary>周五, 星期天, Friday.</summary>
    public static (DayOfWeek Day, int End)? DayName(TimeText text, int at)
    {
        if (text.Word(TimeWord.WeekNoun, at) is { } noun && text.Word(TimeWord.Weekday, noun.End) is { } named)
            return IsCount(text, at, noun.End, named.End) ? null : ((DayOfWeek)(named.Value % 7), named.End);
        return text.IsWordStart(at) && text.Word(TimeWord.WeekdayName, at) is { } name ? ((DayOfWeek)(name.Value % 7), name.End) : null;
    }

    /// <summary>每周一次, 周2次: the number counts; 这周一共, 上周一直: the week alone is named.</summary>
    private static bool IsCount(TimeText text, int noun, int at, int end) => text.At(end) is '次' or '遍' or '趟'
        || (text.At(at) == '一' && (text.At(end) == '共' || (text.At(end) == '直' && text.At(end + 1) != '接')))
        || (text.At(noun - 1) is '每' or '个' && text.At(end) is '个' or '条' or '回' or '篇' or '家')
        || (char.IsAsciiDigit(text.At(at))
            && (char.IsAsciiDigit(text.At(end)) || text.At(end) is '.' or '天' or '单' or '件' or '家' or '万' or '台'));

    private static Piece? Weekday(TimeText text, int at)
    {
        if (text.At(at) == '个' || DayName(text, at) is not { } day) return null;
        if (char.IsAsciiLetter(text.At(at)) && (IsOtherWord(text, at, day.End) || IsNamed(text, at))) return null;
        return new Piece(at, day.End) { Day = new BareWeekday(day.Day) };
    }

    /// <summary>we sat down, the sun, wed: short names of days are read when written large or led by a preposition.</summary>
    private static bool IsOtherWord(TimeText text, int at, int end)
    {
        var word = text.Lower.AsSpan(at, end - at);
        return !text.IsCapital(at) && text.At(at - 1) < 0x80 && at > 0 && word is "sat" or "sun"
            && !text.Follows(at, TimeContext.WeekdayLead);
    }

    /// <summary>Black Friday is the name of one day of the year, and no next Friday.</summary>
    private static bool IsNamed(TimeText text, int at) => !text.Annotates && text.Follows(at, TimeContext.NamedWeekdayLead);

    /// <summary>下周三, next week, 上个月, the week after next.</summary>
    private static Piece? Directed(TimeText text, int at)
    {
        if (IsOfWordBefore(text, at)) return null;
        if ((Near(text, at) ?? AfterNext(text, at)) is { } near) return near;
        if (text.Word(TimeWord.Direction, at) is not { } direction || (char.IsAsciiLetter(text.At(at)) && !text.IsWordStart(at)))
            return null;
        if (text.At(at) is '前' && text.Follows(at, TimeContext.NotBeforeLead)) return null;
        var next = text.Spaces(direction.End);
        if (text.At(at) != '该' && DayName(text, next) is { } day)
            return new Piece(at, day.End) { Day = new WeekdayOfWeek(day.Day, direction.Value) };
        return text.Word(TimeWord.PeriodNoun, next) is { } noun
            ? Period(text, at, noun.End, new RelativePeriod((PeriodUnit)noun.Value, direction.Value)) : null;
    }

    /// <summary>this coming Friday, past weekend, the following Monday: the nearest one in that direction.</summary>
    private static Piece? Near(TimeText text, int at)
    {
        if (text.Word(TimeWord.NearDirection, at) is not { } near || !text.IsEdge(at)) return null;
        var next = text.Spaces(near.End);
        if (DayName(text, next) is { } day)
            return new Piece(at, day.End) { Day = near.Value == 2
                ? new WeekdayOfWeek(day.Day, 1) : new NearWeekday(day.Day, near.Value > 0) };
        if (text.Word(TimeWord.PeriodNoun, next) is not { Value: (int)PeriodUnit.Weekend } weekend) return null;
        var shift = near.Value == 2 ? 1 : near.Value < 0 ? -1 : 0;
        return new Piece(at, weekend.End) { Day = new RelativePeriod(PeriodUnit.Weekend, shift) };
    }

    /// <summary>约一下周五, 名下周期长的, 晚上周五, 手上一个月没动静: the 下 or 上 belongs to the word before it.</summary>
    private static bool IsOfWordBefore(TimeText text, int at) => text.At(at) switch
    {
        '下' => text.At(at - 1) is '名' or '旗' or '底' || IsOfVerb(text, at),
        '上' => text.At(at - 1) is '早' or '晚' or '手',
        _ => false,
    };

    /// <summary>催一下 周四, 约一下周五; not after a day (周一下周二, 十一下周) or a word that ends so (万一下周).</summary>
    private static bool IsOfVerb(TimeText text, int at) => text.At(at - 1) is '一' && text.At(at - 2)
        is not ('周' or '期' or '拜' or '初' or '十' or '五' or '月' or '每' or '万' or '唯' or '统' or '之' or '第' or '同');

    /// <summary>the week after next, month after next.</summary>
    private static Piece? AfterNext(TimeText text, int at)
    {
        var from = text.Says(at, "the ") && text.IsWordStart(at) ? at + 4 : at;
        if (!text.IsWordStart(from) || text.Word(TimeWord.PeriodNoun, from) is not { } noun) return null;
        if (text.Says(noun.End, " after next")) return new Piece(at, noun.End + 11) { Day = new RelativePeriod((PeriodUnit)noun.Value, 2) };
        return text.Says(noun.End, " before last")
            ? new Piece(at, noun.End + 12) { Day = new RelativePeriod((PeriodUnit)noun.Value, -2) } : null;
    }

    /// <summary>下个月底, 下个月15号, 本季度末, next week Tuesday (joined later), 下周初.</summary>
    private static Piece Period(TimeText text, int at, int end, RelativePeriod period)
    {
        if (text.At(end - 1) >= 0x80)
        {
            if (text.Word(TimeWord.PartOfPeriod, end) is { } part && !ReadChineseDate.IsOther(text, part.End - 1)
                && IsPartOf(period.Unit, part.Value))
                return new Piece(at, part.End) { Day = new PartOfPeriod(period, period.Unit, (PeriodPart)part.Value) };
            if (period.Unit == PeriodUnit.Month && DayNumber(text, end) is { } day)
                return new Piece(at, day.End) { Day = new DayOfMonth(day.Value, period.Shift) };
        }
        return new Piece(at, end) { Day = period };
    }

    private static bool IsPartOf(PeriodUnit unit, int part) => part <= 2 ? unit != PeriodUnit.Weekend : unit == PeriodUnit.Month;

    private static SmallNumber? DayNumber(TimeText text, int at)
    {
        var from = text.At(at) == '的' ? at + 1 : text.Spaces(at);
        return SmallNumber.Read(text, from) is { Value: >= 1 and <= 31 } day && text.At(day.End) is '号' or '日'
            ? day with { End = day.End + 1 } : null;
    }

    /// <summary>月底, EOM, 周末, 年底: of the present unit.</summary>
    private static Piece? Present(TimeText text, int at)
    {
        if (text.Word(TimeWord.ThisPart, at) is { } part && !ReadChineseDate.IsOther(text, part.End - 1) && IsOwnWord(text, at))
        {
            var unit = (PeriodUnit)(part.Value / 10);
            return new Piece(at, part.End) { Day = new PartOfPeriod(new RelativePeriod(unit, 0), unit, (PeriodPart)(part.Value % 10)) };
        }
        if (text.Word(TimeWord.Inside, at) is { } inside && !char.IsLetter(text.At(at - 1)))
            return new Piece(at, inside.End) { Day = new RelativePeriod((PeriodUnit)inside.Value, 0), Mark = TimeMark.Within };
        if (text.Word(TimeWord.Current, at) is { } current && text.IsWordStart(at))
            return new Piece(at, current.End) { Day = new RelativePeriod((PeriodUnit)current.Value, 0) };
        var from = text.Says(at, "the ") ? at + 4 : at;
        if (text.Word(TimeWord.PeriodNoun, from) is { Value: (int)PeriodUnit.Weekend } weekend && text.At(at) != '个' && text.IsEdge(at))
            return new Piece(at, weekend.End) { Day = new RelativePeriod(PeriodUnit.Weekend, 0) };
        return null;
    }

    private static bool IsOwnWord(TimeText text, int at) =>
        !char.IsAsciiLetter(text.At(at))
            ? text.At(at - 1) is not ('个' or '每' or '大') && !(text.At(at + 1) == '初' && Numbers.ChineseDigits.Digit(text.At(at + 2)) > 0)
                : text.IsWordStart(at);

    /// <summary>end of next week, early next month, mid-June, end of Q2.</summary>
    private static Piece? EnglishPart(TimeText text, int at)
    {
        if (!text.IsWordStart(at) || text.Word(TimeWord.EnglishPart, at) is not { } part) return null;
        var next = text.Spaces(part.End);
        if (text.Says(next, "the ")) next += 4;
        var whole = Directed(text, next) ?? ReadEnglishDate.Read(text, next) ?? ReadChineseDate.Read(text, next) ?? BareYear(text, next);
        if (whole?.Day is not { IsPeriod: true } day || Unit(day) is not { } unit) return null;
        return new Piece(at, whole.End) { Day = new PartOfPeriod(day, unit, (PeriodPart)part.Value) };
    }

    private static Piece? BareYear(TimeText text, int at) =>
        ReadYear.Bare(text, at) is { Year: { } year, End: var end }
            ? new Piece(at, end) { Day = new NumberedPeriod(PeriodUnit.Year, year) } : null;

    private static PeriodUnit? Unit(DayExpression day) => day switch
    {
        RelativePeriod relative => relative.Unit,
        NumberedPeriod numbered => numbered.Unit,
        _ => null,
    };
}
