namespace CrmBot.Language.Times.Reading;

/// <summary>Reads festivals of the calendar: 春节前, 国庆后第一个工作日, 中秋当天, 节后, before Chinese New Year (bound by the caller).</summary>
internal static class ReadFestival
{
    public static Piece? Read(TimeText text, int at)
    {
        if (IsPast(text, at) && Name(text, at + 2) is { Name: not null } past) return After(text, at, past.End, past.Name);
        if (Name(text, at) is not { } found) return null;
        var (name, end) = found;
        return Placed(text, at, name, SkipHolidays(text, text.Spaces(end))) ?? (name is null ? null : Whole(at, end, name));
    }

    /// <summary>过完国庆, 五一过了: the holidays are over.</summary>
    private static bool IsPast(TimeText text, int at) => text.At(at) == '过' && text.At(at + 1) is '完' or '了';

    /// <summary>国庆长假后, 五一假期前: the holidays that the bound belongs to.</summary>
    private static int SkipHolidays(TimeText text, int at) =>
        text.Word(TimeWord.FestivalDuring, at) is { } holidays && IsBound(text, holidays.End) ? holidays.End : at;

    private static bool IsBound(TimeText text, int at) =>
        text.Word(TimeWord.FestivalAfter, at) is not null || text.Word(TimeWord.FestivalBefore, at) is not null;

    /// <summary>春节前, 国庆后, 中秋当天, 五一期间: where around the festival it lies.</summary>
    private static Piece? Placed(TimeText text, int at, string? name, int next)
    {
        if (text.Says(next, "前后")) return Whole(at, next + 2, name);
        if (IsPast(text, next)) return After(text, at, next + 2, name);
        if (text.Word(TimeWord.FestivalAfter, next) is { } after) return After(text, at, after.End, name);
        if (text.Word(TimeWord.FestivalBefore, next) is { } before && text.At(before.End) is not ('台' or '面' or '往'))
            return Before(text, at, next, before.End, name);
        if (text.Word(TimeWord.FestivalDay, next) is { } day)
            return new Piece(at, day.End) { Day = new FestivalExpression(name, FestivalPlace.FirstDay) };
        return text.Word(TimeWord.FestivalDuring, next) is { } during ? Whole(at, during.End, name) : null;
    }

    private static Piece Whole(int at, int end, string? name) => new(at, end) { Day = new FestivalExpression(name, FestivalPlace.Whole) };

    /// <summary>春节前; 春节前一天 is a day, no bound.</summary>
    private static Piece Before(TimeText text, int at, int word, int end, string? name) => new(at, end)
    {
        Day = new FestivalExpression(name, FestivalPlace.Before),
        Mark = text.Says(word, "前一天") ? TimeMark.None : TimeMark.Before,
    };

    /// <summary>A name of the calendar, or 节 without a name (null).</summary>
    private static (string? Name, int End)? Name(TimeText text, int at) => Known(text, at) ?? Unnamed(text, at);

    private static (string? Name, int End)? Known(TimeText text, int at)
    {
        foreach (var name in text.Festivals)
        {
            var end = at + name.Length;
            if (!text.Says(at, name) || !text.IsEdge(at) || !text.IsEdge(end) || (name == "十一" && !IsNationalDay(text, at))) continue;
            return (name, text.At(end) == '节' ? end + 1 : end);
        }
        return null;
    }

    /// <summary>十一 is the holiday only where nothing is counted: not in 十一点, 十一月, 二十一, 双十一.</summary>
    private static bool IsNationalDay(TimeText text, int at) => text.At(at - 1) != '双'
        && !text.Follows(at, TimeContext.NotHolidayLead) && text.Starts(at + 2, TimeContext.HolidayFollower);

    /// <summary>节后, 年前, 假期后, 节假日后.</summary>
    private static (string? Name, int End)? Unnamed(TimeText text, int at)
    {
        if (text.At(at) == '节' && !text.Follows(at, TimeContext.NotFestivalLead) && text.At(at + 1) is '前' or '后') return (null, at + 1);
        if (text.Says(at, "年前") && IsBeforeNewYear(text, at)) return ("春节", at + 1);
        if (IsAfterHolidays(text, at)) return (null, text.Says(at, "假期后") ? at + 2 : at + 1);
        return text.Says(at, "节假日后") ? (null, at + 3) : null;
    }

    /// <summary>假后, 假期后: not 产假后, 年假后, which are somebody's own.</summary>
    private static bool IsAfterHolidays(TimeText text, int at) => (text.Says(at, "假后") || text.Says(at, "假期后"))
        && text.At(at - 1) is not ('寒' or '暑' or '产' or '病' or '婚' or '年' or '休');

    /// <summary>年前去拜年: before the Spring Festival; 两年前, 去年前 and 多年前 count or name years.</summary>
    private static bool IsBeforeNewYear(TimeText text, int at) => Array.Exists(text.Festivals, static name => name == "春节")
        && !char.IsLetterOrDigit(text.At(at - 1)) && text.At(at + 2) is not ('台' or '面' or '的');

    private static Piece After(TimeText text, int at, int end, string? name)
    {
        var next = text.At(end) == '的' ? end + 1 : text.Spaces(end);
        if (text.At(next) == '第' && SmallNumber.Read(text, next + 1) is { Value: >= 1 } nth) return NthAfter(text, at, end, name, nth);
        if (ReadAmount.Read(text, next) is { Amount: { IsElapsed: false } amount, Sense: AmountSense.Bare or AmountSense.Within } later)
            return new Piece(at, later.End) { Day = new OffsetExpression(amount, 1, new FestivalExpression(name, FestivalPlace.Whole)) };
        var isFirst = text.Says(next, "首个工作日") || text.Says(next, "首个上班日");
        return AfterPiece(at, isFirst ? next + 5 : text.Says(next, "上班") ? next + 2 : end, name, 1);
    }

    /// <summary>国庆后第一个工作日, 节后第二个工作日, 节后第一天.</summary>
    private static Piece NthAfter(TimeText text, int at, int end, string? name, SmallNumber nth)
    {
        var unit = text.At(nth.End) == '个' ? nth.End + 1 : nth.End;
        if (text.Says(unit, "工作日") || text.Says(unit, "工作天") || text.Says(unit, "上班日")) return AfterPiece(at, unit + 3, name, nth.Value);
        return AfterPiece(at, nth.Value == 1 && text.At(nth.End) == '天' ? nth.End + 1 : end, name, 1);
    }

    private static Piece AfterPiece(int at, int end, string? name, int workday) =>
        new(at, end) { Day = new FestivalExpression(name, FestivalPlace.After, workday) };

    /// <summary>first workday after National Day, the 2nd business day after Qingming.</summary>
    public static Piece? EnglishWorkday(TimeText text, int at)
    {
        if (!text.IsEdge(at)) return null;
        var from = text.Says(at, "the ") ? at + 4 : at;
        if (SmallNumber.ReadOrdinal(text, from) is not { } nth
            || text.Word(TimeWord.AmountUnit, text.Spaces(nth.End)) is not { Value: 'n' } unit)
            return null;
        var next = text.Spaces(unit.End);
        if (!text.Says(next, "after ")) return null;
        next = text.Says(next + 6, "the ") ? next + 10 : next + 6;
        return Name(text, next) is { } found
            ? new Piece(at, found.End) { Day = new FestivalExpression(found.Name, FestivalPlace.After, nth.Value) } : null;
    }
}
