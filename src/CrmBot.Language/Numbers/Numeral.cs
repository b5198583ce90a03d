namespace CrmBot.Language.Numbers;

/// <summary>A number as written, Arabic, Chinese or English.</summary>
/// <param name="Span">Where it stands, magnitude words (万, k) included.</param>
/// <param name="Value">The number named; the lower end of a spoken range.</param>
/// <param name="Upper">The upper end of a spoken range (三五十, 十几), else null.</param>
/// <param name="Approx">来, 多, 余, 出头 was said.</param>
/// <param name="Script">How it was written.</param>
/// <param name="Scale">The last magnitude word (10000 for 万), 1 without one.</param>
public readonly record struct Numeral(
    Text.TextSpan Span, decimal Value, decimal? Upper, bool Approx, NumeralScript Script, decimal Scale)
{
    public bool IsWhole => decimal.Truncate(Value) == Value;

    public bool IsPlain => Upper is null && !Approx && Scale == 1;
}

/// <summary>How a number was written.</summary>
public enum NumeralScript
{
    Digits,
    Chinese,
    English,
}
