using CrmBot.Language.Numbers;

namespace CrmBot.Language.Times.Reading;

/// <summary>One number with its unit of time.</summary>
/// <param name="Count">How many; halves included.</param>
/// <param name="Unit">The letter of the unit table.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Fuzzy">两三天, 十来天: no exact number was said.</param>
internal readonly record struct AmountPart(decimal Count, char Unit, int End, bool Fuzzy)
{
    public static AmountPart? Read(TimeText text, int at, bool follows)
    {
        if (English(text, at) is { } english) return english;
        if (follows && MinutesOfHour(text, at) is { } minutes) return minutes;
        if (!text.IsEdge(at) || text.At(at - 1) is '.' or '第' || (text.At(at - 1) is '-' or '/' && char.IsAsciiDigit(text.At(at - 2))))
            return null;
        if (!follows && ChineseDigits.Starts(text.At(at)) && (ChineseDigits.Digit(text.At(at - 1)) >= 0 || text.At(at - 1) is '十' or '百'))
            return null;
        if (NumeralReader.Read(text.Lower, at) is not { Scale: 1 } numeral) return null;
        var end = numeral.Span.End;
        var half = (text.At(end) == '个' && text.At(end + 1) == '半' || text.At(end) == '半') && numeral.IsWhole
            && numeral.Script == NumeralScript.Chinese;
        if (half) return Halves(text, at, numeral, text.At(end) == '半' ? end + 1 : end + 2);
        if (text.At(end) == '个' && text.At(end + 1) == '半') return Halves(text, at, numeral, end + 2);
        if (text.Says(end, " and a half "))
            return Measured(text, at, numeral, text.Spaces(end + 11)) is { } more ? more with { Count = more.Count + 0.5m } : null;
        return Measured(text, at, numeral, text.At(end) is '-' ? end + 1 : text.Spaces(text.At(end) is '+' ? end + 1 : end)) is { } part ? WithHalf(text, part) : null;
    }

    /// <summary>两个半月, 一个半小时.</summary>
    private static AmountPart? Halves(TimeText text, int at, Numeral numeral, int next) =>
        Measured(text, at, numeral, next) is { } part ? part with { Count = part.Count + 0.5m }
        : text.At(next) == '月' ? new AmountPart(numeral.Value + 0.5m, 'm', next + 1, false) : null;

    private static AmountPart? Measured(TimeText text, int at, Numeral numeral, int next)
    {
        if (text.Word(TimeWord.AmountUnit, next) is not { } unit) return Attached(text, numeral, next);
        if (unit.End - next == 1 && text.At(next) < 0x80 && next != numeral.Span.End) return null;
        var part = new AmountPart(numeral.Value, (char)unit.Value, unit.End, numeral.Upper is not null || numeral.Approx);
        return IsAllowed(text, at, numeral, next, part) ? part : null;
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

    /// <summary>三月, 2026年, 15日, 5分 are mostly no amounts: some units need a sign that they are.</summary>
    private static bool IsAllowed(TimeText text, int at, Numeral numeral, int unit, AmountPart part)
    {
        var single = part.End - unit == 1;
        var next = text.At(part.End);
        return text.At(unit) switch
        {
            '月' => text.At(at) is '俩' or '仨' or '半' or '两' && numeral.Value < 4,
            '年' => numeral.Value < 1000 && !IsYearName(text, at, numeral, next) && !text.Starts(part.End, TimeContext.NotYearFollower),
            '日' => next is '内' || text.Says(part.End, "之内") || text.Says(part.End, "以内")
                || (next is '后' && numeral.Script == NumeralScript.Chinese && numeral.Value < 10),
            '分' when single => next is '后' or '前' or '内' || text.At(at - 1) is '时' or '点',
            '天' => next is not ('猫' or '气' or '津'),
            '周' => !text.Starts(part.End, TimeContext.NotWeekFollower)
                && !(text.At(unit - 1) == ' ' && next is '一' or '二' or '三' or '四' or '五' or '六' or '日' or '天' or '末')   // 5112 周五下午装
                && !(text.At(at) is '1' or '一' && text.At(at - 1) is '每' or '下' or '上' or '这'),
            '时' => false,
            _ => true,
        };
    }

    private static bool IsYearName(TimeText text, int at, Numeral numeral, char next)
    {
        _ = numeral;
        return ReadYear.Marked(text, at) is not null && next is not ('后' or '内' or '前' or '期');
    }

    /// <summary>一年半, 两小时半.</summary>
    private static AmountPart WithHalf(TimeText text, AmountPart part) =>
        text.At(part.End) == '半' && !text.Says(part.End, "半年") && !text.Says(part.End, "半天")
            ? part with { Count = part.Count + 0.5m, End = part.End + 1 }
        : text.Says(part.End, " and a half") ? part with { Count = part.Count + 0.5m, End = part.End + 11 }
        : text.Says(part.End, " and half") ? part with { Count = part.Count + 0.5m, End = part.End + 9 } : part;

    private static readonly (string Words, decimal Count)[] Counts =
    [
        ("half a ", 0.5m), ("half an ", 0.5m), ("half ", 0.5m), ("one and a half ", 1.5m), ("a couple of ", 2m), ("a couple ", 2m),
            ("couple of ", 2m), ("couple ", 2m),
        ("an ", 1m), ("a ", 1m), ("another ", 1m), ("one more ", 1m),
    ];

    private static AmountPart? English(TimeText text, int at)
    {
        if (!text.IsWordStart(at)) return null;
        // twice a week says how often, not how long.
        if (text.Says(at - 6, "twice ") || text.Says(at - 6, "times ")) return null;
        foreach (var (words, count) in Counts)
            if (text.Says(at, words) && text.Word(TimeWord.AmountUnit, at + words.Length) is { } unit && unit.End - at - words.Length > 1)
                return WithHalf(text, new AmountPart(count, (char)unit.Value, unit.End, false));
        foreach (var few in (ReadOnlySpan<string>)["a few ", "few ", "several "])
            if (text.Says(at, few) && text.Word(TimeWord.AmountUnit, at + few.Length) is { } some)
                return new AmountPart(3, (char)some.Value, some.End, true);
        return null;
    }
}
