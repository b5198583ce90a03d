using CrmBot.Language.Numbers;

namespace CrmBot.Language.Times.Reading;

/// <summary>Reads clocks with 点: 三点一刻, 两点半, 差五分三点, 17点55分23秒, 零点整.</summary>
internal static class ReadChineseClock
{
    /// <param name="text">The text.</param>
    /// <param name="at">Where the clock starts.</param>
    /// <param name="led">A part of the day stands in front: then it is a clock whatever follows.</param>
    public static Piece? Read(TimeText text, int at, bool led)
    {
        if (text.At(at) == '差' && Lacking(text, at) is { } late) return late;
        if (Hour(text, at) is not { } hour || text.At(at - 1) is '.' or '第') return null;
        var (minute, second, end) = Minutes(text, hour.End);
        if (end == hour.End && !led && !IsClock(text, at, hour)) return null;
        return new Piece(at, end) { Clock = Build(hour.Hour, minute, second) };
    }

    /// <summary>差五分三点, 差一刻八点.</summary>
    private static Piece? Lacking(TimeText text, int at)
    {
        if (SmallNumber.Read(text, at + 1) is { } minutes && text.At(minutes.End) == '分'
            && Hour(text, text.Spaces(minutes.End + 1)) is { } late)
            return new Piece(at, late.End) { Clock = Build(late.Hour, -minutes.Value, null) };
        return text.Says(at + 1, "一刻") && Hour(text, at + 3) is { } quarter
            ? new Piece(at, quarter.End) { Clock = Build(quarter.Hour, -15, null) } : null;
    }

    private static ClockExpression Build(SmallNumber hour, int minute, int? second) =>
        new(hour.Value, minute, second, PartOfDay.None, hour.Padded || hour.Value is 0 or >= 13);

    private static (SmallNumber Hour, int End)? Hour(TimeText text, int at)
    {
        if (SmallNumber.Read(text, at) is not { Value: <= 24 } hour) return null;
        // 三四点: about then; the earlier hour is the safe one.
        if (ChineseDigits.Digit(text.At(at)) is > 0 and var low && ChineseDigits.Digit(text.At(at + 1)) == low + 1)
            hour = hour with { End = at + 2 };
        var mark = text.Spaces(hour.End);
        if (text.At(mark) == '时' && text.At(mark + 1) is not ('间' or '候' or '长')) return (hour, mark + 1);
        if (text.At(mark) != '点') return null;
        return (hour, text.At(mark + 1) is '钟' or '整' ? mark + 2 : mark + 1);
    }

    private static (int Minute, int? Second, int End) Minutes(TimeText text, int at)
    {
        if (PartOfHour(text, at) is { } part) return (part.Minute, null, part.End);
        var from = text.At(at) is '过' ? at + 1 : at;
        var zero = ChineseDigits.IsZero(text.At(from)) && ChineseDigits.Digit(text.At(from + 1)) > 0;
        if (SmallNumber.Read(text, zero ? from + 1 : from) is not { Value: < 60 } minute) return (0, null, at);
        if (text.At(minute.End) == '分' && text.At(minute.End + 1) != '钟') return Seconds(text, minute);
        // Without 分 the minutes need two places: 三点二十, 10点05; 两点五万 is no clock.
        return (zero || minute.Value >= 10 || minute.Digits == 2) && !text.Starts(minute.End, TimeContext.ClockCounted)
            ? (minute.Value, null, minute.End) : (0, null, at);
    }

    /// <summary>两点半, 三点一刻, 八点差五分.</summary>
    private static (int Minute, int End)? PartOfHour(TimeText text, int at)
    {
        if (text.At(at) == '半' && text.At(at + 1) is not ('年' or '个' or '天')) return (30, at + 1);
        if (text.Says(at, "一刻") || text.Says(at, "1刻")) return (15, at + 2);
        if (text.Says(at, "三刻") || text.Says(at, "3刻")) return (45, at + 2);
        return text.At(at) == '差' && SmallNumber.Read(text, at + 1) is { Value: < 60 } lacking && text.At(lacking.End) == '分'
            ? (-lacking.Value, lacking.End + 1) : null;
    }

    private static (int, int?, int) Seconds(TimeText text, SmallNumber minute) =>
        SmallNumber.Read(text, minute.End + 1) is { Value: < 60 } second && text.At(second.End) == '秒'
            ? (minute.Value, second.Value, second.End + 1)
            : (minute.Value, null, minute.End + 1);

    /// <summary>提了两点要求, 便宜一点, 两点五: a number and 点 that are no clock.</summary>
    private static bool IsClock(TimeText text, int at, (SmallNumber Hour, int End) hour)
    {
        var next = text.At(hour.End);
        if (ChineseDigits.Starts(next) || char.IsAsciiDigit(next)) return false;
        if (text.At(hour.End - 1) is '钟' or '整' || hour.Hour.Value > 6) return !(text.At(at - 1) is '这' or '那');
        if (text.Starts(hour.End, TimeContext.ClockNoun)) return false;
        if (text.Follows(at, TimeContext.NotClockLead)) return false;
        if (hour.Hour.Value != 1 || char.IsAsciiDigit(text.At(at))) return true;
        return (!char.IsLetter(text.At(at - 1)) && next != '\0') || text.Follows(at, TimeContext.OneOClockLead);
    }
}
