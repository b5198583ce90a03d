using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CrmBot.Features.Reading;

/// <summary>
/// Which currency a sentence names. The language contract gives an amount without a sign the company's; what it is about may have another.
/// </summary>
internal static partial class SaidCurrency
{
    private static readonly string[] Codes = ["USD", "EUR", "GBP", "HKD", "JPY", "CNY"];

    /// <summary>ISO code of the first one; null when none is named.</summary>
    public static string? Of(string text) =>
        Named().Match(text) is { Success: true } named ? Codes.First(code => named.Groups[code].Success) : null;

    /// <summary>Of a customer who is dealt with in dollars, 88k are dollars unless somebody says otherwise.</summary>
    /// <param name="amount">The contract's money object, in <paramref name="company"/>'s currency when none was named.</param>
    /// <param name="said">The sentence; null when it was no sentence.</param>
    /// <param name="own">In what the deal or the customer is dealt with.</param>
    /// <param name="company">What the company reckons in.</param>
    public static JsonObject? Own(JsonObject? amount, string? said, string? own, string company)
    {
        if (amount is null || said is null || own is null || Of(said) is not null || amount["cur"]?.GetValue<string>() != company)
            return amount;
        var meant = (JsonObject)amount.DeepClone();
        meant["cur"] = own;
        return meant;
    }

    // Letters of their own only: a customer may be called Neural Works. k and m belong to the number before.
    [GeneratedRegex(
        @"(?<HKD>港币|港元|\bhk\$|(?<![a-jln-z])hkd(?![a-z]))|(?<USD>\$|美元|美金|(?<![a-jln-z])usd(?![a-z])|\bdollars?\b|\bbucks\b)|(?<EUR>€|欧元|(?<![a-jln-z])eur(?:os?)?(?![a-z]))"
        + @"|(?<GBP>£|英镑|(?<![a-jln-z])gbp(?![a-z]))|(?<JPY>日元|(?<![a-jln-z])jpy(?![a-z])|\byen\b)|(?<CNY>¥|￥|人民币|(?<![a-jln-z])(?:rmb|cny)(?![a-z])|\byuan\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();
}
