using System.Globalization;
using System.Text.RegularExpressions;

namespace CrmBot.Cards;

/// <summary>
/// Dates in UTC and English only, as in the official engine. What a person reads is formatted by code in their zone and
/// language and comes in under <c>say</c>; these serve inputs (<c>Input.Date</c>, <c>Input.Time</c>).
/// </summary>
internal static partial class DateFunctions
{
    private const string Iso = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static IEnumerable<Function> All =>
    [
        new("formatDateTime", 1, 2, ResultText.Never) { Eager = a => Value.Of(Print(Parse(TextFunctions.Read(a[0])), a)) },
        new("formatEpoch", 1, 2,
            ResultText.Never) { Eager = a => Value.Of(Print(DateTime.UnixEpoch.AddSeconds(NumberFunctions.Read(a[0])), a)) },
    ];

    private static DateTime Parse(string text)
    {
        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (LooksLikeDate().IsMatch(text) && DateTime.TryParse(text, CultureInfo.InvariantCulture, styles, out var moment))
            return moment;
        throw new ExpressionException("not an ISO 8601 date and time");
    }

    private static string Print(DateTime moment, Value[] a)
    {
        if (a.Length < 2 || TextFunctions.Read(a[1]) is not { Length: > 0 } pattern)
            return moment.ToString(Iso, CultureInfo.InvariantCulture);
        if (!KnownPattern().IsMatch(pattern))
            throw new ExpressionException($"the date pattern '{pattern}' holds letters without a meaning; put them in single quotes");
        return moment.ToString(pattern.Length == 1 ? "%" + pattern : pattern, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d(T\d\d:\d\d.*)?$")]
    private static partial Regex LooksLikeDate();

    [GeneratedRegex("^(yyyy|yy|MMMM|MMM|MM|M|dddd|ddd|dd|d|HH|H|hh|h|mm|m|ss|s|fff|tt|'[^']*'|[^A-Za-z'%\\\\])+$")]
    private static partial Regex KnownPattern();
}
