namespace CrmBot.Features.Reading;

/// <summary>A calendar day as a number, 20260430: sorts, compares and groups by month alike on both engines.</summary>
internal static class DayCode
{
    /// <summary>Of a day nobody has said; after every day, so that it comes last.</summary>
    public const int None = 99_999_999;

    public static int Of(DateOnly day) => (day.Year * 10_000) + (day.Month * 100) + day.Day;

    /// <summary>
    /// The day of a slot of the language contract, <c>yyyy-MM-dd</c> with or without a clock; null when there is none in it.
    /// </summary>
    public static int? Of(string? said) => SaidTime.Read(said) is { } time ? Of(time.Day) : null;

    /// <summary>Null for <see cref="None"/>, 0 and whatever else is no day.</summary>
    public static DateOnly? Read(int? code)
    {
        if (code is not { } day || day is < 1_01_01 or >= None) return null;
        var (year, month, date) = (day / 10_000, day / 100 % 100, day % 100);
        return year is > 0 and < 10_000 && month is >= 1 and <= 12 && date >= 1 && date <= DateTime.DaysInMonth(year, month)
            ? new(year, month, date) : null;
    }
}
