namespace CrmBot.Language.Numbers;

/// <summary>
/// An amount as said: one value, or a range with one or two inclusive bounds. Major units (yuan, dollars).
/// </summary>
/// <param name="Value">The amount; null for a range.</param>
/// <param name="Min">Lower bound, inclusive.</param>
/// <param name="Max">Upper bound, inclusive.</param>
/// <param name="Currency">ISO 4217 code; null when no mark was said (the caller's default applies).</param>
/// <param name="Approx">The speaker said about, 左右, 来, 多 ...; never with a range.</param>
public sealed record Money(decimal? Value, decimal? Min, decimal? Max, string? Currency, bool Approx)
{
    public static Money Of(decimal value, string? currency = null, bool approx = false) => new(value, null, null, currency, approx);

    /// <summary>The same amount, in the given currency if none was said.</summary>
    public Money OrIn(string currency) => Currency is null ? this with { Currency = currency } : this;
}

/// <summary>Where an amount stands and what it says.</summary>
/// <param name="Span">With its currency, bound and approximation words.</param>
/// <param name="Core">The number itself with magnitude and currency, without bound and approximation words.</param>
/// <param name="Money">The amount.</param>
/// <param name="Bare">A plain number without currency or magnitude: money only where the sentence asks for an amount.</param>
public readonly record struct MoneySpot(Text.TextSpan Span, Text.TextSpan Core, Money Money, bool Bare);
