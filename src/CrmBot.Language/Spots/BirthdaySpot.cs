using CrmBot.Language.Text;

namespace CrmBot.Language.Spots;

/// <summary>A birthday that is told: 生日5月8号, 农历八月十五生日, birthday is Feb 29.</summary>
/// <param name="Span">The word and the date, with what joins them.</param>
/// <param name="Date">Where the date itself stands.</param>
/// <param name="IsLunar">A date of the Chinese calendar.</param>
/// <param name="IsLeap">Of a month that is put in: 闰四月.</param>
public readonly record struct BirthdaySpot(TextSpan Span, TextSpan Date, int Month, int Day, int? Year, bool IsLunar, bool IsLeap);
