using CrmBot.Language.Numbers;

namespace CrmBot.Language.Times.Reading;

/// <summary>One number with its unit of time.</summary>
/// <param name="Count">How many; halves included.</param>
/// <param name="Unit">The letter of the unit table.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Fuzzy">两三天, 十来天: no exact number was said.</param>
internal readonly record struct AmountPart(decimal Count, char Unit, int End, bool Fuzzy)
{
    /// <param name="text">The text.</param>
    /// <param name="at">Where the number starts.</param>
    /// <param name="follows">Another part stands right before it: 1天2小时.</param>
    public static AmountPart? Read(TimeText text, int at, bool follows)
    {
        if (EnglishCount.Read(text, at) is { } english) return english;
        if (follows && MinutesOfHour(text, at) is { } minutes) return minutes;
        if (!CouldStart(text, at) || (!follows && IsTailOfNumber(text, at))) return null;
        return NumeralReader.Read(text.Lower, at) is { Scale: 1 } numeral ? Counted(text, at, numeral) : null;
    }

    /// <summary>Not in 第3天, 1.5, 2026-3.</summary>
    private static bool CouldStart(TimeText text, int at) => text.IsEdge(at) && text.At(at - 1) is not ('.' or '第')
        && !(text.At(at - 1) is '-' or '/' && char.IsAsciiDigit(text.At(at - 2)));

    /// <summary>The 五 of 二十五天.</summary>
    private static bool IsTailOfNumber(TimeText text, int at) => ChineseDigits.Starts(text.At(at))
        && (ChineseDigits.Digit(text.At(at - 1)) >= 0 || text.At(at - 1) is '十' or '百');

    private static AmountPart? Counted(TimeText text, int at, Numeral numeral)
    {
        var end = numeral.Span.End;
        if (text.At(end) == '个' && text.At(end + 1) == '半') return Halves(text, at, numeral, end + 2);
        if (text.At(end) == '半' && numeral.IsWhole && numeral.Script == NumeralScript.Chinese) return Halves(text, at, numeral, end + 1);
        if (text.Says(end, " and a half ")) return WithHalfMore(Measured(text, at, numeral, text.Spaces(end + 11)));
        return Measured(text, at, numeral, UnitBehind(text, end)) is { } part ? WithHalf(text, part) : null;
    }

    /// <summary>30-minute, 5+ years, 3 days.</summary>
    private static int UnitBehind(TimeText text, int end) => text.At(end) switch
    {
        '-' => end + 1,
        '+' => text.Spaces(end + 1),
        _ => text.Spaces(end),
    };

    /// <summary>两个半月, 一个半小时.</summary>
    private static AmountPart? Halves(TimeText text, int at, Numeral numeral, int next) =>
        WithHalfMore(Measured(text, at, numeral, next))
        ?? (text.At(next) == '月' ? new AmountPart(numeral.Value + 0.5m, 'm', next + 1, false) : null);

    private static AmountPart? WithHalfMore(AmountPart? part) => part is { } whole ? whole with { Count = whole.Count + 0.5m } : null;

    private static AmountPart? Measured(TimeText text, int at, Numeral numeral, int next)
    {
        if (text.Word(TimeWord.AmountUnit, next) is not { } unit) return Attached(text, numeral, next);
        if (unit.End - next == 1 && text.At(next) < 0x80 && next != numeral.Span.End) return null;
        return DoubtfulUnit.IsMeant(text, at, numeral, next, unit.End)
            ? new AmountPart(numeral.Value, (char)unit.Value, unit.End, numeral.Upper is not null || numeral.Approx) : null;
    }

    /// <summary>The 30m of 1h30m.</summary>
    private static AmountPart? MinutesOfHour(TimeText text, int at) =>
        text.At(at - 1) == 'h' && SmallNumber.ReadDigits(text, at) is { Value: < 60 } minutes && text.At(minutes.End) == 'm'
            && text.IsEdge(minutes.End + 1)
            ? new AmountPart(minutes.Value, 'M', minutes.End + 1, false)
            : null;

    /// <summary>30d: only written together.</summary>
    private static AmountPart? Attached(TimeText text, Numeral numeral, int next)
    {
        var together = next == numeral.Span.End && numeral.Script == NumeralScript.Digits;
        return together && text.At(next) == 'd' && text.IsEdge(next + 1) ? new AmountPart(numeral.Value, 'd', next + 1, false) : null;
    }

    /// <summary>一年半, 两小时半, an hour and a half.</summary>
    public static AmountPart WithHalf(TimeText text, AmountPart part)
    {
        var behind = text.At(part.End) == '半' && !text.Says(part.End, "半年") && !text.Says(part.End, "半天") ? 1
            : text.Says(part.End, " and a half") ? 11
            : text.Says(part.End, " and half") ? 9 : 0;
        return behind == 0 ? part : part with { Count = part.Count + 0.5m, End = part.End + behind };
    }
}
