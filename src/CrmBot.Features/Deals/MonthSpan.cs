using System.Globalization;

namespace CrmBot.Features.Deals;

/// <summary>A term in whole months: 12 of P1Y, 6 of P6M.</summary>
internal static class MonthSpan
{
    /// <returns>Null for what is no span of months or years.</returns>
    public static int? Read(string? term) =>
        term is { Length: >= 3 and <= 8 } && term[0] == 'P'
            && int.TryParse(term.AsSpan(1, term.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
            ? term[^1] switch { 'Y' => count * 12, 'M' => count, _ => null }
            : null;
}
