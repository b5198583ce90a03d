using static CrmBot.Language.Numbers.ChineseDigits;

namespace CrmBot.Language.Numbers;

/// <summary>What the parts of a numeral add up to, the largest first: 一亿 and 两千万, 3万 and 5 (35000).</summary>
/// <param name="at">Where the numeral starts.</param>
/// <param name="script">How it is written.</param>
internal struct ScaledSum(int at, NumeralScript script)
{
    /// <summary>The magnitude of the part before; 0 before the first.</summary>
    private decimal _last;

    public decimal Total { get; private set; }

    /// <summary>The upper end of a spoken range: 三五十万.</summary>
    public decimal? Upper { get; private set; }

    /// <summary>The largest magnitude so far.</summary>
    public decimal Scale { get; private set; } = 1;

    /// <summary>80多万: more was said in between.</summary>
    public bool Approx { get; private set; }

    public int End { get; private set; } = at;

    /// <summary>Adds a part that belongs to the numeral; false when it does not, or when nothing can follow it.</summary>
    public bool Add(string lower, NumeralPart part)
    {
        var (next, more) = SkipMore(lower, part.End);
        var (factor, end) = Magnitude.Read(lower, next, script);
        var plain = factor == 1;
        if (_last > 0 && (factor >= _last || (plain && !CountsAlone(lower, part, _last)))) return false;
        Approx |= more && !plain;
        if (part.Upper is { } high) Upper = Total + high * factor;
        Total += part.Value * (plain && _last > 0 ? Shorthand(lower, part, _last) : factor);
        End = plain ? part.End : end;
        Scale = Math.Max(Scale, factor);
        _last = factor;
        return !plain && Upper is null;
    }

    /// <summary>80多万, 二十来万, 5出头万: the word between the number and its magnitude.</summary>
    private static (int End, bool More) SkipMore(string lower, int at)
    {
        if (lower.AsSpan(at).StartsWith("出头") && At(lower, at + 2) is '万' or '亿') return (at + 2, true);
        return At(lower, at) is '来' or '多' or '余' or '几' && Magnitude.Read(lower, at + 1, NumeralScript.Chinese).Factor > 1
            ? (at + 1, true) : (at, false);
    }

    /// <summary>3万5 is 35000, 3万5千 was said in full, 3亿2000 counts from 万: a number with nothing to count behind it.</summary>
    private static bool CountsAlone(string lower, NumeralPart part, decimal last) =>
        !IsCounted(At(lower, part.End)) && (IsOneDigit(part) && last >= 1000 || IsOwnNumber(lower, part, last));

    private static bool IsOneDigit(NumeralPart part) =>
        part.Upper is null && part.Value is > 0 and < 10 && decimal.Truncate(part.Value) == part.Value;

    private static bool IsOwnNumber(string lower, NumeralPart part, decimal last) =>
        part.Value >= 10 && part.Value < last && last >= 10000
        && (Digit(At(lower, part.End - 1)) >= 0 || Unit(At(lower, part.End - 1)) > 0);

    private static decimal Shorthand(string lower, NumeralPart part, decimal last) =>
        part.Value < 10 && lower[part.End - 2] is not '零' ? last / 10 : 1;

    /// <summary>Characters that show that the digit before them counts something of its own: 30万3个月, 12万2年.</summary>
    private static bool IsCounted(char c) =>
        char.IsAsciiDigit(c) || "个天日号月年周小点分时刻台件套次单条家人期成折%倍级星楼机位度-~到至./:折批名种份组".Contains(c, StringComparison.Ordinal);
}
