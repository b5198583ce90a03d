using System.Globalization;

namespace CrmBot.Features.Reading;

/// <summary>A day, or a moment of a day, on the speaker's wall clock, as the language contract writes it.</summary>
internal readonly record struct SaidTime(DateTime Local, bool HasClock)
{
    private const string DayForm = "yyyy-MM-dd";
    private const string MomentForm = "yyyy-MM-ddTHH:mm";

    // Nobody means a day beyond, and next to the ends of the calendar not every zone has an instant for it.
    private const int FirstYear = 1800, LastYear = 2999;

    public DateOnly Day => DateOnly.FromDateTime(Local);

    /// <summary>Reads <c>yyyy-MM-dd</c> or <c>yyyy-MM-ddTHH:mm</c>; null when it is neither or no such day exists.</summary>
    public static SaidTime? Read(string? text)
    {
        if (text is not { Length: 10 or 16 } || Number(text, 0, 4) is not { } year || Number(text, 5, 2) is not { } month
            || Number(text, 8, 2) is not { } day) return null;
        if (text[4] != '-' || text[7] != '-' || year is < FirstYear or > LastYear || month is < 1 or > 12 || day < 1
            || day > DateTime.DaysInMonth(year, month)) return null;
        if (text.Length == 10) return new(new DateTime(year, month, day), false);
        if (text[10] != 'T' || text[13] != ':' || Number(text, 11, 2) is not { } hour || Number(text, 14, 2) is not { } minute) return null;
        return hour < 24 && minute < 60 ? new(new DateTime(year, month, day, hour, minute, 0), true) : null;
    }

    private static int? Number(string text, int from, int length) =>
        int.TryParse(text.AsSpan(from, length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static string Write(DateTime local) => local.ToString(MomentForm, CultureInfo.InvariantCulture);

    public static string Write(DateOnly day) => day.ToString(DayForm, CultureInfo.InvariantCulture);

    public override string ToString() => Local.ToString(HasClock ? MomentForm : DayForm, CultureInfo.InvariantCulture);
}
