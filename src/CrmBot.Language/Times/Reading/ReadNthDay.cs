namespace CrmBot.Language.Times.Reading;

/// <summary>Reads the n-th day of a period that stands next to it: 第一个周五, 最后一个工作日, the second Monday (of), last day (of).</summary>
internal static class ReadNthDay
{
    public static Piece? Read(TimeText text, int at) => text.At(at) >= 0x80 ? Chinese(text, at) : English(text, at);

    private static Piece? Chinese(TimeText text, int at)
    {
        var (number, next) = ChineseNumber(text, at);
        if (number == 0) return null;
        if (text.At(next) == '个') next++;
        if (ReadRelative.DayName(text, next) is { } weekday) return Nth(at, weekday.End, number, weekday.Day, false);
        if (text.Says(next, "工作日") || text.Says(next, "工作天")) return Nth(at, next + 3, number, null, true);
        return text.At(next) is '天' or '日' && text.At(next - 1) != '个' ? Nth(at, next + 1, number, null, false) : null;
    }

    private static (int Number, int End) ChineseNumber(TimeText text, int at)
    {
        if (text.At(at) == '第' && SmallNumber.Read(text, at + 1) is { Value: >= 1 and <= 31 } number) return (number.Value, number.End);
        if (text.Says(at, "头一个")) return (1, at + 2);   // 下个月头一个礼拜一
        if (text.Says(at, "首个")) return (1, at + 1);
        return text.Word(TimeWord.Nth, at) is { } last ? (-1, last.End) : (0, at);
    }

    private static Piece? English(TimeText text, int at)
    {
        if (!text.IsEdge(at)) return null;
        var from = text.Says(at, "the ") ? at + 4 : at;
        var (number, next) = SmallNumber.ReadOrdinal(text, from) is { Value: >= 1 and <= 31 } ordinal
            ? (ordinal.Value, text.Spaces(ordinal.End))
            : text.Says(from, "last ") ? (-1, from + 5) : (0, from);
        return number == 0 || next == from ? null : Counted(text, at, number, next);
    }

    /// <summary>Friday of, workday in, day of the month, day of.</summary>
    private static Piece? Counted(TimeText text, int at, int number, int next)
    {
        if (ReadRelative.DayName(text, next) is { } weekday && IsOf(text, weekday.End))
            return Nth(at, weekday.End, number, weekday.Day, false);
        if (text.Word(TimeWord.AmountUnit, next) is { Value: 'n' } workday && IsOf(text, workday.End))
            return Nth(at, workday.End, number, null, true);
        if (text.Says(next, "day of the ") && text.Word(TimeWord.PeriodNoun, next + 11) is { } noun && text.IsEdge(noun.End))
            return new Piece(at, noun.End) { Day = new NthDay(number, null, false, new RelativePeriod((PeriodUnit)noun.Value, 0)) };
        return text.Says(next, "day") && IsOf(text, next + 3) ? Nth(at, next + 3, number, null, false) : null;
    }

    private static bool IsOf(TimeText text, int end) => text.Says(end, " of ") || text.Says(end, " in ");

    private static Piece Nth(int at, int end, int number, DayOfWeek? weekday, bool workday) =>
        new(at, end) { Day = new NthDay(number, weekday, workday), Weak = true };
}
