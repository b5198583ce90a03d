namespace CrmBot.Language.Numbers;

/// <summary>One digit of a Chinese numeral with the unit behind it: 三百, 两三百 (either of two), 十 (of one), 五 (without a unit).</summary>
/// <param name="Digit">The digit; one where only the unit was said.</param>
/// <param name="Second">The higher digit of a pair: 三 in 两三百.</param>
/// <param name="Unit">10, 100 or 1000; 0 without one.</param>
/// <param name="End">Where it ends.</param>
internal readonly record struct ChinesePlace(int Digit, int? Second, int Unit, int End)
{
    /// <summary>More than the unit of every place.</summary>
    public const int AboveAll = 10_000;

    /// <summary>Nothing of the same numeral stands behind it.</summary>
    public bool IsLast => Unit == 0 || Second is not null;

    public static ChinesePlace? Read(string text, int at)
    {
        var first = ChineseDigits.Digit(text[at]);
        if (first < 0) return ChineseDigits.Unit(text[at]) == 10 ? new ChinesePlace(1, null, 10, at + 1) : null;
        int? second = first > 0 && at + 1 < text.Length && ChineseSection.IsPair(text, at) ? ChineseDigits.Digit(text[at + 1]) : null;
        var next = second is null ? at + 1 : at + 2;
        var unit = ChineseDigits.Unit(ChineseDigits.At(text, next));
        return new ChinesePlace(first, second, unit, unit > 0 ? next + 1 : next);
    }

    /// <summary>Units fall from place to place; a pair that stands alone (三五) is no number here.</summary>
    public bool FitsBelow(int last) => Unit < last && !(Unit == 0 && Second is not null && last == AboveAll);

    /// <summary>What the digit counts: its unit, or a tenth of the unit before it (一百五 is 150, 一百零五 is 105).</summary>
    public int Weight(string text, int at, int last)
    {
        if (Unit > 0) return Unit;
        var isShort = last is > 10 and < AboveAll && !ChineseDigits.IsZero(text[at - 1])
            && ChineseDigits.Unit(ChineseDigits.At(text, at + 1)) == 0;
        return isShort ? last / 10 : 1;
    }
}
